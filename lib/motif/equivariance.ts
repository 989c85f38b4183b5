import { conv2d } from '#lib/conv/conv.ts';
import { pad } from '#lib/conv/pad.ts';
import { avgPool2d, maxPool2d } from '#lib/conv/pool.ts';
import { rolled } from '#lib/conv/roll.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { onWhite } from './score.ts';
import { REACH, templates } from './templates.ts';
import { locallyConnected, shuffled } from './untied.ts';

/** A layer of templates: shared or not, how far apart its windows stand, what lies outside, what is pooled. */
export interface Layer {
  readonly sharing: boolean;
  /** Seed of the weights that are not shared. */
  readonly seed: number;
  readonly stride: 1 | 2;
  readonly padding: 'white' | 'zeros' | 'circular';
  /** Over 2 × 2 outputs, without overlap. */
  readonly pooling: 'none' | 'max' | 'average';
}

const MARGIN = (REACH - 1) / 2;
const all = Object.values(templates);
const weight = tensor([all.length, 1, REACH, REACH], all.flat());

/** Pixels of the input between two neighbouring outputs. */
export const stepOf = ({ stride, pooling }: Layer): number => stride * (pooling === 'none' ? 1 : 2);

/** The untied weights of the last seed, for they are many. */
let untied: { seed: number; w: Tensor } | undefined;
function untiedWeights(seed: number, side: number, stride: number): Tensor {
  if (untied?.seed !== seed || untied.w.shape[0] !== side * side)
    untied = { seed, w: shuffled(all, side * side, seed) };
  if (stride === 1) return untied.w;
  const size = all.length * REACH * REACH;
  const kept = Array.from({ length: side * side }, (_, place) => place).filter(
    (place) => Math.floor(place / side) % stride === 0 && (place % side) % stride === 0,
  );
  const w = tensor([kept.length, all.length, REACH, REACH]);
  kept.forEach((place, i) => {
    w.data.set(untied!.w.data.subarray(place * size, (place + 1) * size), i * size);
  });
  return w;
}

/** The layer's maps f(x), shape (1, 3, H / step, W / step), of a picture of shape (1, 1, H, W). */
export function features(x: Tensor, layer: Layer): Tensor {
  const sides = [
    [MARGIN, MARGIN],
    [MARGIN, MARGIN],
  ] as const;
  const padded = layer.padding === 'white' ? onWhite(x, MARGIN) : pad(x, sides, layer.padding);
  const { stride } = layer;
  const y = layer.sharing
    ? conv2d(padded, weight, { stride })
    : locallyConnected(padded, untiedWeights(layer.seed, x.shape[3], stride), stride);
  if (layer.pooling === 'max') return maxPool2d(y, { kernel: 2 }).output;
  return layer.pooling === 'average' ? avgPool2d(y, { kernel: 2 }) : y;
}

/** How far f(Tx) and T f(x) differ. */
export interface Gap {
  /** ‖f(Tx) − T f(x)‖ / ‖T f(x)‖ over all outputs, */
  readonly whole: number;
  /** and over those that see no padding, neither before nor after the move. */
  readonly interior: number;
}

/** Whole steps of the output nearest to a move of the input by `pixels`. */
export const stepsFor = (pixels: number, step: number): number => Math.round(pixels / step) + 0;

/**
 * What a move of the input does to a layer: f(x), f(Tx), T f(x), their difference, and its size.
 *
 * T rolls the input by whole pixels, and the output by the nearest whole number of its own steps; the layer is equivariant
 * to the move where nothing is left of f(Tx) − T f(x).
 *
 * @param x shape (1, 1, H, W).
 */
export function moveThrough(x: Tensor, down: number, right: number, layer: Layer) {
  const step = stepOf(layer);
  const before = features(x, layer);
  const input = rolled(x, down, right);
  const after = features(input, layer);
  const [rows, cols] = [stepsFor(down, step), stepsFor(right, step)];
  const moved = rolled(before, rows, cols);
  const difference = tensor(
    after.shape,
    after.data.map((value, i) => value - moved.data[i]),
  );

  const side = after.shape[3];
  /** First and last pixel that an output sees: of its only window, or of two. */
  const reach = layer.pooling === 'none' ? 0 : layer.stride;
  const free = (o: number) => o * step >= MARGIN && o * step + reach + MARGIN < x.shape[3];
  const inside = (i: number) => {
    const [row, col] = [Math.floor(i / side) % side, i % side];
    return free(row) && free(col) && free(row - rows) && free(col - cols);
  };
  const norm = ({ data }: Tensor, counts: (i: number) => boolean) =>
    Math.sqrt(data.reduce((sum, value, i) => sum + (counts(i) ? value * value : 0), 0));
  const ratio = (counts: (i: number) => boolean) => {
    const size = norm(moved, counts);
    return size === 0 ? 0 : norm(difference, counts) / size;
  };
  return {
    input,
    before,
    after,
    moved,
    difference,
    rows,
    cols,
    gap: { whole: ratio(() => true), interior: ratio(inside) } as Gap,
  };
}
