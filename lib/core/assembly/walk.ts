// The places of a picture's vectors, one after another.

/** One row after another in steps of one vector; the last vector of a row is drawn back to end with it. */
let x0: usize, y0: usize, column: usize, lastColumn: usize, xRow: usize, yRow: usize, toGo: i32;

/** Where the vector at hand comes from and goes to. */
export let xAt: usize, yAt: usize;

export function walk(x: usize, y: usize, rows: i32, width: i32, xStep: usize, yStep: usize): void {
  x0 = x;
  y0 = y;
  column = 0;
  lastColumn = width > 4 ? ((width - 4) as usize) << 2 : 0;
  xRow = xStep;
  yRow = yStep;
  toGo = rows * ((width + 3) >> 2);
}

/** The next place, in `xAt` and `yAt`; at the end the last one again. */
// @ts-ignore: decorators are AssemblyScript's
@inline
export function next(): void {
  if (toGo <= 0) return;
  toGo--;
  xAt = x0 + column;
  yAt = y0 + column;
  if (column < lastColumn) {
    column = min(column + 16, lastColumn);
  } else {
    column = 0;
    x0 += xRow;
    y0 += yRow;
  }
}

/** How many are still to come. */
// @ts-ignore: decorators are AssemblyScript's
@inline
export function left(): i32 {
  return toGo;
}
