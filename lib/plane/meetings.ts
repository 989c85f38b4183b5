import type { Affine, Point } from './affine.ts';

/** A point where three classes tie and no other is higher: there three decision regions, and three boundaries, meet. */
export interface Meeting {
  readonly labels: readonly [number, number, number];
  readonly point: Point;
}

/**
 * The points of the plane where three decision regions meet.
 *
 * Classes a, b and c tie where (w_a − w_b)·x = b_b − b_a and (w_a − w_c)·x = b_c − b_a: two lines, which meet in one point unless
 * they are parallel. With three classes there is one meeting at most; with K there may be up to 2K − 5.
 *
 * @param logits the map from the plane to the classes' logits.
 */
export function meetings({ matrix, offset }: Affine): Meeting[] {
  const classes = offset.map((_, k) => k);
  const logit = (k: number, [x, y]: Point) => matrix[2 * k] * x + matrix[2 * k + 1] * y + offset[k];
  const lead = (a: number, k: number) =>
    [matrix[2 * a] - matrix[2 * k], matrix[2 * a + 1] - matrix[2 * k + 1], offset[k] - offset[a]] as const;
  const found: Meeting[] = [];
  for (const a of classes) {
    for (const b of classes.slice(a + 1)) {
      for (const c of classes.slice(b + 1)) {
        const [[p, q, s], [r, t, u]] = [lead(a, b), lead(a, c)];
        const det = p * t - q * r;
        // Parallel boundaries, within rounding.
        if (Math.abs(det) <= 1e-12 * Math.hypot(p, q) * Math.hypot(r, t)) continue;
        const point: Point = [(s * t - q * u) / det, (p * u - s * r) / det];
        const level = logit(a, point);
        if (classes.every((k) => k === a || k === b || k === c || logit(k, point) <= level))
          found.push({ labels: [a, b, c], point });
      }
    }
  }
  return found;
}
