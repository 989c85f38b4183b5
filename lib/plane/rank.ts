import type { Affine } from './affine.ts';

/** Of a map's size, as the sine of the angle between its columns: less counts as none. */
const FLAT = 1e-9;

/**
 * How many dimensions an affine map of the plane into the plane leaves: 2, or 1 where it presses everything onto a line, or 0 where
 * everything becomes one point. What is flat within rounding counts as flat: |det M| ≤ 1e-9 · ‖M‖².
 */
export function rank({ matrix: [a, b, c, d] }: Affine): 0 | 1 | 2 {
  const size = a * a + b * b + c * c + d * d;
  if (size === 0) return 0;
  return Math.abs(a * d - b * c) <= FLAT * size ? 1 : 2;
}
