/** A picture of one channel: `data` row by row; pixel (row, column) has its centre at x = column, y = row. */
export type Grey = { readonly width: number; readonly height: number; readonly data: ArrayLike<number> };

/** A square of `side` × `side` pixels as a Grey. */
export const square = (data: ArrayLike<number>, side: number): Grey => ({ width: side, height: side, data });

/** The picture between its pixels, interpolated in both directions (bilinear); 0 beyond its edge. */
export function sample({ width, height, data }: Grey, x: number, y: number): number {
  const [col, row] = [Math.floor(x), Math.floor(y)];
  const [s, t] = [x - col, y - row];
  const at = (r: number, c: number) =>
    r < 0 || c < 0 || r >= height || c >= width ? 0 : data[r * width + c];
  const upper = (1 - s) * at(row, col) + (s && s * at(row, col + 1));
  return t ? (1 - t) * upper + t * ((1 - s) * at(row + 1, col) + (s && s * at(row + 1, col + 1))) : upper;
}

/**
 * A new square picture, drawn from another: y(p) = mean of x(from(p + δ)) over n × n places δ spread evenly within a pixel.
 *
 * @param side pixels along a side of the new picture.
 * @param from where in the old picture a place of the new one lies, (x, y) each.
 * @param n as many as old pixels fall on a new one, so that none is skipped.
 * @throws RangeError when side or n is not a whole number from 1 up.
 */
export function resampled(
  picture: Grey,
  side: number,
  from: (x: number, y: number) => readonly [number, number],
  n = 1,
): Float32Array {
  if (!Number.isInteger(side) || !Number.isInteger(n) || side < 1 || n < 1)
    throw new RangeError(`${side} pixels of ${n} × ${n} samples: both must be whole numbers from 1 up`);
  const drawn = new Float32Array(side * side);
  for (let i = 0; i < drawn.length; i++) {
    let sum = 0;
    for (let k = 0; k < n * n; k++) {
      const [dx, dy] = [((k % n) + 0.5) / n - 0.5, (Math.floor(k / n) + 0.5) / n - 0.5];
      sum += sample(picture, ...from((i % side) + dx, Math.floor(i / side) + dy));
    }
    drawn[i] = sum / (n * n);
  }
  return drawn;
}
