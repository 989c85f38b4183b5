/**
 * Where the points of a grid lie in memory: all sums Σ_d i_d · steps_d with 0 ≤ i_d < counts_d, in row-major order
 * of (i_0, i_1, …).
 *
 * With the strides of a tensor as steps these are its elements in order; a step of 0 repeats, and steps in another
 * order transpose.
 */
export function lattice(counts: readonly number[], steps: readonly number[]): Int32Array {
  let points = Int32Array.of(0);
  counts.forEach((count, d) => {
    const finer = new Int32Array(points.length * count);
    for (let p = 0, at = 0; p < points.length; p++) {
      for (let i = 0; i < count; i++, at++) finer[at] = points[p] + i * steps[d];
    }
    points = finer;
  });
  return points;
}

/** What stands at these places: y_i = x[at_i]. */
export function take(x: Float32Array, at: Int32Array): Float32Array {
  const y = new Float32Array(at.length);
  for (let i = 0; i < at.length; i++) y[i] = x[at[i]];
  return y;
}
