import { size, type Tensor, tensor } from '#lib/tensor.ts';
import { type ConvOptions, conv2d } from './conv.ts';
import { expectDimensions } from './dimensions.ts';
import { pad, type Widths } from './pad.ts';
import { maxPool2d } from './pool.ts';

/**
 * The low-pass kernel of binomial coefficients: b_j = C(taps − 1, j) / 2^(taps − 1), so that Σ b = 1.
 *
 * @throws RangeError when `taps` is not a whole number from 1 up.
 */
export function binomial(taps: number): number[] {
  if (!Number.isInteger(taps) || taps < 1) {
    throw new RangeError(`a binomial kernel has a whole number of taps from 1 up, not ${taps}`);
  }
  let b = [1];
  while (b.length < taps) b = [...b, 0].map((value, j) => (value + (b[j - 1] ?? 0)) / 2);
  return b;
}

/** What stands before and after each side, so that every sample has a blurred one: half of the taps that are too many. */
export const blurWidths = (taps: number): Widths[number] => [
  Math.floor((taps - 1) / 2),
  Math.ceil((taps - 1) / 2),
];

export type BlurPoolOptions = { taps: number; stride: number };

/**
 * Blurs, then keeps every stride-th sample: y_i = Σ_j b_j x_{i·stride + j − ⌊(taps − 1) / 2⌋}, along rows and columns.
 *
 * The input goes round, so that no border takes part: a move by a multiple of the stride moves the output by whole samples.
 *
 * @param input shape (N, C, H, W).
 * @returns shape (N, C, ⌊(H − 1) / stride⌋ + 1, ⌊(W − 1) / stride⌋ + 1).
 * @throws RangeError when the kernel reaches farther than once round the input.
 * @see Zhang 2019, Making convolutional networks shift-invariant again, arXiv:1904.11486.
 */
export function blurPool2d(input: Tensor, { taps, stride }: BlurPoolOptions): Tensor {
  expectDimensions('blurPool2d input', input.shape, 2);
  const b = binomial(taps);
  const channels = input.shape[1];
  const weight = tensor(
    [channels, 1, taps, taps],
    Float32Array.from(
      { length: size([channels, taps, taps]) },
      (_, i) => b[Math.floor(i / taps) % taps] * b[i % taps],
    ),
  );
  const widths = blurWidths(taps);
  const options: ConvOptions = { stride, groups: channels };
  return conv2d(pad(input, [widths, widths], 'circular'), weight, options);
}

/**
 * The largest sample from each place on, kernel × kernel of them: y_{i,j} = max_{0 ≤ u,v < kernel} x_{i+u, j+v}, going round.
 *
 * The largest of a square is the largest of its rows' largest samples, so rows are done first, then columns.
 *
 * @param input shape (N, C, H, W), which is also that of the result.
 */
export function denseMax2d(input: Tensor, kernel: number): Tensor {
  const widths = [0, kernel - 1] as const;
  const rows = maxPool2d(pad(input, [widths, widths], 'circular'), { kernel: [1, kernel], stride: 1 });
  return maxPool2d(rows.output, { kernel: [kernel, 1], stride: 1 }).output;
}
