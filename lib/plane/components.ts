import type { Affine } from './affine.ts';
import { area, type Polygon } from './clip.ts';
import { decide, holds } from './decisions.ts';
import type { Seam } from './seams.ts';

/** A convex piece of the plane on which the classes' logits are one affine map. */
export interface Piece {
  readonly polygon: Polygon;
  readonly logits: Affine;
}

/** A connected part of a class's region: one can walk from anywhere in it to anywhere else in it. */
export interface Component {
  readonly label: number;
  /** Convex, one for each piece that it crosses. */
  readonly polygons: readonly Polygon[];
  readonly area: number;
  /** Whether it lies wholly inside: nowhere does it reach the border. */
  readonly closed: boolean;
}

/**
 * The connected components of every class's region, class by class.
 *
 * Two neighbouring pieces both know which class wins on the edge between them, for the logits are continuous: a class that wins on a
 * stretch of it, not only in a point, is connected across it.
 *
 * @param seams where the pieces touch each other and the border.
 */
export function components(pieces: readonly Piece[], seams: readonly Seam[]): Component[] {
  const parts = pieces.map(({ polygon, logits }) => decide(polygon, logits));
  const nodes = parts.flatMap((decisions, piece) => decisions.map((decision) => ({ ...decision, piece })));
  const place = new Map(nodes.map(({ piece, label }, i) => [`${piece} ${label}`, i]));

  const leader = nodes.map((_, i) => i);
  const find = (i: number): number => {
    while (leader[i] !== i) i = leader[i] = leader[leader[i]];
    return i;
  };
  const open = new Set<number>();
  for (const {
    pieces: [i, j],
    segment,
  } of seams) {
    for (const { label } of parts[i]) {
      if (!holds(segment, pieces[i].logits, label)) continue;
      const here = place.get(`${i} ${label}`)!;
      if (j < 0) open.add(here);
      const there = place.get(`${j} ${label}`);
      if (there !== undefined) leader[find(here)] = find(there);
    }
  }

  const groups = new Map<number, { label: number; polygons: Polygon[]; area: number; closed: boolean }>();
  nodes.forEach(({ label, polygon }, i) => {
    const root = find(i);
    const group = groups.get(root) ?? { label, polygons: [], area: 0, closed: true };
    groups.set(root, group);
    group.polygons.push(polygon);
    group.area += area(polygon);
    if (open.has(i)) group.closed = false;
  });
  return [...groups.values()].sort((a, b) => a.label - b.label);
}
