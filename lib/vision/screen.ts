/** A square screen in front of an eye: places in degrees of visual angle from its middle, x to the right, y upwards; contrast 0 is its grey. */

/** Pixels on a side, and degrees from the middle of one to the middle of the next. */
export const SIDE = 48;
export const PIXEL = 0.25;
/** Degrees from the middle to an edge. */
export const HALF = (SIDE * PIXEL) / 2;

/** The middle of the pixel in a row, from above, and a column. */
export const placeOf = (row: number, col: number): { x: number; y: number } => ({
  x: (col - (SIDE - 1) / 2) * PIXEL,
  y: ((SIDE - 1) / 2 - row) * PIXEL,
});

/** What stands at a place, as a number: a stimulus's contrast, or a receptive field's weight. */
export type Pattern = (x: number, y: number) => number;

/** A pattern at the middles of all pixels, row by row from above: SIDE² values. */
export function sample(pattern: Pattern): Float64Array {
  const values = new Float64Array(SIDE * SIDE);
  for (let row = 0, i = 0; row < SIDE; row++)
    for (let col = 0; col < SIDE; col++, i++) {
      const { x, y } = placeOf(row, col);
      values[i] = pattern(x, y);
    }
  return values;
}
