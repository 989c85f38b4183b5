import type { Stack, Stage, Unit } from './unit.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface PlacedStack {
  readonly stack: Stack;
  readonly title: { x: number; y: number };
  readonly size: number;
  readonly font: number;
  readonly boxes: readonly Box[];
}
export interface PlacedBlock extends Box {
  readonly block: number;
  readonly size: number;
  readonly thumb: boolean;
  readonly slices: readonly Box[];
}
export interface PlacedStage {
  readonly stage: Stage;
  readonly number: number;
  readonly title: { x: number; y: number };
  readonly font: number;
  readonly blocks: readonly PlacedBlock[];
}
export interface Link {
  readonly path: string;
  readonly term: string | undefined;
}
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly stacks: readonly PlacedStack[];
  readonly stages: readonly PlacedStage[];
  readonly links: readonly Link[];
  readonly bands: readonly (Box & { group: number; label: number })[];
}

export const LABEL = 18;
export const SLICE_GAP = 4;
export const INSET = 4;
export const TITLE = 40;

/** The size of numbers in cells of `size`, none (0) below 12 px. */
export function fontIn(size: number, values: readonly (readonly number[])[]): number {
  const longest = Math.max(1, ...values.flat().map((value) => String(value).length));
  const font = Math.min(15, Math.max(12, size * 0.66), (size - 1.3) / (longest * 0.61));
  return font >= 11.99 ? font : 0;
}

export const cells = ({ side, padding }: Stack) => side + 2 * padding;
export const blockWidth = ({ depth, kernel }: Stage, size: number) =>
  depth * kernel * size + (depth - 1) * SLICE_GAP + 2 * INSET;

export function blockAt(
  stage: Stage,
  block: number,
  x: number,
  y: number,
  size: number,
  thumb = false,
): PlacedBlock {
  const side = stage.kernel * size;
  const gap = thumb ? 2 : SLICE_GAP;
  const slices = Array.from({ length: stage.depth }, (_, j) => ({
    x: x + INSET + j * (side + gap),
    y: y + INSET,
    width: side,
    height: side,
  }));
  const width = stage.depth * (side + gap) - gap + 2 * INSET;
  return { block, x, y, width, height: side + 2 * INSET, size, thumb, slices };
}

/** A ribbon from one edge to another: from window to slice share, from block to unit. */
function ribbon(a: Box, b: Box, tall: boolean): string {
  if (tall) {
    const [y1, y2] = [a.y + a.height, b.y];
    const middle = (y1 + y2) / 2;
    return `M${a.x} ${y1}C${a.x} ${middle} ${b.x} ${middle} ${b.x} ${y2}H${b.x + b.width}C${b.x + b.width} ${middle} ${a.x + a.width} ${middle} ${a.x + a.width} ${y1}Z`;
  }
  const [x1, x2] = [a.x + a.width, b.x];
  const middle = (x1 + x2) / 2;
  return `M${x1} ${a.y}C${middle} ${a.y} ${middle} ${b.y} ${x2} ${b.y}V${b.y + b.height}C${middle} ${b.y + b.height} ${middle} ${a.y + a.height} ${x1} ${a.y + a.height}Z`;
}

/** The square of `span` cells that starts at (row, column) of a sheet, padding counted from −padding. */
export function windowBox(
  { boxes, size, stack }: PlacedStack,
  at: { sheet: number; row: number; column: number },
  span: number,
): Box {
  const { x, y } = boxes[at.sheet];
  return {
    x: x + (at.column + stack.padding) * size,
    y: y + (at.row + stack.padding) * size,
    width: span * size,
    height: span * size,
  };
}

export function links(
  units: readonly Unit[],
  stacks: readonly PlacedStack[],
  stages: readonly PlacedStage[],
  tall: boolean,
): Link[] {
  return units.flatMap((unit) => {
    const { blocks, stage } = stages[unit.stage];
    const block = blocks.find(({ block, thumb }) => block === unit.block && !thumb)!;
    const n = unit.parts.length;
    const inward = unit.parts.map((part, j) => {
      const share = tall
        ? { ...block.slices[j], y: block.y }
        : { ...block, y: block.y + (j * block.height) / n, height: block.height / n };
      return {
        path: ribbon(windowBox(stacks[unit.stage], part, stage.kernel), share, tall),
        term: `c${part.sheet}`,
      };
    });
    const term = unit.stage < stages.length - 1 ? `c${unit.sheet}` : undefined;
    return [...inward, { path: ribbon(block, windowBox(stacks[unit.stage + 1], unit, 1), tall), term }];
  });
}
