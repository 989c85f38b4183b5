/** What `npm run bench` measured, for a page that draws it; `bench/results` holds the runs that ship. */
import type { Result } from '../bench/result.ts';

type Quartiles = { readonly lower: number; readonly median: number; readonly upper: number };
type Place = Result['in'];

/** One bar of a diagram. */
export interface Bar {
  readonly contender: string;
  /** Milliseconds per run. */
  readonly time: Quartiles;
  /** Nominal 10⁹ operations a second. */
  readonly gflops: number;
  /** How many times faster the book's repeatable core was in the same rounds; the core itself has none. */
  readonly ratio?: Quartiles;
}

export interface Item {
  readonly name: string;
  readonly title: string;
  readonly flops: number;
  /** Fastest first. */
  readonly bars: readonly Bar[];
  /** Who is not measured, and why. */
  readonly left: readonly { readonly contender: string; readonly refused: string }[];
}

export interface Bench
  extends Pick<Result, 'date' | 'in' | 'rounds' | 'by' | 'machine' | 'versions' | 'goals'> {
  readonly items: readonly Item[];
}

/** A run as a page draws it, without the loops that only show what the machine could do. */
export function read({ date, rounds, by, machine, versions, goals, items, ...result }: Result): Bench {
  return {
    ...{ date, in: result.in, rounds, by, machine, versions, goals },
    items: items.map(({ item, title, flops, contenders, left }) => ({
      name: item,
      title,
      flops,
      bars: contenders
        .filter(({ contender }) => !isPeak(contender))
        .map(({ contender, time, gflops, ratio }) => ({ contender, time, gflops, ratio }))
        .sort((a, b) => b.gflops - a.gflops),
      left: left.filter(({ contender }) => !isPeak(contender)),
    })),
  };
}

const isPeak = (contender: string) => contender.startsWith('peak-');

const runs = import.meta.glob<Result>('../bench/results/*.json', { eager: true, import: 'default' });

/** The newest complete run that ships for Node or Chromium, or none. */
export const shippedBench = (place: Place): Bench | undefined => {
  const fitting = Object.values(runs).filter((run) => run.in === place && run.pace === 'full');
  const newest = fitting.sort((a, b) => a.date.localeCompare(b.date)).at(-1);
  return newest && read(newest);
};
