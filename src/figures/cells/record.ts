/** What the electrode has recorded: the rates of the last ticks, and for each orientation how long it was shown and how often the cell fired. */
import { spikes, TICK } from '#lib/vision/spikes.ts';

/** Ticks of the trace: 4 s. */
export const MEMORY = 80;
/** Orientations that the tuning curve tells apart, and degrees from one to the next. */
export const BINS = 24;
export const STEP = 180 / BINS;
/** A tick's rate is kept to a tenth, and no higher. */
export const FASTEST = 500;
const kept = (rate: number) => Math.min(FASTEST, Math.round(10 * rate) / 10);

export interface Recording {
  /** Ticks since the beginning. */
  clock: number;
  /** The rates of the latest ticks, spikes per second. */
  history: number[];
  ticks: number[];
  spikes: number[];
}

export const nothing = (): Recording => ({
  clock: 0,
  history: [0],
  ticks: Array(BINS).fill(0),
  spikes: Array(BINS).fill(0),
});

/** The orientation of the curve that is nearest to an angle. */
export const binOf = (angle: number): number => Math.round(angle / STEP) % BINS;

/**
 * The recording after `ticks` more at one rate.
 *
 * @param angle the stimulus's orientation; undefined where it has none, and the curve learns nothing.
 */
export function record(
  before: Recording,
  {
    stream,
    rate,
    angle,
    ticks = 1,
  }: { stream: number; rate: number; angle: number | undefined; ticks?: number },
): Recording {
  const now = kept(rate);
  let fired = 0;
  for (let t = 0; t < ticks; t++) fired += spikes(stream, before.clock + t, now).length;
  const added = (counts: readonly number[], n: number) =>
    angle === undefined
      ? [...counts]
      : counts.map((count, i) => Math.min(99_999, i === binOf(angle) ? count + n : count));
  return {
    clock: before.clock + ticks,
    history: [...before.history, ...Array(ticks).fill(now)].slice(-MEMORY),
    ticks: added(before.ticks, ticks),
    spikes: added(before.spikes, fired),
  };
}

/** The moments, in seconds from the left end of the trace, at which the cell fired: made again from seed, ticks and rates. */
export function train({
  clock,
  history,
  stream,
}: Pick<Recording, 'clock' | 'history'> & { stream: number }): number[] {
  const first = clock - history.length;
  return history.flatMap((rate, i) =>
    spikes(stream, first + i, rate).map((t) => (MEMORY - history.length + i) * TICK + t),
  );
}

/** The measured curve: for each orientation shown, its rate and the standard error of a Poisson count, √n / T. */
export function measured({ ticks, spikes: fired }: Pick<Recording, 'ticks' | 'spikes'>) {
  return ticks.flatMap((n, i) =>
    n > 0
      ? [
          {
            angle: i * STEP,
            rate: fired[i] / (n * TICK),
            error: Math.sqrt(fired[i]) / (n * TICK),
            seconds: n * TICK,
            spikes: fired[i],
          },
        ]
      : [],
  );
}
