/** The ways to make a map smaller, and what one of their outputs is made of. */
import { binomial, blurPool2d, blurWidths, denseMax2d } from '#lib/conv/blur-pool.ts';
import { l2Pool2d } from '#lib/conv/lp-pool.ts';
import { pad } from '#lib/conv/pad.ts';
import { avgPool2d, maxPool2d } from '#lib/conv/pool.ts';
import type { Tensor } from '#lib/tensor.ts';
import { SIDE } from './pictures.ts';

export const modes = ['none', 'stride', 'max', 'average', 'length', 'blur', 'maxblur'] as const;
export type Mode = (typeof modes)[number];

export interface Sampling {
  readonly kernel: number;
  readonly stride: number;
}

/** Taps of the blur that goes before a stride: one more than the window is wide, [1 2 1] / 4 for 2. */
export const tapsOf = (kernel: number): number => kernel + 1;

/**
 * Maps of shape (N, 1, SIDE, SIDE), made smaller.
 *
 * Windows that overlap go round the edge, so that every sample is seen as often as any other.
 */
export function pool(h: Tensor, mode: Mode, { kernel, stride }: Sampling): Tensor {
  const beyond = [0, kernel - stride] as const;
  const round = () => pad(h, [beyond, beyond], 'circular');
  const blur = { taps: tapsOf(kernel), stride };
  return {
    none: () => h,
    stride: () => avgPool2d(h, { kernel: 1, stride }),
    max: () => maxPool2d(round(), { kernel, stride }).output,
    average: () => avgPool2d(round(), { kernel, stride }),
    length: () => l2Pool2d(round(), { kernel, stride }),
    blur: () => blurPool2d(h, blur),
    maxblur: () => blurPool2d(denseMax2d(h, kernel), blur),
  }[mode]();
}

/** What the output at (row, col) is made of. */
export function windowAt(h: Tensor, mode: Mode, { kernel, stride }: Sampling, row: number, col: number) {
  const step = mode === 'none' ? 1 : stride;
  const blurs = mode === 'blur' || mode === 'maxblur';
  const size = blurs ? tapsOf(kernel) : mode === 'none' || mode === 'stride' ? 1 : kernel;
  const before = blurs ? blurWidths(size)[0] : 0;
  const [top, left] = [row * step - before, col * step - before];
  const source = mode === 'maxblur' ? denseMax2d(h, kernel) : h;
  const wrap = (i: number) => (i + SIDE) % SIDE;
  const cells = Array.from({ length: size * size }, (_, k) => [Math.floor(k / size), k % size] as const);
  const values = cells.map(([r, c]) => source.data[wrap(top + r) * SIDE + wrap(left + c)]);
  const b = binomial(size).map((share) => Math.round(share * 2 ** (size - 1)));
  return {
    top,
    left,
    size,
    /** Samples of the feature map on a side that take part: where each value is a largest one, more than `size`. */
    reach: mode === 'maxblur' ? size + kernel - 1 : size,
    values,
    /** How often each value counts, and what their sum is divided by. */
    weights: blurs ? cells.map(([r, c]) => b[r] * b[c]) : undefined,
    divisor: blurs ? 4 ** (size - 1) : size * size,
    /** The first of the largest, where it alone decides. */
    winner: mode === 'max' ? values.indexOf(Math.max(...values)) : -1,
  };
}
