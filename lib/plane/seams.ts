import type { Point } from './affine.ts';
import type { Polygon } from './clip.ts';

/** A stretch of edge that two pieces of a partition share; `pieces` holds their places, −1 for what lies beyond the border. */
export interface Seam {
  readonly pieces: readonly [number, number];
  readonly segment: readonly [Point, Point];
}

/** Edges closer than this, per unit of the largest coordinate, lie on each other. */
const TOUCHING = 1e-9;
/** Shorter overlaps, per unit of the largest coordinate, are corners that touch. */
const SHORTEST = 1e-8;

interface Edge {
  readonly from: Point;
  readonly to: Point;
  readonly piece: number;
}

const edgesOf = (polygon: Polygon, piece: number): Edge[] =>
  polygon.map((from, i) => ({ from, to: polygon[(i + 1) % polygon.length], piece }));

/** The part of edge p that lies on edge q, which runs the other way where two polygons meet. */
function overlap(p: Edge, q: Edge, extent: number): readonly [Point, Point] | undefined {
  const [[px, py], [rx, ry]] = [p.from, p.to];
  const [dx, dy] = [rx - px, ry - py];
  const length = Math.hypot(dx, dy);
  if (length <= SHORTEST * extent) return undefined;
  const along = ([x, y]: Point) => ((x - px) * dx + (y - py) * dy) / length;
  const away = ([x, y]: Point) => Math.abs((x - px) * dy - (y - py) * dx) / length;
  if (away(q.from) > TOUCHING * extent || away(q.to) > TOUCHING * extent) return undefined;
  const [s, t] = [Math.max(0, along(q.to)), Math.min(length, along(q.from))];
  if (t - s <= SHORTEST * extent) return undefined;
  const at = (share: number): Point => [px + (share / length) * dx, py + (share / length) * dy];
  return [at(s), at(t)];
}

const apart = (p: Edge, q: Edge, k: 0 | 1, gap: number) =>
  Math.max(p.from[k], p.to[k]) < Math.min(q.from[k], q.to[k]) - gap ||
  Math.min(p.from[k], p.to[k]) > Math.max(q.from[k], q.to[k]) + gap;

/**
 * Where the pieces of a partition touch along edges, and where they touch the border.
 *
 * Every inner edge is covered by seams from both sides, every outer one once: Σ perimeters = 2 · Σ inner + Σ outer lengths.
 *
 * @param polygons convex, counter-clockwise; together they fill the domain.
 * @param domain convex, counter-clockwise.
 */
export function seams(polygons: readonly Polygon[], domain: Polygon): Seam[] {
  const extent = Math.max(...domain.flat().map(Math.abs));
  const edges = polygons.flatMap(edgesOf);
  // The border runs backwards, as if a piece lay beyond it.
  const border = edgesOf(domain, -1).map(({ from, to, piece }) => ({ from: to, to: from, piece }));
  const found: Seam[] = [];
  edges.forEach((p, i) => {
    for (const q of [...edges.slice(i + 1), ...border]) {
      if (p.piece === q.piece) continue;
      if (apart(p, q, 0, TOUCHING * extent) || apart(p, q, 1, TOUCHING * extent)) continue;
      const segment = overlap(p, q, extent);
      if (segment) found.push({ pieces: [p.piece, q.piece], segment });
    }
  });
  return found;
}
