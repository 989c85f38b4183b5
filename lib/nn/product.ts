import { type Tensor, tensor } from '#lib/tensor.ts';
import { broadcastOffsets, broadcastShape } from './broadcast.ts';

/**
 * The product of matrices: y[…, i, j] = Σ_k a[…, i, k] · b[…, k, j], the dimensions before the last two broadcast.
 *
 * Sums are taken in double precision and rounded once.
 *
 * @param a shape (…, rows, inner). @param b shape (…, inner, columns).
 */
export function product(a: Tensor, b: Tensor): Tensor {
  const [rows, inner] = a.shape.slice(-2);
  const columns = b.shape[b.shape.length - 1];
  const [before, other] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const batch = broadcastShape(before, other);
  const [aAt, bAt] = [broadcastOffsets(before, batch), broadcastOffsets(other, batch)];
  const y = tensor([...batch, rows, columns]);
  const sums = new Float64Array(columns);
  for (let n = 0, to = 0; n < aAt.length; n++) {
    for (let i = 0; i < rows; i++, to += columns) {
      sums.fill(0);
      for (let k = 0; k < inner; k++) {
        const value = a.data[(aAt[n] * rows + i) * inner + k];
        const from = (bAt[n] * inner + k) * columns;
        for (let j = 0; j < columns; j++) sums[j] += value * b.data[from + j];
      }
      y.data.set(sums, to);
    }
  }
  return y;
}
