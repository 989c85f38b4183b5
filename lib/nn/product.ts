import { type Tensor, tensor } from '#lib/tensor.ts';
import { broadcastOffsets, broadcastShape } from './broadcast.ts';

/**
 * The product of matrices: y[…, i, j] = Σ_k a[…, i, k] · b[…, k, j], the dimensions before the last two broadcast.
 *
 * Sums are taken in double precision and rounded once.
 *
 * @param a shape (…, rows, inner), or (…, inner, rows) with `flipA`.
 * @param b shape (…, inner, columns), or (…, columns, inner) with `flipB`.
 */
export function product(a: Tensor, b: Tensor, flipA = false, flipB = false): Tensor {
  const [before, other] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const [m, n] = [a.shape.slice(-2), b.shape.slice(-2)];
  const [rows, inner] = flipA ? [m[1], m[0]] : m;
  const columns = flipB ? n[0] : n[1];
  // Steps in memory: from one row or column of the result to the next, and along k.
  const [aRow, aK] = flipA ? [1, rows] : [inner, 1];
  const [bColumn, bK] = flipB ? [inner, 1] : [1, columns];
  const batch = broadcastShape(before, other);
  const [aAt, bAt] = [broadcastOffsets(before, batch), broadcastOffsets(other, batch)];
  const y = tensor([...batch, rows, columns]);
  const [ad, bd, yd] = [a.data, b.data, y.data];
  for (let p = 0, at = 0; p < aAt.length; p++) {
    const [aStart, bStart] = [aAt[p] * rows * inner, bAt[p] * inner * columns];
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++, at++) {
        let sum = 0;
        let u = aStart + i * aRow;
        let v = bStart + j * bColumn;
        for (let k = 0; k < inner; k++) {
          sum += ad[u] * bd[v];
          u += aK;
          v += bK;
        }
        yd[at] = sum;
      }
    }
  }
  return y;
}
