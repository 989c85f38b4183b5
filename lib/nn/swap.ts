import { lattice, take } from '#lib/lattice.ts';
import { strides, type Tensor, tensor } from '#lib/tensor.ts';
import { dimension } from './axis.ts';

/**
 * The tensor with two of its dimensions exchanged; each may count from the end.
 */
export function swap(x: Tensor, dim0: number, dim1: number): Tensor {
  const [a, b] = [dimension(dim0, x.shape), dimension(dim1, x.shape)];
  const exchanged = (list: readonly number[]) => list.with(a, list[b]).with(b, list[a]);
  const shape = exchanged(x.shape);
  return tensor(shape, take(x.data, lattice(shape, exchanged(strides(x.shape)))));
}
