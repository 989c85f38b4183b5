/** Grids of numbers as few paths: one for every shade, so that a picture of many cells stays a small drawing. */

/** Shades on each side of 0. */
export const SHADES = 10;

/** All cells of one shade, −SHADES … SHADES, as a path in units of a cell. */
export interface Tiles {
  readonly shade: number;
  readonly path: string;
}

/** Shades the cells of a grid from −`most` to `most`; cells of shade 0 are left out, for they are the ground. */
export function mosaic(values: ArrayLike<number>, columns: number, most: number): Tiles[] {
  const paths = new Map<number, string>();
  const shadeOf = (i: number) =>
    Math.round(SHADES * Math.min(1, Math.max(-1, most > 0 ? values[i] / most : 0)));
  for (let i = 0; i < values.length; ) {
    const [row, first, shade] = [Math.floor(i / columns), i, shadeOf(i)];
    // Neighbours of one shade are one rectangle.
    do i++;
    while (i < values.length && Math.floor(i / columns) === row && shadeOf(i) === shade);
    if (shade === 0) continue;
    const run = i - first;
    paths.set(shade, `${paths.get(shade) ?? ''}M${first % columns} ${row}h${run}v1h-${run}z`);
  }
  return [...paths].map(([shade, path]) => ({ shade, path })).sort((a, b) => a.shade - b.shade);
}
