import type { Point } from './affine.ts';

/** A convex polygon: its corners, one way round, at least three. */
export type Polygon = readonly Point[];

/** Distances of less than this, per unit of the largest coordinate, count as 0. */
const TOUCHING = 1e-10;
/** Rounding error of a sum, per unit of its addends. */
const ROUNDING = 1e-15;

/** The square |x|, |y| ≤ half, counter-clockwise. */
export const square = (half: number): Polygon => [
  [-half, -half],
  [half, -half],
  [half, half],
  [-half, half],
];

/** The numbers a·x + b at some points; 0 for points that touch the line a·x + b = 0. */
function sides(points: readonly Point[], [a0, a1]: Point, b: number): number[] {
  let extent = 0;
  for (const [x, y] of points) extent = Math.max(extent, Math.abs(x), Math.abs(y));
  const touching = TOUCHING * Math.hypot(a0, a1) * extent + ROUNDING * Math.abs(b);
  return points.map(([x, y]) => {
    const side = a0 * x + a1 * y + b;
    return Math.abs(side) <= touching ? 0 : side;
  });
}

const crossing = ([px, py]: Point, [qx, qy]: Point, sp: number, sq: number): Point => {
  const t = sp / (sp - sq);
  return [px + t * (qx - px), py + t * (qy - py)];
};

/** What a line leaves of a polygon on each of its sides, and the line's own part inside it. */
export interface Split {
  /** Where a·x + b > 0. */
  readonly above?: Polygon;
  /** Where a·x + b ≤ 0. */
  readonly below?: Polygon;
  /** Present where the line cuts through the inside. */
  readonly cut?: readonly [Point, Point];
}

/**
 * Cuts a convex polygon along the line a·x + b = 0.
 *
 * A corner that touches the line (within 1e-10 of the coordinates) is on it, so no piece is thinner than that: a line along an
 * edge cuts nothing. With a = 0 the sign of b decides; where all of the polygon gives 0, it is below.
 */
export function split(polygon: Polygon, a: Point, b: number): Split {
  const side = sides(polygon, a, b);
  if (side.every((s) => s <= 0)) return { below: polygon };
  if (side.every((s) => s >= 0)) return { above: polygon };
  const above: Point[] = [];
  const below: Point[] = [];
  const on: Point[] = [];
  polygon.forEach((p, i) => {
    const j = (i + 1) % polygon.length;
    if (side[i] >= 0) above.push(p);
    if (side[i] <= 0) below.push(p);
    if (side[i] === 0) on.push(p);
    if (Math.sign(side[i]) * Math.sign(side[j]) < 0) {
      const x = crossing(p, polygon[j], side[i], side[j]);
      above.push(x);
      below.push(x);
      on.push(x);
    }
  });
  // Corners that nearly coincide may all touch the line: the two farthest apart are its ends.
  const length = ([x, y]: Point) => Math.hypot(x - on[0][0], y - on[0][1]);
  return { above, below, cut: [on[0], on.reduce((best, p) => (length(p) > length(best) ? p : best))] };
}

/** The part of a convex polygon where a·x + b ≥ 0; undefined where nothing, or only an edge, is left. */
export const clip = (polygon: Polygon, a: Point, b: number): Polygon | undefined =>
  split(polygon, [-a[0], -a[1]], -b).below;

/** The part of a segment where a·x + b ≥ 0; undefined where nothing, or only an end, is left. */
export function clipSegment(
  segment: readonly [Point, Point],
  a: Point,
  b: number,
): readonly [Point, Point] | undefined {
  const [p, q] = segment;
  const [sp, sq] = sides(segment, a, b);
  if (sp >= 0 && sq >= 0) return segment;
  if (sp <= 0 && sq <= 0) return undefined;
  const x = crossing(p, q, sp, sq);
  return sp > 0 ? [p, x] : [x, q];
}

const cross = ([ox, oy]: Point, [px, py]: Point, [qx, qy]: Point) =>
  (px - ox) * (qy - oy) - (py - oy) * (qx - ox);

/** Area, ½ Σ xᵢ·yᵢ₊₁ − xᵢ₊₁·yᵢ: positive for corners given counter-clockwise. */
export function area(polygon: Polygon): number {
  let twice = 0;
  for (let i = 2; i < polygon.length; i++) twice += cross(polygon[0], polygon[i - 1], polygon[i]);
  return twice / 2;
}

/** Centre of mass; the mean of the corners where the area is 0. */
export function centroid(polygon: Polygon): Point {
  let [x, y, total] = [0, 0, 0];
  for (let i = 2; i < polygon.length; i++) {
    const [p, q, r] = [polygon[0], polygon[i - 1], polygon[i]];
    const weight = cross(p, q, r);
    total += weight;
    x += (weight * (p[0] + q[0] + r[0])) / 3;
    y += (weight * (p[1] + q[1] + r[1])) / 3;
  }
  if (total !== 0) return [x / total, y / total];
  const mean = (k: 0 | 1) => polygon.reduce((sum, p) => sum + p[k], 0) / polygon.length;
  return [mean(0), mean(1)];
}

/** Whether a point lies inside a convex polygon given counter-clockwise, or on its edge. */
export function contains(polygon: Polygon, point: Point): boolean {
  return polygon.every((p, i) => {
    const q = polygon[(i + 1) % polygon.length];
    return cross(p, q, point) >= -TOUCHING * Math.hypot(q[0] - p[0], q[1] - p[1]);
  });
}
