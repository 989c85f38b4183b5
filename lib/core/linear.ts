import { expectShape } from '#lib/conv/dimensions.ts';
import { size, type Tensor, tensor } from '#lib/tensor.ts';
import type { Arena } from './arena.ts';
import type { Address } from './kernels.ts';

/** A dense layer's sizes: batch, inputs and outputs. */
export type Dense = { batch: number; into: number; out: number };

function sizes(x: readonly number[], w: readonly number[], bias?: Tensor): Dense {
  const into = x.at(-1);
  const [out] = w;
  if (into === undefined || w.join() !== [out, into].join()) {
    throw new RangeError(
      `linear of [${x.join(', ')}] needs a weight of [out, ${into ?? 'in'}], not [${w.join(', ')}]`,
    );
  }
  if (bias) expectShape('bias', bias.shape, [out]);
  return { batch: size(x.slice(0, -1)), into, out };
}

export function linear(arena: Arena, input: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const dense = sizes(input.shape, weight.shape, bias);
  const { batch, into, out } = dense;
  arena.reset();
  const off = arena.integers(every(batch, 4 * into));
  const y = arena.take(batch * out);
  const b = bias ? arena.floats(bias.data) : arena.zeros(out);
  forward(arena, dense, arena.floats(input.data), off, arena.floats(weight.data), b, y);
  return { shape: [...input.shape.slice(0, -1), out], data: arena.read(y, batch * out) };
}

/** 0, step, 2 · step, …: the offsets of `count` rows. */
export const every = (count: number, step: number): Int32Array =>
  Int32Array.from({ length: count }, (_, i) => i * step);

/** y = x · Wᵀ + b: every output is the product of two rows that lie in memory as they are. */
export function forward(
  { kernels }: Arena,
  { batch, into, out }: Dense,
  x: Address,
  off: Address,
  w: Address,
  b: Address,
  y: Address,
): void {
  kernels.copy(b, y, 1, batch, out, 0, 0, 4, 0, 4 * out, 4);
  kernels.dots(w, 4 * into, out, x, off, batch, 1, into, 0, 0, y, 4, 4 * out);
}

export function linearBackward(
  arena: Arena,
  gradOutput: Tensor,
  input: Tensor,
  weight: Tensor,
): { input: Tensor; weight: Tensor; bias: Tensor } {
  const dense = sizes(input.shape, weight.shape);
  const { batch, into, out } = dense;
  expectShape('gradOutput', gradOutput.shape, [...input.shape.slice(0, -1), out]);
  arena.reset();
  const [x, w, g] = [input, weight, gradOutput].map(({ data }) => arena.floats(data));
  const [gx, gw, gb] = [arena.take(batch * into), arena.take(out * into), arena.zeros(out)];
  const tables = denseTables(arena, dense);
  weightGradient(arena, dense, tables, g, x, gw, gb);
  inputGradient(arena, dense, tables, g, w, gx);
  return {
    input: tensor(input.shape, arena.read(gx, batch * into)),
    weight: tensor(weight.shape, arena.read(gw, out * into)),
    bias: tensor([out], arena.read(gb, out)),
  };
}

/** What the gradients of a dense layer need besides their arguments; the same in every call. */
export type DenseTables = {
  [name in 'outputs' | 'outputRows' | 'items' | 'weights' | 'packed' | 'zeros' | 'row']: Address;
};

export function denseTables(arena: Arena, { batch, into, out }: Dense): DenseTables {
  return {
    outputs: arena.integers(every(out, 4)),
    outputRows: arena.integers(every(batch, 4 * out)),
    items: arena.integers(every(batch, 4 * into)),
    weights: arena.integers(every(out, 4 * into)),
    packed: arena.take(batch * out),
    zeros: arena.zeros(Math.max(batch, out)),
    // Rows below one vector have gaps behind them.
    row: arena.take(4 * Math.max(batch, out)),
  };
}

/** to = g · W: `taps` over the weights as its picture, one tap for each output, one channel for each item. */
export function inputGradient(
  { kernels }: Arena,
  { batch, into, out }: Dense,
  tables: DenseTables,
  g: Address,
  w: Address,
  to: Address,
): void {
  kernels.pack(g, tables.outputs, out, batch, 4 * out, tables.packed);
  product(kernels, w, tables.weights, out, tables, to, batch, into);
}

/** to = gᵀ · x, and bias += Σ g: `taps` over the batch, one tap for each item, one channel for each output. */
export function weightGradient(
  { kernels }: Arena,
  { batch, into, out }: Dense,
  tables: DenseTables,
  g: Address,
  x: Address,
  to: Address,
  bias: Address,
): void {
  kernels.pack(g, tables.outputRows, batch, out, 4, tables.packed);
  product(kernels, x, tables.items, batch, tables, to, out, into);
  for (let n = 0; n < batch; n++) kernels.addScaled(bias, g + 4 * n * out, 1, bias, out);
}

function product(
  kernels: Arena['kernels'],
  x: Address,
  off: Address,
  count: number,
  { packed, zeros, row }: DenseTables,
  to: Address,
  channels: number,
  width: number,
) {
  const y = width < 4 ? row : to;
  const step = 4 * Math.max(4, width);
  kernels.taps(x, off, count, packed, zeros, y, channels, 1, width, 0, step, step);
  if (y !== to) kernels.copy(y, to, 1, channels, width, 0, 16, 4, 0, 4 * width, 4);
}
