import { expectShape, perDimension } from '#lib/conv/dimensions.ts';
import * as plainly from '#lib/conv/pool.ts';
import { poolOutputSize } from '#lib/conv/shape.ts';
import { size, type Tensor, tensor } from '#lib/tensor.ts';
import type { Arena } from './arena.ts';

/** A pooling over a plane, or over a line as a plane of one row, as `Window` of lib/core/assembly/pool.ts lists it. */
export type Pool = { window: Int32Array; shape: number[]; planes: number; plane: number; outputs: number };

/** @throws RangeError as `poolOutputSize` does. */
export function poolOf(shape: readonly number[], options: plainly.MaxPoolOptions): Pool {
  const [batch, channels, ...spatial] = shape;
  const kernel = perDimension('kernel', options.kernel, spatial.length);
  const stride = perDimension('stride', options.stride ?? kernel, spatial.length);
  const padding = perDimension('padding', options.padding ?? 0, spatial.length);
  const dilation = perDimension('dilation', options.dilation ?? 1, spatial.length);
  const out = spatial.map((n, d) =>
    poolOutputSize(n, {
      kernel: kernel[d],
      stride: stride[d],
      padding: padding[d],
      dilation: dilation[d],
      ceilMode: options.ceilMode,
    }),
  );
  const both = (values: readonly number[], one: number) => (values.length === 1 ? [one, values[0]] : values);
  return {
    window: Int32Array.from([
      ...both(spatial, 1),
      ...both(out, 1),
      ...both(kernel, 1),
      ...both(stride, 1),
      ...both(padding, 0),
      ...both(dilation, 1),
    ]),
    shape: [batch, channels, ...out],
    planes: batch * channels,
    plane: size(spatial),
    outputs: size(out),
  };
}

const flat = (shape: readonly number[]) => shape.length === 3 || shape.length === 4;

export function maxPool(arena: Arena, input: Tensor, options: plainly.MaxPoolOptions): plainly.MaxPooled {
  if (!flat(input.shape)) return plainly.maxPool(input, options);
  const { window, shape, planes, outputs } = poolOf(input.shape, options);
  arena.reset();
  const [x, y] = [arena.floats(input.data), arena.take(planes * outputs)];
  const indices = arena.take(planes * outputs);
  arena.kernels.maxPool(x, y, indices, arena.integers(window), planes);
  return {
    output: { shape, data: arena.read(y, planes * outputs) },
    indices: arena.readIntegers(indices, planes * outputs),
  };
}

export function maxPoolBackward(
  arena: Arena,
  gradOutput: Tensor,
  indices: Int32Array,
  inputShape: readonly number[],
): Tensor {
  if (indices.length !== gradOutput.data.length) {
    throw new RangeError(`${indices.length} indices for ${gradOutput.data.length} gradients`);
  }
  const count = size(inputShape);
  const planes = size(inputShape.slice(0, 2));
  arena.reset();
  const [g, at, x] = [arena.floats(gradOutput.data), arena.integers(indices), arena.zeros(count)];
  arena.kernels.maxPoolBackward(g, at, x, planes, indices.length / planes || 0, count / planes || 0);
  return tensor(inputShape, arena.read(x, count));
}

/** What the sum of each window is divided by: its samples, with or without those of the padding. */
export function divisors(pool: Pool, { countIncludePad = true, divisorOverride }: plainly.AvgPoolOptions) {
  if (divisorOverride === 0) throw new RangeError('divisorOverride of 0: a sum cannot be divided by 0');
  const [height, width, rows, columns, kh, kw, sh, sw, ph, pw] = pool.window;
  const along = (i: number, n: number, k: number, s: number, p: number) => {
    const [from, to] = [i * s - p, Math.min(i * s - p + k, n + p)];
    return countIncludePad ? to - from : Math.min(to, n) - Math.max(from, 0);
  };
  return Float32Array.from(
    { length: rows * columns },
    (_, i) =>
      divisorOverride ??
      along(Math.floor(i / columns), height, kh, sh, ph) * along(i % columns, width, kw, sw, pw),
  );
}

export function avgPool(arena: Arena, input: Tensor, options: plainly.AvgPoolOptions): Tensor {
  if (!flat(input.shape)) return plainly.avgPool(input, options);
  const pool = poolOf(input.shape, options);
  const count = pool.planes * pool.outputs;
  arena.reset();
  const y = arena.take(count);
  const by = arena.floats(divisors(pool, options));
  arena.kernels.avgPool(arena.floats(input.data), y, by, arena.integers(pool.window), pool.planes);
  return { shape: pool.shape, data: arena.read(y, count) };
}

export function avgPoolBackward(
  arena: Arena,
  gradOutput: Tensor,
  inputShape: readonly number[],
  options: plainly.AvgPoolOptions,
): Tensor {
  if (!flat(inputShape)) return plainly.avgPoolBackward(gradOutput, inputShape, options);
  const pool = poolOf(inputShape, options);
  expectShape('gradOutput', gradOutput.shape, pool.shape);
  const count = size(inputShape);
  arena.reset();
  const x = arena.zeros(count);
  const by = arena.floats(divisors(pool, options));
  arena.kernels.avgPoolBackward(
    arena.floats(gradOutput.data),
    x,
    by,
    arena.integers(pool.window),
    pool.planes,
  );
  return tensor(inputShape, arena.read(x, count));
}
