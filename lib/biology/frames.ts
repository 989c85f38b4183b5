/** What a screen can show for a short time: whole frames. */

/**
 * Frames a second, from the times at which frames began: one over the mean of those gaps that are within a quarter of the
 * median gap, so that a few late frames do not move it, and the grain of the clock does not either.
 *
 * @param times milliseconds, at least two, rising.
 * @throws RangeError when there are fewer, or they do not rise.
 */
export function refreshRate(times: readonly number[]): number {
  const gaps = times.slice(1).map((time, i) => time - times[i]);
  if (gaps.length === 0 || gaps.some((gap) => !(gap > 0))) {
    throw new RangeError(`frames need two rising times or more, not ${times.join(', ') || 'none'}`);
  }
  const median = [...gaps].sort((a, b) => a - b)[gaps.length >> 1];
  const usual = gaps.filter((gap) => Math.abs(gap - median) <= median / 4);
  return (1000 * usual.length) / usual.reduce((sum, gap) => sum + gap, 0);
}

/**
 * The whole number of frames, at least one, that comes closest to a time: max(1, round(ms · rate / 1000)).
 *
 * @param rate frames per second.
 * @throws RangeError when either is not positive.
 */
export function framesFor(ms: number, rate: number): number {
  if (!(ms > 0 && rate > 0 && Number.isFinite(ms * rate))) {
    throw new RangeError(`a time and a rate must be positive, not ${ms} ms and ${rate} per second`);
  }
  return Math.max(1, Math.round((ms * rate) / 1000));
}

/**
 * The largest number of events within any span: how often something flashes in the worst second.
 *
 * A span holds its beginning and not its end.
 *
 * @param times rising, in the unit of `span`.
 */
export function mostWithin(times: readonly number[], span: number): number {
  let most = 0;
  for (let first = 0, last = 0; last < times.length; last++) {
    while (times[last] - times[first] >= span) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
