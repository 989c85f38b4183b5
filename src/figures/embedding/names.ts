/** Where the names of regions stand: inside, and clear of points, borders and arrows. */
import type { Point } from '#lib/plane/affine.ts';
import { area, centroid, type Polygon } from '#lib/plane/clip.ts';

/** A square piece of a plane: its middle, and half its side. */
export interface Box {
  readonly centre: Point;
  readonly half: number;
}

/** Candidates in a row. */
const ROW = 13;
/** Half the width and height of a name, as shares of half the side. */
const [WIDE, HIGH] = [0.19, 0.05];
/** What is farther away than this does not disturb. */
const CLEAR = 0.1;
/** Distance between the points that stand for a segment, as a share of half the side. */
const SAMPLE = 0.06;

/** The places of a square at which a name may stand. */
export const mesh = ({ centre: [x, y], half }: Box): Point[] =>
  Array.from(
    { length: ROW * ROW },
    (_, i): Point => [
      x + half * 0.92 * ((2 * (i % ROW)) / (ROW - 1) - 1),
      y + half * 0.92 * ((2 * Math.floor(i / ROW)) / (ROW - 1) - 1),
    ],
  );

function sampled([[px, py], [qx, qy]]: readonly [Point, Point], { half }: Box): Point[] {
  const parts = Math.max(1, Math.min(100, Math.ceil(Math.hypot(qx - px, qy - py) / (half * SAMPLE))));
  return Array.from(
    { length: parts + 1 },
    (_, i): Point => [px + (i / parts) * (qx - px), py + (i / parts) * (qy - py)],
  );
}

/**
 * A place for the name of each region: of those inside it the one farthest from points and segments; of places far enough from them,
 * the one nearest to the middle of the region's largest polygon. A region without polygons has no name.
 *
 * @param inside which places lie in which region.
 */
export function namesOf(
  regions: readonly (readonly Polygon[])[],
  inside: readonly (readonly Point[])[],
  box: Box,
  points: readonly Point[],
  segments: readonly (readonly [Point, Point])[],
): (Point | undefined)[] {
  const obstacles = [...points, ...segments.flatMap((segment) => sampled(segment, box))];
  const [wide, high] = [WIDE * box.half, HIGH * box.half];
  return regions.map((polygons, k) => {
    if (polygons.length === 0) return undefined;
    const middle = centroid(
      polygons.reduce((best, polygon) => (area(polygon) > area(best) ? polygon : best)),
    );
    const within = ([x, y]: Point) =>
      Math.abs(x - box.centre[0]) + wide < box.half * 0.97 &&
      Math.abs(y - box.centre[1]) + high < box.half * 0.97;
    const inBox = (k: 0 | 1, size: number) =>
      Math.max(box.centre[k] - box.half + size, Math.min(box.centre[k] + box.half - size, middle[k]));
    let best: Point = [inBox(0, wide), inBox(1, high)];
    let most = Number.NEGATIVE_INFINITY;
    for (const [x, y] of inside[k].filter(within)) {
      const cost = 0.02 * Math.hypot(x - middle[0], y - middle[1]);
      let near = CLEAR * box.half;
      for (let i = 0; i < obstacles.length && near - cost > most; i++) {
        const [u, v] = obstacles[i];
        near = Math.min(
          near,
          Math.hypot(Math.max(0, Math.abs(u - x) - wide), Math.max(0, Math.abs(v - y) - high)),
        );
      }
      if (near - cost > most) [best, most] = [[x, y], near - cost];
    }
    return best;
  });
}
