import { magnitude } from '#figure/colour.ts';
import { choice, range, toggle, type Values } from '#figure/knobs.ts';
import { detections } from '#lib/motif/detector.ts';
import { type Layer, moveThrough, stepOf } from '#lib/motif/equivariance.ts';
import { letter } from '#lib/motif/letters.ts';
import { peaks } from '#lib/motif/peaks.ts';
import { batch, SIDE } from '#lib/motif/picture.ts';
import { thresholds } from '#lib/motif/templates.ts';
import type { Tensor } from '#lib/tensor.ts';
import { script } from './pytorch.ts';

/** How far the letter can be moved to either side. */
export const FARTHEST = 9;
export const motifs = ['endpoint', 'upper', 'lower'] as const;

export const knobs = {
  letter: choice('D', ['C', 'D']),
  right: range(4, { min: -FARTHEST, max: FARTHEST }),
  down: range(0, { min: -FARTHEST, max: FARTHEST }),
  sharing: toggle(true),
  seed: range(1, { min: 1, max: 9999 }),
  stride: choice('1', ['1', '2']),
  padding: choice('white', ['white', 'zeros', 'circular']),
  pooling: choice('none', ['none', 'max', 'average']),
};

export type Params = Values<typeof knobs>;

/** Below this nothing but rounding is left. */
const ROUNDING = 1e-6;

export const layerOf = ({ sharing, seed, stride, padding, pooling }: Params): Layer => ({
  sharing,
  seed,
  stride: stride === '1' ? 1 : 2,
  padding,
  pooling,
});

const inputOf = ({ letter: name }: Pick<Params, 'letter'>) => batch([letter(name)]);

export interface Measured {
  readonly right: number;
  readonly whole: number;
  readonly interior: number;
}

function curve(params: Params): Measured[] {
  const [x, layer] = [inputOf(params), layerOf(params)];
  return Array.from({ length: 2 * FARTHEST + 1 }, (_, i) => {
    const right = i - FARTHEST;
    return { right, ...moveThrough(x, params.down, right, layer).gap };
  });
}

/** The last curve: it does not change while the letter moves to the side. */
let last: { key: string; curve: readonly Measured[] } | undefined;
function curveOf(params: Params): readonly Measured[] {
  const { right: _, ...rest } = params;
  const key = JSON.stringify(rest);
  if (last?.key !== key) last = { key, curve: curve(params) };
  return last.curve;
}

/** The moves, of those measured, at which nothing is left. */
const exact = (curve: readonly Measured[], of: 'whole' | 'interior') =>
  curve.filter((gap) => gap[of] < ROUNDING).map(({ right }) => right);

/** Templates' maps one by one, with what a sum, a maximum and a count make of them. */
function summary({ shape, data }: Tensor) {
  const [, k, side] = shape;
  return Array.from({ length: k }, (_, c) => {
    const map = data.slice(c * side * side, (c + 1) * side * side);
    const threshold = thresholds[motifs[c]];
    return {
      map,
      sum: map.reduce((a, b) => a + b, 0),
      max: Math.max(...map),
      count: side === SIDE ? detections(map, threshold, 'blobs') : peaks(map, side, threshold).length,
      places: peaks(map, side, threshold).map((i) => [Math.floor(i / side), i % side] as const),
    };
  });
}

export function solve(params: Params) {
  const layer = layerOf(params);
  const x = inputOf(params);
  const moved = moveThrough(x, params.down, params.right, layer);
  const [before, after] = [summary(moved.before), summary(moved.after)];
  const side = moved.after.shape[3];
  const curve = curveOf(params);
  return {
    ...params,
    layer,
    step: stepOf(layer),
    side,
    picture: x.data,
    moved: moved.input.data,
    before,
    after,
    differences: motifs.map((_, c) => moved.difference.data.slice(c * side * side, (c + 1) * side * side)),
    /** The value in full colour, of maps and of differences. */
    most: magnitude(moved.before.data, moved.after.data),
    /** Steps of the output that T takes. */
    steps: [moved.rows, moved.cols] as const,
    gap: moved.gap,
    curve,
    /** The sideways moves at which the claim holds exactly. */
    exact: { whole: exact(curve, 'whole'), interior: exact(curve, 'interior') },
    equivariant: moved.gap.whole < ROUNDING,
    equivariantInside: moved.gap.interior < ROUNDING,
    /** Whether counts and maxima stay. */
    sameCounts: before.every(({ count }, k) => count === after[k].count),
    sameMaxima: before.every(({ max }, k) => Math.abs(max - after[k].max) < 1e-4),
  };
}

export type View = ReturnType<typeof solve>;

/** What the exported script prints: maxima and sums of the moved letter's maps, and the gap over the whole map. */
export const numbers = ({ after, gap }: View): number[] => [
  ...after.map(({ max }) => max),
  ...after.map(({ sum }) => sum),
  gap.whole,
];

export const pytorch = (params: Params): string => script(inputOf(params).data, params, layerOf(params));
