import { lattice } from '#lib/lattice.ts';
import { strides, type Tensor, tensor } from '#lib/tensor.ts';
import { dimension } from './axis.ts';

/**
 * The tensor with two of its dimensions exchanged; each may count from the end, and by default the last two are, which
 * transposes every matrix.
 */
export function swap(x: Tensor, dim0 = -2, dim1 = -1): Tensor {
  const [a, b] = [dimension(dim0, x.shape), dimension(dim1, x.shape)];
  const exchanged = (list: readonly number[]) => list.with(a, list[b]).with(b, list[a]);
  const shape = exchanged(x.shape);
  const offsets = lattice(shape, exchanged(strides(x.shape)));
  return tensor(
    shape,
    Float32Array.from(offsets, (at) => x.data[at]),
  );
}
