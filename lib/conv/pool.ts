import { size, type Tensor, tensor } from '#lib/tensor.ts';
import { expectDimensions, expectShape } from './dimensions.ts';
import { type PoolOptions, windows } from './windows.ts';

/** Padding never wins a maximum. */
export type MaxPoolOptions = PoolOptions & { dilation?: number | readonly number[] };

export type AvgPoolOptions = PoolOptions & {
  /** Whether padding counts as samples of value 0 (true, the default) or is left out of the mean. */
  countIncludePad?: boolean;
  /** Divides every sum by this number instead of by the number of samples; not for avgPool1d. */
  divisorOverride?: number;
};

/** `indices` has the shape of `output`: where in its input plane each maximum stands, counted row by row from 0. */
export type MaxPooled = { output: Tensor; indices: Int32Array };

/**
 * The largest sample of each window: y_i = max_k x_{i·stride + k·dilation − padding}.
 *
 * Of equal samples the first counts; NaN counts as largest. A window that dilation lets miss the input altogether
 * has −∞, and index −1.
 *
 * @param input shape (N, C, …spatial).
 * @throws RangeError when the kernel does not fit, or padding is above half of it.
 * @see PyTorch docs, torch.nn.functional.max_pool2d.
 */
export function maxPool(input: Tensor, options: MaxPoolOptions): MaxPooled {
  const { starts, members, count, shape, plane } = windows(input.shape, options);
  const output = tensor(shape);
  const indices = new Int32Array(output.data.length);
  for (let at = 0, base = 0; at < indices.length; base += plane) {
    for (let i = 0; i < count; i++, at++) {
      let largest = -Infinity;
      let index = starts[i] < starts[i + 1] ? members[starts[i]] : -1;
      for (let m = starts[i]; m < starts[i + 1]; m++) {
        const x = input.data[base + members[m]];
        if (x > largest || Number.isNaN(x)) {
          largest = x;
          index = members[m];
        }
      }
      output.data[at] = largest;
      indices[at] = index;
    }
  }
  return { output, indices };
}

/**
 * The derivative of a loss by the input of `maxPool`: each output's gradient goes, whole, to its maximum.
 *
 * @param gradOutput the shape of the output.
 * @param indices as `maxPool` returned them.
 * @param inputShape shape (N, C, …spatial).
 */
export function maxPoolBackward(
  gradOutput: Tensor,
  indices: Int32Array,
  inputShape: readonly number[],
): Tensor {
  if (indices.length !== gradOutput.data.length) {
    throw new RangeError(`${indices.length} indices for ${gradOutput.data.length} gradients`);
  }
  const input = tensor(inputShape);
  const plane = size(inputShape.slice(2));
  const count = size(gradOutput.shape.slice(2));
  for (let at = 0, base = 0; at < indices.length; base += plane) {
    for (let i = 0; i < count; i++, at++) {
      if (indices[at] >= 0) input.data[base + indices[at]] += gradOutput.data[at];
    }
  }
  return input;
}

/**
 * The mean of each window: y_i = (1 / divisor) Σ_k x_{i·stride + k − padding}.
 *
 * The divisor is the number of samples in the window, padding included unless `countIncludePad` is false; what
 * `ceilMode` adds beyond the padding never counts.
 *
 * @param input shape (N, C, …spatial).
 * @throws RangeError when the kernel does not fit, padding is above half of it, or `divisorOverride` is 0.
 * @see PyTorch docs, torch.nn.functional.avg_pool2d.
 */
export function avgPool(input: Tensor, options: AvgPoolOptions): Tensor {
  const { starts, members, count, shape, plane, cells } = windows(input.shape, options);
  const divisor = divisors(starts, cells, options);
  const output = tensor(shape);
  for (let at = 0, base = 0; at < output.data.length; base += plane) {
    for (let i = 0; i < count; i++, at++) {
      let sum = 0;
      for (let m = starts[i]; m < starts[i + 1]; m++) sum += input.data[base + members[m]];
      output.data[at] = sum / divisor(i);
    }
  }
  return output;
}

/**
 * The derivative of a loss by the input of `avgPool`: each output's gradient is shared out evenly over its window.
 *
 * @param gradOutput the shape of `avgPool(input, options)`.
 * @param inputShape shape (N, C, …spatial).
 */
export function avgPoolBackward(
  gradOutput: Tensor,
  inputShape: readonly number[],
  options: AvgPoolOptions,
): Tensor {
  const { starts, members, count, shape, plane, cells } = windows(inputShape, options);
  expectShape('gradOutput', gradOutput.shape, shape);
  const divisor = divisors(starts, cells, options);
  const input = tensor(inputShape);
  for (let at = 0, base = 0; at < gradOutput.data.length; base += plane) {
    for (let i = 0; i < count; i++, at++) {
      const share = gradOutput.data[at] / divisor(i);
      for (let m = starts[i]; m < starts[i + 1]; m++) input.data[base + members[m]] += share;
    }
  }
  return input;
}

/** `maxPool` along a line: input (N, C, L). */
export function maxPool1d(input: Tensor, options: MaxPoolOptions): MaxPooled {
  expectDimensions('maxPool1d input', input.shape, 1);
  return maxPool(input, options);
}

/** `maxPool` over a plane: input (N, C, H, W). */
export function maxPool2d(input: Tensor, options: MaxPoolOptions): MaxPooled {
  expectDimensions('maxPool2d input', input.shape, 2);
  return maxPool(input, options);
}

/** `maxPool` through a volume: input (N, C, D, H, W). */
export function maxPool3d(input: Tensor, options: MaxPoolOptions): MaxPooled {
  expectDimensions('maxPool3d input', input.shape, 3);
  return maxPool(input, options);
}

/** `avgPool` along a line: input (N, C, L). */
export function avgPool1d(input: Tensor, options: Omit<AvgPoolOptions, 'divisorOverride'>): Tensor {
  expectDimensions('avgPool1d input', input.shape, 1);
  return avgPool(input, options);
}

/** `avgPool` over a plane: input (N, C, H, W). */
export function avgPool2d(input: Tensor, options: AvgPoolOptions): Tensor {
  expectDimensions('avgPool2d input', input.shape, 2);
  return avgPool(input, options);
}

/** `avgPool` through a volume: input (N, C, D, H, W). */
export function avgPool3d(input: Tensor, options: AvgPoolOptions): Tensor {
  expectDimensions('avgPool3d input', input.shape, 3);
  return avgPool(input, options);
}

/** What the sum of window i is divided by. */
function divisors(starts: Int32Array, cells: Int32Array, options: AvgPoolOptions): (i: number) => number {
  const { divisorOverride, countIncludePad = true } = options;
  if (divisorOverride === 0) throw new RangeError('divisorOverride of 0: a sum cannot be divided by 0');
  if (divisorOverride !== undefined) return () => divisorOverride;
  return countIncludePad ? (i) => cells[i] : (i) => starts[i + 1] - starts[i];
}
