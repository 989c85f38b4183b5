/** A stream of numbers in [0, 1). */
export type Random = () => number;

/**
 * The stream that belongs to `seed`: the same seed always gives the same numbers.
 *
 * Mulberry32 (Tommy Ettinger, 2017, public domain): a 32-bit Weyl sequence, each state scrambled by two
 * multiply-xorshift rounds; period 2³². For pictures and initial weights, not for secrets.
 *
 * @param seed any whole number; its lowest 32 bits count.
 */
export function random(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One draw from the normal distribution of mean 0 and variance 1: √(−2 ln(1 − u)) · cos 2πv (Box & Muller, 1958). */
export function normal(random: Random): number {
  // 1 − u lies in (0, 1], so the logarithm is finite.
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/**
 * One whole number, each of low, low + 1, …, high − 1 equally likely (as torch.randint, high is left out).
 *
 * @throws RangeError when low and high are not whole numbers with low < high.
 */
export function integer(random: Random, low: number, high: number): number {
  if (!Number.isInteger(low) || !Number.isInteger(high) || low >= high) {
    throw new RangeError(`there is no whole number from ${low} up to, but not including, ${high}`);
  }
  return low + Math.floor(random() * (high - low));
}
