import { blobs } from './blobs.ts';
import { SIDE } from './picture.ts';

/** Blobs, or single pixels. */
export type Counting = 'blobs' | 'pixels';

/** What fires: one of the two letters, none, or both. */
export type Verdict = 'C' | 'D' | 'neither' | 'both';

/** Motifs that a letter must be ahead by before its unit fires. */
export const ENOUGH = 2;

/** How many detections a score map holds above a threshold. */
export function detections(map: ArrayLike<number>, threshold: number, counting: Counting): number {
  const on = Array.from(map, (score) => score > threshold);
  return counting === 'blobs' ? blobs(on, SIDE).count : on.filter(Boolean).length;
}

/**
 * The two units Σ: each adds up its own motifs and takes off `against` for each of the other letter's,
 * C = e − against · (u + l), D = u + l − against · e, and fires from ENOUGH on.
 *
 * @param counts endpoints e, upper corners u, lower corners l.
 */
export function judge([e, u, l]: readonly number[], against: number) {
  const C = e - against * (u + l);
  const D = u + l - against * e;
  return { C, D, verdict: named(C >= ENOUGH, D >= ENOUGH) };
}

const named = (c: boolean, d: boolean): Verdict => (c ? (d ? 'both' : 'C') : d ? 'D' : 'neither');

/** How many detections each of the three maps holds, each above its own threshold. */
export const counted = (
  maps: readonly ArrayLike<number>[],
  thresholds: readonly number[],
  counting: Counting,
): number[] => maps.map((map, k) => detections(map, thresholds[k], counting));
