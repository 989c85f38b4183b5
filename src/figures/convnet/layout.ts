/** Where the stages stand, in three layouts of their own: wide from left to right, two rows, and a phone. */
import { hull } from '#lib/plane/hull.ts';
import { type Box, stages } from './stages.ts';

/** A stage's upper left corner, its number of maps in a row, and sizes of a map and of the gaps, in units of the layout. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  /** Width of a map. */
  readonly map: number;
}

export interface Layout {
  readonly name: 'wide' | 'middle' | 'narrow';
  readonly width: number;
  readonly height: number;
  readonly places: readonly Place[];
}

export const GAP = 4;
/** Height of the labels above a row of stages. */
const LABEL = 38;

type Spec = readonly [x: number, row: number, columns: number, map: number, down?: number];
const layout = (
  name: Layout['name'],
  width: number,
  height: number,
  rows: readonly number[],
  specs: readonly Spec[],
): Layout => ({
  name,
  width,
  height,
  places: specs.map(([x, row, columns, map, down = 0]) => ({ x, y: rows[row] + LABEL + down, columns, map })),
});

/** In the order of `stages`; the last place is that of the ten answers, `map` its width. */
export const layouts: readonly Layout[] = [
  layout(
    'wide',
    1100,
    256,
    [0],
    [
      [0, 0, 1, 218],
      [237, 0, 2, 66, 6],
      [392, 0, 2, 44, 36],
      [503, 0, 4, 42, 19],
      [702, 0, 4, 28, 47],
      [845, 0, 1, 60, 9],
      [924, 0, 1, 40, 4],
      [983, 0, 1, 117],
    ],
  ),
  layout(
    'middle',
    700,
    594,
    [0, 304],
    [
      [0, 0, 1, 252],
      [276, 0, 2, 80, 2],
      [464, 0, 2, 46, 50],
      [0, 1, 4, 58],
      [298, 1, 4, 38, 40],
      [520, 1, 1, 72, 2],
      [650, 1, 1, 46, 2],
      [584, 0, 1, 116],
    ],
  ),
  layout(
    'narrow',
    336,
    622,
    [0, 236, 412],
    [
      [0, 0, 1, 192],
      [0, 1, 3, 62],
      [204, 1, 3, 41.3],
      [0, 2, 4, 40],
      [187, 2, 2, 18],
      [246, 2, 1, 48],
      [304, 2, 1, 32],
      [206, 0, 1, 130],
    ],
  ),
];

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box of units of one map, in units of the layout. */
export function rectOf({ places }: Layout, index: number, { map, top, left, bottom, right }: Box): Rect {
  const { x, y, columns, map: size } = places[index];
  const unit = size / stages[index].width;
  // The ten answers are as high as the sheet.
  const high = index === stages.length - 1 ? places[0].map / stages[index].height : unit;
  const [down, across] = [Math.floor(map / columns), map % columns];
  return {
    x: x + across * (size + GAP) + left * unit,
    y: y + down * (stages[index].height * high + GAP) + top * high,
    width: (right - left + 1) * unit,
    height: (bottom - top + 1) * high,
  };
}

/** All that a stage covers. */
export function stageRect(layout: Layout, index: number): Rect {
  const { x, y, columns } = layout.places[index];
  const { maps, width, height } = stages[index];
  const all = { top: 0, left: 0, bottom: height - 1, right: width - 1 };
  const last = rectOf(layout, index, { map: maps - 1, ...all });
  const right = rectOf(layout, index, { map: Math.min(columns, maps) - 1, ...all });
  return { x, y, width: right.x + right.width - x, height: last.y + last.height - y };
}

const n = (value: number) => Number(value.toFixed(1));
const corners = ({ x, y, width, height }: Rect) =>
  [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ] as const;

/** The outline of a rectangle. */
export const frame = ({ x, y, width, height }: Rect): string =>
  `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`;

/** The beam between two rectangles: what light from one to the other passes. */
export const beam = (from: Rect, to: Rect): string =>
  `M${hull([...corners(from), ...corners(to)])
    .map(([x, y]) => `${n(x)} ${n(y)}`)
    .join('L')}z`;

/** A line from the middle of one rectangle to the middle of another. */
export const wire = (from: Rect, to: Rect): string =>
  `M${n(from.x + from.width / 2)} ${n(from.y + from.height / 2)}L${n(to.x + to.width / 2)} ${n(to.y + to.height / 2)}`;

/** The still of the first state: all maps in one picture, each map's place in it, and its size. */
const rows = [0, 0, 28, 42, 52, 0, 0];
const starts = [0, 28, 0, 0, 0, 196, 202];
export const STILL = { width: 206, height: 57 };
export const inStill = (index: number, map: number): readonly [x: number, y: number] => [
  starts[index] + map * stages[index].width,
  rows[index],
];
