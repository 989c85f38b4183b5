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
  type PlacedBlock,
  type PlacedStack,
  type PlacedStage,
  SLICE_GAP,
  TITLE,
} from './placed.ts';

/** As many boxes of equal width in a row as fit, the rows evenly filled; cells of at least `least` where that is possible. */
function wrap(count: number, span: number, least: number, most: number, width: number, gap: number) {
  const fits = Math.max(1, Math.min(count, Math.floor((width + gap) / (span * least + gap))));
  const perRow = Math.ceil(count / Math.ceil(count / fits));
  const size = Math.min(most, Math.floor((width + gap) / perRow - gap) / span);
  return { perRow, size: Math.floor(size) };
}

/** Downwards, for a phone: all kernels small, those of the chosen unit large, output cells wide enough for a finger. */
export function downwards(view: View): Layout {
  const width = 296;
  const stacks: PlacedStack[] = [];
  const stages: PlacedStage[] = [];
  let y = 0;
  view.stacks.forEach((stack, i) => {
    const gap = 12;
    const output = i === view.stacks.length - 1;
    const n = stack.sheets.length;
    const { perRow, size } = wrap(n, cells(stack), output ? 25 : 16, output ? 30 : 22, width - 2, gap);
    const side = cells(stack) * size;
    const left = 1 + (width - 2 - perRow * side - (perRow - 1) * gap) / 2;
    const boxes = stack.sheets.map((_, c) => ({
      x: left + (c % perRow) * (side + gap),
      y: y + TITLE + LABEL + Math.floor(c / perRow) * (side + LABEL + 6),
      width: side,
      height: side,
    }));
    stacks.push({ stack, title: { x: 0, y: y + 14 }, size, font: fontIn(size, stack.sheets), boxes });
    y = Math.max(...boxes.map((box) => box.y + box.height)) + 36;
    const stage = view.stages[i];
    if (!stage) return;
    const active = [...new Set(view.units.filter((unit) => unit.stage === i).map(({ block }) => block))];
    const blocks: PlacedBlock[] = [];
    let top = y + TITLE;
    if (active.length < stage.blocks.length) {
      const span = stage.depth * (stage.kernel * 4 + 2) + 2 * INSET + 5;
      const each = Math.max(1, Math.floor(width / span));
      stage.blocks.forEach((_, o) => {
        blocks.push(
          blockAt(stage, o, (o % each) * span, top + Math.floor(o / each) * (stage.kernel * 4 + 14), 4, true),
        );
      });
      top = Math.max(...blocks.map((block) => block.y + block.height)) + 8;
    }
    const fixed = (stage.depth - 1) * SLICE_GAP + 2 * INSET;
    const placed = wrap(active.length, stage.depth * stage.kernel, 16, 22, width - fixed, 12 + fixed);
    active.forEach((o, a) => {
      const x = (a % placed.perRow) * (blockWidth(stage, placed.size) + 12);
      const down = Math.floor(a / placed.perRow) * (stage.kernel * placed.size + 2 * INSET + LABEL + 6);
      blocks.push(blockAt(stage, o, x, top + LABEL + down, placed.size));
    });
    const font = fontIn(
      placed.size,
      stage.blocks.flatMap((block) => block.slices),
    );
    stages.push({ stage, number: i, title: { x: 0, y: y + 14 }, font, blocks });
    y = Math.max(...blocks.map((block) => block.y + block.height)) + 36;
  });
  return { width, height: y - 30, stacks, stages, bands: [], links: links(view.units, stacks, stages, true) };
}
