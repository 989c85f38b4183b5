/** What the network gives, stage by stage: a linear map with its ReLU counts as one. */
import { side } from '#content/digits/networks.ts';
import { inputRange, receptiveField } from '#lib/conv/receptive-field.ts';
import type { Window } from '#lib/conv/shape.ts';

export const stageNames = ['c1', 'p1', 'c2', 'p2', 'f1', 'f2', 'out'] as const;
export type StageName = (typeof stageNames)[number];

export interface Stage {
  readonly name: StageName | 'input';
  /** Layers of the network: the one that computes, and the one whose output is shown. */
  readonly op: number;
  readonly at: number;
  /** Maps of width × height units; units without a place stand in one map, column by row. */
  readonly maps: number;
  readonly width: number;
  readonly height: number;
  /** What one unit takes of the stage before, along each side, where that has a place. */
  readonly window: Window;
}

const POOL = { kernel: 2, stride: 2 };
const ONE = { kernel: 1 };
/** The input, then the stages in order. */
export const stages: readonly Stage[] = [
  { name: 'input', op: -1, at: -1, maps: 1, width: side, height: side, window: ONE },
  { name: 'c1', op: 0, at: 1, maps: 6, width: 28, height: 28, window: { kernel: 5, padding: 2 } },
  { name: 'p1', op: 2, at: 2, maps: 6, width: 14, height: 14, window: POOL },
  { name: 'c2', op: 3, at: 4, maps: 16, width: 10, height: 10, window: { kernel: 5 } },
  { name: 'p2', op: 5, at: 5, maps: 16, width: 5, height: 5, window: POOL },
  { name: 'f1', op: 7, at: 8, maps: 1, width: 6, height: 20, window: { kernel: 5 } },
  { name: 'f2', op: 9, at: 10, maps: 1, width: 4, height: 21, window: ONE },
  { name: 'out', op: 11, at: 11, maps: 1, width: 1, height: 10, window: ONE },
];

export const indexOf = (name: StageName): number => stageNames.indexOf(name) + 1;
export const unitsOf = ({ maps, width, height }: Stage): number => maps * width * height;
/** The most units that a stage has. */
export const MOST_UNITS = Math.max(...stages.slice(1).map(unitsOf));

/** Map, row and column of a unit. */
export interface Spot {
  readonly map: number;
  readonly row: number;
  readonly col: number;
}
export function spotOf({ width, height }: Stage, unit: number): Spot {
  const inMap = unit % (width * height);
  return { map: Math.floor(unit / (width * height)), row: Math.floor(inMap / width), col: inMap % width };
}
export const unitAt = ({ width, height }: Stage, { map, row, col }: Spot): number =>
  (map * height + row) * width + col;

/** Rows and columns of a map, both ends included. */
export interface Box {
  readonly map: number;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}
const whole = ({ width, height }: Stage, map: number): Box => ({
  map,
  top: 0,
  left: 0,
  bottom: height - 1,
  right: width - 1,
});
const within = (n: number, size: number) => Math.max(0, Math.min(size - 1, n));

const fields = receptiveField(
  stages.slice(1).map(({ window }) => window),
  side,
);

/** The pixels that can change a unit: its receptive field, within the picture. */
export function fieldOf(index: number, unit: number): Box {
  const { row, col } = index > 4 ? { row: 0, col: 0 } : spotOf(stages[index], unit);
  const [top, bottom] = inputRange(fields[index - 1], row).map((n) => within(n, side));
  const [left, right] = inputRange(fields[index - 1], col).map((n) => within(n, side));
  return { map: 0, top, left, bottom, right };
}

/** The units of the stage before that a unit takes: a box in each map concerned. */
export function takenBy(index: number, unit: number): Box[] {
  const [stage, before] = [stages[index], stages[index - 1]];
  if (index > 4) return Array.from({ length: before.maps }, (_, map) => whole(before, map));
  const { map, row, col } = spotOf(stage, unit);
  const { kernel, stride = 1, padding = 0 } = stage.window;
  const [top, left] = [row * stride - padding, col * stride - padding];
  const box = {
    top: within(top, before.height),
    left: within(left, before.width),
    bottom: within(top + kernel - 1, before.height),
    right: within(left + kernel - 1, before.width),
  };
  const maps = stride > 1 ? [map] : Array.from({ length: before.maps }, (_, m) => m);
  return maps.map((m) => ({ map: m, ...box }));
}
