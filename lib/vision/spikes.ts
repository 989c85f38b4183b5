import { type Random, random } from '#lib/random.ts';

/** How long a tick of the recording lasts, in seconds. */
export const TICK = 0.05;

/** One draw from the exponential distribution: the wait, in seconds, for the next event of a Poisson process of `rate` per second. */
const wait = (draw: Random, rate: number) => -Math.log(1 - draw()) / rate;

/**
 * The spikes of one tick of a Poisson process: moments in [0, TICK) seconds, whose waits are exponential, −ln(1 − u) / rate.
 *
 * Each tick has a stream of its own, so that any stretch of a recording can be made again from seed, ticks and rates.
 *
 * @param rate spikes per second; 0 gives none.
 * @throws RangeError when the rate is negative or not finite.
 */
export function spikes(seed: number, tick: number, rate: number): number[] {
  if (!(rate >= 0 && rate < Infinity)) throw new RangeError(`a cell cannot fire ${rate} times a second`);
  const moments: number[] = [];
  if (rate === 0) return moments;
  // Neighbouring seeds and ticks must not share a stream: an odd factor spreads them over 32 bits.
  const draw = random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(tick + 1, 0x85ebca6b));
  for (let t = wait(draw, rate); t < TICK; t += wait(draw, rate)) moments.push(t);
  return moments;
}
