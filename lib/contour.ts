/** A corner of a polygon, in cells from the lower left corner of the grid. */
export type Corner = readonly [x: number, y: number];

/**
 * Where a sampled function is positive, as polygons, by marching squares: within a cell the border runs straight between the
 * points where the sides, interpolated linearly, are 0. Full cells side by side in a row become one polygon.
 *
 * @param values at the corners of n × n cells, (n + 1)², row by row from below.
 * @throws RangeError when there are not (n + 1)² values.
 * @see Lorensen & Cline 1987, "Marching cubes", doi:10.1145/37401.37422, in three dimensions.
 */
export function positiveParts(values: ArrayLike<number>, n: number): Corner[][] {
  if (values.length !== (n + 1) ** 2) {
    throw new RangeError(`${n} × ${n} cells have ${(n + 1) ** 2} corners, not ${values.length}`);
  }
  const parts: Corner[][] = [];
  for (let j = 0; j < n; j++) {
    let from = -1;
    const close = (to: number) => {
      if (from >= 0)
        parts.push([
          [from, j],
          [to, j],
          [to, j + 1],
          [from, j + 1],
        ]);
      from = -1;
    };
    for (let i = 0; i < n; i++) {
      const corners: Corner[] = [
        [i, j],
        [i + 1, j],
        [i + 1, j + 1],
        [i, j + 1],
      ];
      const at = corners.map(([x, y]) => values[y * (n + 1) + x]);
      if (at.every((v) => v > 0)) {
        if (from < 0) from = i;
        continue;
      }
      close(i);
      // Where opposite corners agree, their mean decides whether they are joined through the middle.
      const saddle = at[0] > 0 === at[2] > 0 && at[1] > 0 === at[3] > 0;
      if (saddle && at.some((v) => v > 0) && at.reduce((a, b) => a + b) <= 0) {
        for (const k of [0, 1, 2, 3]) if (at[k] > 0) parts.push(tip(corners, at, k));
        continue;
      }
      const part = clipped(corners, at);
      if (part.length > 2) parts.push(part);
    }
    close(n);
  }
  return parts;
}

/** The point of the side from corner k to corner l where the value is 0. */
function crossing(corners: readonly Corner[], at: readonly number[], k: number, l: number): Corner {
  const t = at[k] / (at[k] - at[l]);
  return [
    corners[k][0] + t * (corners[l][0] - corners[k][0]),
    corners[k][1] + t * (corners[l][1] - corners[k][1]),
  ];
}

/** The triangle that corner k has for itself. */
const tip = (corners: readonly Corner[], at: readonly number[], k: number): Corner[] => [
  corners[k],
  crossing(corners, at, k, (k + 1) % 4),
  crossing(corners, at, k, (k + 3) % 4),
];

/** The part of a cell's outline where the value is positive, with the crossings of its sides. */
function clipped(corners: readonly Corner[], at: readonly number[]): Corner[] {
  return corners.flatMap((corner, k) => {
    const next = (k + 1) % corners.length;
    const own = at[k] > 0 ? [corner] : [];
    if (at[k] > 0 === at[next] > 0) return own;
    return [...own, crossing(corners, at, k, next)];
  });
}
