import { lattice, take } from '#lib/lattice.ts';
import { strides, type Tensor, tensor } from '#lib/tensor.ts';

/**
 * The shape that two shapes broadcast to: right-aligned, where sizes differ one of them is 1 and repeats.
 *
 * @throws RangeError when sizes differ and neither is 1.
 * @see PyTorch docs, Broadcasting semantics.
 */
export function broadcastShape(a: readonly number[], b: readonly number[]): number[] {
  const dimensions = Math.max(a.length, b.length);
  return Array.from({ length: dimensions }, (_, d) => {
    const m = a[d - dimensions + a.length] ?? 1;
    const n = b[d - dimensions + b.length] ?? 1;
    if (m !== n && m !== 1 && n !== 1) {
      throw new RangeError(
        `shapes [${a.join(', ')}] and [${b.join(', ')}] do not broadcast: ${m} against ${n}; they must be equal, or one of them 1`,
      );
    }
    return m === 1 ? n : m;
  });
}

/** Where in a tensor of shape `from` each element of its broadcast to shape `to` comes from, in row-major order. */
export function broadcastOffsets(from: readonly number[], to: readonly number[]): Int32Array {
  const lead = to.length - from.length;
  const steps = strides(from);
  return lattice(
    to,
    to.map((_, d) => (d < lead || from[d - lead] === 1 ? 0 : steps[d - lead])),
  );
}

/** The tensor repeated to shape `to`, which it must broadcast to. */
export const expand = (x: Tensor, to: readonly number[]): Tensor =>
  tensor(to, take(x.data, broadcastOffsets(x.shape, to)));

/** The adjoint of `expand`: sums over what was repeated, down to shape `to`. */
export function sumTo(x: Tensor, to: readonly number[]): Tensor {
  if (x.shape.join() === to.join()) return x;
  const result = tensor(to);
  const sums = new Float64Array(result.data.length);
  const offsets = broadcastOffsets(to, x.shape);
  for (let i = 0; i < offsets.length; i++) sums[offsets[i]] += x.data[i];
  result.data.set(sums);
  return result;
}

/** f of every pair of elements of a and b, broadcast to each other. */
export function zip(a: Tensor, b: Tensor, f: (a: number, b: number) => number): Tensor {
  const shape = broadcastShape(a.shape, b.shape);
  const spread = (t: Tensor) => (t.shape.join() === shape.join() ? t : expand(t, shape)).data;
  const [x, y, z] = [spread(a), spread(b), tensor(shape)];
  for (let i = 0; i < z.data.length; i++) z.data[i] = f(x[i], y[i]);
  return z;
}
