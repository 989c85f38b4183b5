import type { Affine, Point } from './affine.ts';
import { clip, clipSegment, type Polygon, split } from './clip.ts';

/** A convex piece of the plane on which one class has the largest logit. */
export interface Decision {
  readonly label: number;
  readonly polygon: Polygon;
}

/** Where two classes tie and no other is larger. */
export interface Boundary {
  readonly labels: readonly [number, number];
  readonly segment: readonly [Point, Point];
}

const lead = ({ matrix, offset }: Affine, c: number, k: number): [Point, number] => [
  [matrix[2 * c] - matrix[2 * k], matrix[2 * c + 1] - matrix[2 * k + 1]],
  offset[c] - offset[k],
];

/**
 * A convex polygon, parted by class: class c has the points with logit_c ≥ logit_k for every k; of equals, as `argmax`, the first.
 *
 * @param logits the map from the polygon's plane to the classes' logits, affine on all of the polygon.
 */
export function decide(polygon: Polygon, logits: Affine): Decision[] {
  const classes = logits.offset.map((_, c) => c);
  return classes.flatMap((label) => {
    let part: Polygon | undefined = polygon;
    for (const k of classes) {
      if (k === label || !part) continue;
      part = k < label ? split(part, ...lead(logits, label, k)).above : clip(part, ...lead(logits, label, k));
    }
    return part ? [{ label, polygon: part }] : [];
  });
}

/** The decision boundaries inside a convex polygon, each pair of classes once. */
export function boundaries(polygon: Polygon, logits: Affine): Boundary[] {
  const classes = logits.offset.map((_, c) => c);
  return classes.flatMap((c) =>
    classes.slice(c + 1).flatMap((k) => {
      let { cut: segment } = split(polygon, ...lead(logits, c, k));
      for (const j of classes) {
        if (j !== c && j !== k && segment) segment = clipSegment(segment, ...lead(logits, c, j));
      }
      return segment ? [{ labels: [c, k] as const, segment }] : [];
    }),
  );
}

/** The part of a segment on which a class has a logit no smaller than any other; undefined where that is a point or nothing. */
export function holds(
  segment: readonly [Point, Point],
  logits: Affine,
  label: number,
): readonly [Point, Point] | undefined {
  let part: readonly [Point, Point] | undefined = segment;
  for (let k = 0; k < logits.offset.length && part; k++) {
    if (k !== label) part = clipSegment(part, ...lead(logits, label, k));
  }
  return part;
}
