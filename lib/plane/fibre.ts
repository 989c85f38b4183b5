import type { Affine, Point } from './affine.ts';
import { contains, type Polygon, split } from './clip.ts';
import { rank } from './rank.ts';

/** A convex piece of the plane and the map, from plane to plane, that holds on it. */
export interface Mapped {
  readonly polygon: Polygon;
  readonly map: Affine;
}

/** Everything that lands on one point: of a piece that keeps two dimensions a point, of a flattened one a segment, or all of it. */
export interface Fibre {
  readonly points: readonly Point[];
  readonly segments: readonly (readonly [Point, Point])[];
  readonly polygons: readonly Polygon[];
}

/** Rounding of a map's value, per unit of its target. */
const CLOSE = 1e-7;
/** Distance below which two points of neighbouring pieces are the one on their common edge. */
const SAME = 1e-7;

const touches = ([p, q]: readonly [Point, Point], [x, y]: Point) =>
  Math.hypot(p[0] - x, p[1] - y) + Math.hypot(q[0] - x, q[1] - y) <=
  Math.hypot(q[0] - p[0], q[1] - p[1]) + SAME;

/**
 * The fibre of a piecewise affine map from plane to plane over a target: all points x of the pieces with M·x + c = target.
 *
 * Where M has full rank, x = M⁻¹·(target − c), if that lies in the piece; where M has rank 1, the line of such x, if the target lies
 * on its image, clipped to the piece; where M = 0, the whole piece, if c is the target.
 */
export function fibre(pieces: readonly Mapped[], target: Point): Fibre {
  const points: Point[] = [];
  const segments: (readonly [Point, Point])[] = [];
  const polygons: Polygon[] = [];
  const near = CLOSE * (1 + Math.hypot(...target));
  for (const { polygon, map } of pieces) {
    const [a, b, c, d] = map.matrix;
    const [u, v] = [target[0] - map.offset[0], target[1] - map.offset[1]];
    const left = rank(map);
    if (left === 0) {
      if (Math.hypot(u, v) <= near) polygons.push(polygon);
    } else if (left === 1) {
      // The rows are parallel: the longer one says where on the image's line the target lies, the other whether it lies on it.
      const [row, along, short, other]: [Point, number, Point, number] =
        Math.hypot(a, b) >= Math.hypot(c, d) ? [[a, b], u, [c, d], v] : [[c, d], v, [a, b], u];
      const ratio = (short[0] * row[0] + short[1] * row[1]) / (row[0] ** 2 + row[1] ** 2);
      if (Math.abs(other - ratio * along) > near) continue;
      const { cut } = split(polygon, row, -along);
      if (cut) segments.push(cut);
    } else {
      const det = a * d - b * c;
      const x: Point = [(d * u - b * v) / det, (a * v - c * u) / det];
      const known = points.some(([px, py]) => Math.hypot(px - x[0], py - x[1]) < SAME);
      if (!known && contains(polygon, x)) points.push(x);
    }
  }
  // A neighbour's share of a common edge or corner is counted once.
  const alone = segments.filter(
    ([p, q]) => !polygons.some((polygon) => contains(polygon, p) && contains(polygon, q)),
  );
  return {
    points: points.filter(
      (p) =>
        !alone.some((segment) => touches(segment, p)) && !polygons.some((polygon) => contains(polygon, p)),
    ),
    segments: alone,
    polygons,
  };
}
