/** What a neuron can say in a short time. */
import type { Random } from '#lib/random.ts';

function check(rate: number, ms: number): void {
  if (!(rate >= 0 && ms >= 0 && Number.isFinite(rate * ms))) {
    throw new RangeError(`a rate and a time must be 0 or more, not ${rate} per second and ${ms} ms`);
  }
}

/**
 * How many spikes a neuron fires on average: r · Δt.
 *
 * @param rate spikes per second.
 * @param ms milliseconds.
 * @throws RangeError when either is negative or not finite.
 */
export function meanSpikes(rate: number, ms: number): number {
  check(rate, ms);
  return (rate * ms) / 1000;
}

/**
 * How likely a neuron fires at least once, if its spikes come at random (a Poisson process): 1 − e^(−r · Δt).
 *
 * @param rate spikes per second.
 * @param ms milliseconds.
 * @throws RangeError when either is negative or not finite.
 */
export const fires = (rate: number, ms: number): number => -Math.expm1(-meanSpikes(rate, ms));

/**
 * The times of a neuron's spikes within `ms` milliseconds, as a Poisson process draws them: gaps −ln(1 − u) / r.
 *
 * The same stream at twice the rate gives the same spikes in half the time.
 *
 * @throws RangeError when rate or time is negative or not finite.
 */
export function spikeTrain(rate: number, ms: number, random: Random): number[] {
  check(rate, ms);
  const times: number[] = [];
  for (let t = 0; rate > 0; ) {
    t -= (1000 * Math.log1p(-random())) / rate;
    if (t >= ms) break;
    times.push(t);
  }
  return times;
}
