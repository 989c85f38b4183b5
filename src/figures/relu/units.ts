/** The two units in the input plane: weight vectors, the lines on which they turn on, and where those are held. */
import type { Affine, Point } from '#lib/plane/affine.ts';
import { split, square } from '#lib/plane/clip.ts';
import { between } from '#lib/plane/line.ts';

/** Half the side of the window on the input plane. */
export const WINDOW = 1.5;
/** How far from its middle a line is held. */
const GRIP = 0.95;
/** Handles of lines stay this far inside the window. */
const REACH = WINDOW - 0.12;

const rowOf = ({ matrix }: Affine, i: 0 | 1): Point => [matrix[2 * i], matrix[2 * i + 1]];

const within = (value: number, most: number) => Math.max(-most, Math.min(most, value));

/** Where the line of unit i is held: on the side away from the other unit's arrow, as near to that as the window allows. */
function grip(layer: Affine, i: 0 | 1): Point {
  const [a, b, c, d] = layer.matrix;
  const w = rowOf(layer, i);
  const offset = layer.offset[i];
  const length = Math.hypot(...w);
  const side = (i === 0 ? -GRIP : GRIP) * (a * d < b * c ? -1 : 1);
  const ideal: Point = [
    (-offset * w[0]) / length ** 2 - (side * w[1]) / length,
    (-offset * w[1]) / length ** 2 + (side * w[0]) / length,
  ];
  const seen = split(square(REACH), w, offset).cut;
  if (!seen) return [within(ideal[0], REACH), within(ideal[1], REACH)];
  const [[x1, y1], [x2, y2]] = seen;
  const [dx, dy] = [x2 - x1, y2 - y1];
  const t = ((ideal[0] - x1) * dx + (ideal[1] - y1) * dy) / (dx * dx + dy * dy);
  return between(...seen, Math.max(0, Math.min(1, t)));
}

/** What is drawn and said of unit i; z are the points before the ReLU. */
export function unit(layer: Affine, i: 0 | 1, z: readonly Point[]) {
  const w = rowOf(layer, i);
  const b = layer.offset[i];
  const on = z.filter((point) => point[i] > 0).length;
  const flat = w[0] === 0 && w[1] === 0;
  return {
    i,
    w,
    b,
    on,
    /** Points for which a unit of the opposite sign, −w and −b, is on. */
    opposite: z.filter((point) => point[i] < 0).length,
    dead: on === 0,
    /** The line where z_i = 0, far beyond the window; undefined where weights of 0 make none. */
    crease: split(square(2 * WINDOW), w, b).cut,
    grip: flat ? undefined : grip(layer, i),
    /** The unit direction in which z_i grows. */
    normal: (flat ? [0, 0] : w.map((value) => value / Math.hypot(...w))) as unknown as Point,
  };
}
