import { type Affine, applied, type Point } from './affine.ts';
import { type Polygon, split } from './clip.ts';

/** A layer of two units on the plane before its ReLU, x ↦ z = W x + b: matrix W (4, row by row), offset b (2). */
export type PlaneLayer = Affine;

/** z = W x + b. */
export const preactivation = (layer: PlaneLayer, x: Point): Point => applied(layer, x) as unknown as Point;

/**
 * The plane bent along its axes: each coordinate z becomes max(z, 0) + slope · min(z, 0).
 *
 * Slope 1 leaves the plane as it is, 0 is ReLU, −1 is the absolute value, and what lies between 0 and 1 is leaky ReLU.
 */
export const bend = (z: Point, slope: number): Point => [bent(z[0], slope), bent(z[1], slope)];

// Adding 0 turns −0 into 0.
const bent = (z: number, slope: number) => (z > 0 ? z : slope * z + 0);

/** Quadrants I, II, III, IV as 0, 1, 2, 3. */
export type Quadrant = 0 | 1 | 2 | 3;

/** Which units are on in each quadrant. */
export const ON: readonly (readonly [boolean, boolean])[] = [
  [true, true],
  [false, true],
  [false, false],
  [true, false],
];

/** The quadrant of z. A unit is on where z_i > 0: a point on an axis counts as off, for it passes no gradient (PyTorch's choice). */
export const quadrant = ([z1, z2]: Point): Quadrant => (z1 > 0 ? (z2 > 0 ? 0 : 3) : z2 > 0 ? 1 : 2);

/** How many points lie in quadrants I, II, III, IV. */
export function quadrantCounts(points: readonly Point[]): [number, number, number, number] {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const z of points) counts[quadrant(z)]++;
  return counts;
}

/**
 * Shares as whole per cents that sum to 100: each is rounded down, and those that lost most get the units that are left.
 *
 * @param counts at least one of them above 0.
 */
export function percentages(counts: readonly number[]): number[] {
  const total = counts.reduce((a, b) => a + b, 0);
  const exact = counts.map((count) => (100 * count) / total);
  const whole = exact.map(Math.floor);
  const missing = 100 - whole.reduce((a, b) => a + b, 0);
  const order = exact.map((share, i) => ({ i, rest: share - whole[i] })).sort((a, b) => b.rest - a.rest);
  for (const { i } of order.slice(0, missing)) whole[i]++;
  return whole;
}

/** The points that divide the segment from p to q where it crosses an axis, its ends included: on each part `bend` is linear. */
export function splitAtAxes(p: Point, q: Point): Point[] {
  const cuts = [0, 1]
    .filter((i) => Math.sign(p[i]) * Math.sign(q[i]) < 0)
    .map((i) => p[i] / (p[i] - q[i]))
    .sort((a, b) => a - b);
  return [p, ...cuts.map((t): Point => [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]), q];
}

/** The exact image of a segment under x ↦ bend(W x + b): a line through the points at which it turns. */
export const bentSegment = (layer: PlaneLayer, p: Point, q: Point, slope: number): Point[] =>
  splitAtAxes(preactivation(layer, p), preactivation(layer, q)).map((z) => bend(z, slope));

export interface Piece {
  /** The quadrant into which the layer sends the piece. */
  readonly quadrant: Quadrant;
  readonly polygon: Polygon;
}

/** A convex polygon of inputs, cut along the lines on which the two units turn on. */
export function pieces(polygon: Polygon, { matrix: [a, b, c, d], offset }: PlaneLayer): Piece[] {
  const first = split(polygon, [a, b], offset[0]);
  const cut = (part?: Polygon) => (part ? split(part, [c, d], offset[1]) : {});
  const [on, off] = [cut(first.above), cut(first.below)];
  return [on.above, off.above, off.below, on.below].flatMap((part, q) =>
    part ? [{ quadrant: q as Quadrant, polygon: part }] : [],
  );
}

/** How many different points there are; coordinates that agree to `digits` decimals are the same. */
export function distinct(points: readonly Point[], digits = 9): number {
  const scale = 10 ** digits;
  return new Set(points.map((point) => point.map((v) => Math.round(v * scale)).join(' '))).size;
}
