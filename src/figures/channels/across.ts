import type { View } from './model.ts';
import {
  blockAt,
  blockWidth,
  cells,
  fontIn,
  INSET,
  LABEL,
  type Layout,
  links,
  type PlacedStack,
  type PlacedStage,
  TITLE,
} from './placed.ts';

/** Left to right, for a wide page: one column for each stack and each stage, rows aligned so that groups are bands. */
export function across(view: View): Layout {
  const width = 720;
  const pair = view.stages.length > 1;
  const stair = pair ? 3 : 5;
  // Cells as large as their numbers ask for, while the whole stays on one screen.
  const wanted = view.stacks.map(
    (s) => s.sheets.length * (cells(s) * (s.name === 'x' ? 19 : 25) + LABEL + 6),
  );
  const budget = Math.min(640, Math.max(300, ...wanted));
  const fit = (count: number, across: number, most: number) =>
    Math.max(8, Math.min(most, Math.floor((budget / count - LABEL - 6) / across)));
  let sizes: { stacks: number[]; stages: number[] };
  let gap: number;
  let most = 26;
  do {
    sizes = {
      stacks: view.stacks.map((s) =>
        fit(s.sheets.length, cells(s), s.name === 'x' ? Math.min(most, 22) : most),
      ),
      stages: view.stages.map((s) => fit(s.blocks.length, s.kernel, Math.min(most, 22))),
    };
    const used =
      view.stacks.reduce((sum, s, i) => sum + cells(s) * sizes.stacks[i] + (s.sheets.length - 1) * stair, 0) +
      view.stages.reduce((sum, s, i) => sum + blockWidth(s, sizes.stages[i]), 0);
    gap = (width - 4 - used) / (2 * view.stages.length);
    most--;
  } while (gap < (pair ? 26 : 56) && most > 8);
  const height = Math.max(
    ...view.stacks.map((s, i) => s.sheets.length * (cells(s) * sizes.stacks[i] + LABEL + 6)),
    ...view.stages.map((s, i) => s.blocks.length * (s.kernel * sizes.stages[i] + 2 * INSET + LABEL + 6)),
  );
  const stacks: PlacedStack[] = [];
  const stages: PlacedStage[] = [];
  let x = 2;
  view.stacks.forEach((stack, i) => {
    const size = sizes.stacks[i];
    const side = cells(stack) * size;
    const n = stack.sheets.length;
    const pitch = height / n;
    const boxes = stack.sheets.map((_, c) => ({
      x: x + c * stair,
      y: TITLE + c * pitch + LABEL + (pitch - LABEL - side) / 2,
      width: side,
      height: side,
    }));
    // Room for the words "Output volume" over a narrow stack at the right edge.
    const title = { x: Math.min(x, width - 104), y: 14 };
    stacks.push({ stack, title, size, font: fontIn(size, stack.sheets), boxes });
    x += side + (n - 1) * stair + gap;
    const stage = view.stages[i];
    if (!stage) return;
    const slot = height / stage.blocks.length;
    const blocks = stage.blocks.map((_, o) => {
      const tallness = stage.kernel * sizes.stages[i] + 2 * INSET;
      return blockAt(stage, o, x, TITLE + o * slot + LABEL + (slot - LABEL - tallness) / 2, sizes.stages[i]);
    });
    const font = fontIn(
      sizes.stages[i],
      stage.blocks.flatMap((block) => block.slices),
    );
    stages.push({ stage, number: i, title: { x, y: 14 }, font, blocks });
    x += blockWidth(stage, sizes.stages[i]) + gap;
  });
  const groups = view.groups > 1 ? view.groups : 0;
  const bands = Array.from({ length: groups }, (_, group) => ({
    group,
    x: 0,
    label: stacks.at(-1)!.boxes[0].x - gap / 2,
    y: TITLE + (group * height) / groups + 3,
    width,
    height: height / groups - 4,
  }));
  return {
    width,
    height: TITLE + height + 4,
    stacks,
    stages,
    bands,
    links: links(view.units, stacks, stages, false),
  };
}
