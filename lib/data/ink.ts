/** A place on a sheet: pixel (row, column) has its centre at x = column, y = row. */
export type Spot = { readonly x: number; readonly y: number };

/** The distance of (x, y) from the straight way between two places. */
function away(x: number, y: number, from: Spot, to: Spot): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const share = length ? Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length)) : 0;
  return Math.hypot(x - from.x - share * dx, y - from.y - share * dy);
}

/**
 * A sheet with one straight stroke of a round pen: v = max(v, c), or with the rubber v = min(v, 1 − c), where
 * c = 1 within `radius` of the stroke, falling to 0 over one pixel.
 *
 * @param data side × side, ink from 0 to 1. @param radius pixels to where c is a half.
 */
export function inked(
  data: ArrayLike<number>,
  side: number,
  from: Spot,
  to: Spot,
  radius: number,
  rubber = false,
): Float32Array {
  return Float32Array.from(data, (v, i) => {
    const cover = Math.min(1, Math.max(0, radius + 0.5 - away(i % side, Math.floor(i / side), from, to)));
    return rubber ? Math.min(v, 1 - cover) : Math.max(v, cover);
  });
}

/** Strokes on an empty sheet, each a row of places joined by straight lines. */
export const sheetOf = (side: number, strokes: readonly (readonly Spot[])[], radius: number): Float32Array =>
  strokes.reduce<Float32Array>(
    (sheet, stroke) =>
      stroke.reduce((drawn, to, i) => inked(drawn, side, stroke[Math.max(0, i - 1)], to, radius), sheet),
    new Float32Array(side * side),
  );
