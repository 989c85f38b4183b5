/** When a wave of activity reaches the stages of a chain, if it goes round between two of them before it goes on. */

export interface Loop {
  /** The two stages between which it goes round, */
  readonly low: number;
  readonly high: number;
  /** and how often it goes back to the lower one and forth again. */
  readonly rounds: number;
}

export interface Visit {
  readonly stage: number;
  /** In the unit of the times. */
  readonly time: number;
}

function check(times: readonly number[], { low, high, rounds }: Loop): void {
  if (times.some((time, i) => !Number.isFinite(time) || (i > 0 && time < times[i - 1]))) {
    throw new RangeError(`times must not go back: ${times.join(', ')}`);
  }
  if (
    ![low, high, rounds].every(Number.isInteger) ||
    low < 0 ||
    low > high ||
    high >= times.length ||
    rounds < 0
  ) {
    throw new RangeError(
      `there are no ${rounds} rounds between stages ${low} and ${high} of ${times.length}`,
    );
  }
}

/**
 * How much later everything after the loop happens, if the way back takes as long as the way forth: 2 · rounds · (t_high − t_low).
 *
 * @throws RangeError when times go back, or the loop is none of the chain.
 */
export function loopDelay(times: readonly number[], loop: Loop): number {
  check(times, loop);
  return 2 * loop.rounds * (times[loop.high] - times[loop.low]);
}

/**
 * When the last pass reaches each stage: the stages below the loop keep their times, all others wait for its end.
 *
 * @throws RangeError when times go back, or the loop is none of the chain.
 */
export function lastArrivals(times: readonly number[], loop: Loop): number[] {
  const delay = loopDelay(times, loop);
  return times.map((time, i) => (i < loop.low ? time : time + delay));
}

/**
 * Every stage that the wave meets, in the order of time: up the chain, back and forth between the loop's two stages, and on.
 *
 * @throws RangeError when times go back, or the loop is none of the chain.
 */
export function visits(times: readonly number[], loop: Loop): Visit[] {
  check(times, loop);
  const { low, high, rounds } = loop;
  const span = times[high] - times[low];
  const found: Visit[] = times.slice(0, high + 1).map((time, stage) => ({ stage, time }));
  for (let round = 0; round < rounds; round++) {
    const start = times[high] + 2 * round * span;
    for (let stage = high - 1; stage >= low; stage--)
      found.push({ stage, time: start + times[high] - times[stage] });
    for (let stage = low + 1; stage <= high; stage++)
      found.push({ stage, time: start + span + times[stage] - times[low] });
  }
  const delay = loopDelay(times, loop);
  for (let stage = high + 1; stage < times.length; stage++) found.push({ stage, time: times[stage] + delay });
  return found;
}
