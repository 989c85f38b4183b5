import { type Tensor, tensor } from '#lib/tensor.ts';
import { axis } from './axis.ts';

/** The entries `index` along one dimension, in that order: y[…, i, …] = x[…, index[i], …]. */
export function pick(x: Tensor, dim: number, index: ArrayLike<number>): Tensor {
  const { dim: d, outer, length, inner } = axis(x.shape, dim);
  const y = tensor(x.shape.with(d, index.length));
  for (let o = 0, to = 0; o < outer; o++) {
    for (let i = 0; i < index.length; i++, to += inner) {
      const from = (o * length + index[i]) * inner;
      y.data.set(x.data.subarray(from, from + inner), to);
    }
  }
  return y;
}

/** The adjoint of `pick`: every entry added back to where it was picked from, in a tensor of `shape`. */
export function putBack(y: Tensor, shape: readonly number[], dim: number, index: ArrayLike<number>): Tensor {
  const { outer, length, inner } = axis(shape, dim);
  const x = tensor(shape);
  for (let o = 0, from = 0; o < outer; o++) {
    for (let i = 0; i < index.length; i++) {
      const to = (o * length + index[i]) * inner;
      for (let r = 0; r < inner; r++, from++) x.data[to + r] += y.data[from];
    }
  }
  return x;
}
