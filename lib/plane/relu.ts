/** A point, or a direction, of the plane. */
export type Point = readonly [x: number, y: number];

/** Two units that read two inputs, before any ReLU: weight vectors w₁, w₂ (the rows of W) and biases b. */
export interface PlaneLayer {
  readonly w: readonly [Point, Point];
  readonly b: Point;
}

/** What unit `i` makes of a point before its ReLU: z_i = w_i · x + b_i. */
export const preactivation = ({ w, b }: PlaneLayer, i: 0 | 1, [x, y]: Point): number =>
  w[i][0] * x + w[i][1] * y + b[i];

/** x ↦ z = W x + b. */
export const affine = (layer: PlaneLayer, x: Point): Point => [
  preactivation(layer, 0, x),
  preactivation(layer, 1, x),
];

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
  splitAtAxes(affine(layer, p), affine(layer, q)).map((z) => bend(z, slope));

export interface Piece {
  /** The quadrant into which the layer sends the piece. */
  readonly quadrant: Quadrant;
  /** Its corners in the input plane, in the order of the polygon that was cut. */
  readonly corners: readonly Point[];
}

/** A convex polygon of inputs, cut along w₁ · x + b₁ = 0 and w₂ · x + b₂ = 0; pieces without area are left out. */
export function pieces(polygon: readonly Point[], layer: PlaneLayer): Piece[] {
  return ON.flatMap((on, q) => {
    const corners = on.reduce(
      (rest, side, i) => half(rest, (x) => preactivation(layer, i as 0 | 1, x), side),
      polygon,
    );
    return corners.length ? [{ quadrant: q as Quadrant, corners }] : [];
  });
}

/** The part of a convex polygon where f > 0, or where f ≤ 0 (Sutherland & Hodgman, 1974). */
function half(polygon: readonly Point[], f: (x: Point) => number, positive: boolean): Point[] {
  const signed = polygon.map((x) => (positive ? f(x) : -f(x)));
  const flat = !positive && signed.every((value) => value === 0);
  if (!flat && !signed.some((value) => value > 0)) return [];
  return polygon.flatMap((p, i) => {
    const j = (i + 1) % polygon.length;
    const q = polygon[j];
    const kept: Point[] = signed[i] >= 0 ? [p] : [];
    if (Math.sign(signed[i]) * Math.sign(signed[j]) < 0) {
      const t = signed[i] / (signed[i] - signed[j]);
      kept.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]);
    }
    return kept;
  });
}

/** The area of a polygon and its centre of gravity; a polygon without area has its first corner for a centre. */
export function centroid(corners: readonly Point[]): { readonly area: number; readonly at: Point } {
  let [area, x, y] = [0, 0, 0];
  corners.forEach(([x1, y1], i) => {
    const [x2, y2] = corners[(i + 1) % corners.length];
    const cross = x1 * y2 - x2 * y1;
    area += cross / 2;
    x += ((x1 + x2) * cross) / 6;
    y += ((y1 + y2) * cross) / 6;
  });
  return { area: Math.abs(area), at: area ? [x / area, y / area] : corners[0] };
}

/** The part of the line w · x + b = 0 inside |x₁|, |x₂| ≤ side; undefined where it passes by, or where w = 0 makes no line. */
export function lineInSquare(w: Point, b: number, side: number): [Point, Point] | undefined {
  const square = w[0] ** 2 + w[1] ** 2;
  if (square === 0) return undefined;
  const foot: Point = [(-b * w[0]) / square, (-b * w[1]) / square];
  const along: Point = [-w[1], w[0]];
  let [from, to] = [-Infinity, Infinity];
  for (const i of [0, 1]) {
    if (along[i] === 0) {
      if (Math.abs(foot[i]) > side) return undefined;
      continue;
    }
    const ends = [(-side - foot[i]) / along[i], (side - foot[i]) / along[i]];
    from = Math.max(from, Math.min(...ends));
    to = Math.min(to, Math.max(...ends));
  }
  const at = (t: number): Point => [foot[0] + t * along[0], foot[1] + t * along[1]];
  return from < to ? [at(from), at(to)] : undefined;
}

/** How many different points there are; coordinates that agree to `digits` decimals are the same. */
export function distinct(points: readonly Point[], digits = 9): number {
  const scale = 10 ** digits;
  return new Set(points.map((point) => point.map((v) => Math.round(v * scale)).join(' '))).size;
}
