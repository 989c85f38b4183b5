/** What a run leaves behind, as `bench/results/*.json` keeps it. */
import { flops } from './flops.ts';
import { goals, judge, type Rates, type Verdict } from './goals.ts';
import { type Item, itemNamed } from './items.ts';
import type { Machine } from './machine.ts';
import type { Left, Timed } from './rounds.ts';
import { pairedRatios, type Quartiles, quartiles, rounded } from './stats.ts';

/** Wall time; or processor time, which a busy machine disturbs less, and which pages cannot tell. */
export type Clock = 'wall' | 'cpu';

const timesOf = (timed: Timed, by: Clock): readonly number[] => (by === 'cpu' && timed.cpu) || timed.wall;

export interface Entry extends Timed {
  /** Quartiles of milliseconds per run. */
  readonly time: Quartiles;
  /** Nominal 10⁹ operations a second, at the median time. */
  readonly gflops: number;
  /** How many times faster than this contender the book's repeatable core was, round by round, and their quartiles. */
  readonly ratios?: readonly number[];
  readonly ratio?: Quartiles;
}

export interface Measured {
  readonly item: string;
  readonly title: string;
  readonly flops: number;
  readonly contenders: readonly Entry[];
  readonly left: readonly Left[];
}

export interface Result {
  readonly date: string;
  readonly in: 'node' | 'chromium';
  readonly pace: 'full' | 'quick';
  /** The clock that ratios, quartiles and goals are taken from. */
  readonly by: Clock;
  readonly rounds: number;
  readonly machine: Machine;
  /** Node or Chromium, and every contender's own. */
  readonly versions: Readonly<Record<string, string>>;
  /** Contenders that could not start, and why. */
  readonly absent: Readonly<Record<string, string>>;
  readonly items: readonly Measured[];
  readonly goals: readonly Verdict[];
}

/** The contender that ratios are taken against. */
export const REFERENCE = 'simd';

/** Operations of one run of the peak loops in native.cpp, whatever the item. */
const PEAKS: Readonly<Record<string, number>> = { 'peak-sse': 24 * 4 * 20_000, 'peak-avx2': 24 * 8 * 20_000 };

export const operations = (item: string, contender: string): number =>
  PEAKS[contender] ?? flops(itemNamed(item).work);

const roundedAll = (values: readonly number[]) => values.map((value) => rounded(value));
const roundedQuartiles = ({ lower, median, upper }: Quartiles): Quartiles => ({
  lower: rounded(lower),
  median: rounded(median),
  upper: rounded(upper),
});

export function measured(item: Item, timed: readonly Timed[], left: readonly Left[], by: Clock): Measured {
  const reference = timed.find(({ contender }) => contender === REFERENCE);
  const contenders = timed.map((t): Entry => {
    const time = quartiles(timesOf(t, by));
    const perRun = operations(item.name, t.contender);
    const compare = reference && reference !== t && !(t.contender in PEAKS);
    const ratios = compare ? pairedRatios(timesOf(reference, by), timesOf(t, by)) : undefined;
    return {
      ...t,
      error: rounded(t.error, 2),
      wall: roundedAll(t.wall),
      ...(t.cpu && { cpu: roundedAll(t.cpu) }),
      time: roundedQuartiles(time),
      gflops: rounded(perRun / time.median / 1e6),
      ...(ratios && { ratios: roundedAll(ratios), ratio: roundedQuartiles(quartiles(ratios)) }),
    };
  });
  return { item: item.name, title: item.title, flops: flops(item.work), contenders, left };
}

/** All goals of the items that were measured. */
export function judged(items: readonly Measured[], by: Clock): Verdict[] {
  const rates: Rates = (name, contender) => {
    const entries = items.find(({ item }) => item === name)?.contenders;
    const entry = entries?.find((entry) => entry.contender === contender);
    return entry && timesOf(entry, by).map((time) => operations(name, contender) / time);
  };
  return goals
    .filter(({ item }) => items.some((m) => m.item === item))
    .map((goal) => judge(goal, rates))
    .map((verdict) => (verdict.ratio ? { ...verdict, ratio: roundedQuartiles(verdict.ratio) } : verdict));
}
