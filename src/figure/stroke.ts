/** A pen on a grid of cells. */
export interface Pixel {
  readonly row: number;
  readonly col: number;
}

/** The cells of a drawing on the straight way between two. */
export function stroke(from: Pixel, to: Pixel): Pixel[] {
  const steps = Math.max(Math.abs(to.row - from.row), Math.abs(to.col - from.col), 1);
  return Array.from({ length: steps + 1 }, (_, i) => ({
    row: Math.round(from.row + ((to.row - from.row) * i) / steps),
    col: Math.round(from.col + ((to.col - from.col) * i) / steps),
  }));
}
