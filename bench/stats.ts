export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** The value below which a share q of sorted numbers lies, between neighbours in proportion (as NumPy's default). */
export function quantile(sorted: readonly number[], q: number): number {
  if (sorted.length === 0) throw new RangeError('no numbers have no quantiles');
  const at = q * (sorted.length - 1);
  const [low, high] = [Math.floor(at), Math.ceil(at)];
  return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
}

export function quartiles(values: readonly number[]): Quartiles {
  const sorted = [...values].sort((a, b) => a - b);
  return { lower: quantile(sorted, 0.25), median: quantile(sorted, 0.5), upper: quantile(sorted, 0.75) };
}

/**
 * How many times faster `ours` was than `theirs`, round by round: samples of one round lie close in time, so that what slows
 * the machine down slows both.
 *
 * @param ours, theirs milliseconds per run (or any time for the same work), one per round.
 */
export function pairedRatios(ours: readonly number[], theirs: readonly number[]): number[] {
  if (ours.length !== theirs.length) {
    throw new RangeError(`${ours.length} rounds cannot be paired with ${theirs.length}`);
  }
  return theirs.map((time, round) => time / ours[round]);
}

/** So many significant digits are worth keeping. */
export const rounded = (value: number, digits = 4): number => Number(value.toPrecision(digits));
