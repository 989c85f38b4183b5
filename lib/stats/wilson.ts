/** The 97.5 % point of the standard normal distribution: 95 % lie between −z and z. */
const Z95 = 1.959963984540054;

/**
 * Wilson's score interval for a share: all p for which k successes in n trials lie within z standard errors √(p(1 − p)/n) of p,
 * (k/n + z²/2n ± z √(k/n · (1 − k/n)/n + z²/4n²)) / (1 + z²/n).
 *
 * Unlike k/n ± z·error it stays within 0 and 1 and has a width where k is 0 or n. With no trials it is all of [0, 1].
 *
 * @param z half the width in standard errors; 95 % unless given.
 * @throws RangeError when the counts are not whole numbers with 0 ≤ successes ≤ trials.
 * @see Wilson 1927, JASA 22:209.
 */
export function wilson(successes: number, trials: number, z = Z95): { low: number; high: number } {
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || successes < 0 || successes > trials) {
    throw new RangeError(`there cannot be ${successes} successes in ${trials} trials`);
  }
  if (trials === 0) return { low: 0, high: 1 };
  const p = successes / trials;
  const square = (z * z) / trials;
  const middle = p + square / 2;
  const half = z * Math.sqrt((p * (1 - p)) / trials + square / trials / 4);
  // At its ends the interval is exact; rounding must not push it past them.
  return {
    low: successes === 0 ? 0 : (middle - half) / (1 + square),
    high: successes === trials ? 1 : (middle + half) / (1 + square),
  };
}
