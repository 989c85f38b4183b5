/** A run of the bench as the page draws and tells it. */
import type { Bench, Item } from '#content/bench.ts';

/** Whose it is: the book's, a library's, or C++ outside JavaScript. */
export type Kind = 'book' | 'library' | 'native';

const BOOK = ['simd', 'relaxed', 'plain', 'lib'];
export const kindOf = (contender: string): Kind =>
  BOOK.includes(contender) ? 'book' : contender === 'native' ? 'native' : 'library';

/** One line of a diagram, in 10⁹ operations a second. */
export interface Row {
  readonly contender: string;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** What an item asks for, and how long each contender took, in milliseconds per run. */
export interface Timed {
  readonly flops: number;
  readonly bars: readonly {
    readonly contender: string;
    readonly time: Readonly<Record<'lower' | 'median' | 'upper', number>>;
  }[];
}

/** Fastest first; the slower quartile of times is the lower one of speeds. */
export const rowsOf = ({ flops, bars }: Timed): Row[] =>
  bars
    .map(({ contender, time }) => ({
      contender,
      lower: flops / time.upper / 1e6,
      median: flops / time.median / 1e6,
      upper: flops / time.lower / 1e6,
    }))
    .sort((a, b) => b.median - a.median);

/** A logarithmic scale over whole powers of ten. */
export interface Scale {
  /** Powers of ten, from the left end to the right one. */
  readonly ticks: readonly number[];
  /** Where a value stands, in per cent of the width. */
  at(value: number): number;
}

/** The scale on which all these rows have room. */
export function scaleOf(rows: readonly Row[]): Scale {
  const powers = rows.map(({ median }) => Math.log10(median));
  const low = Math.floor(Math.min(0, ...powers));
  const high = Math.max(low + 1, Math.ceil(Math.max(...rows.map(({ upper }) => Math.log10(upper)))));
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, i) => Number((10 ** (low + i)).toPrecision(1))),
    at: (value) =>
      Number((100 * Math.min(1, Math.max(0, (Math.log10(value) - low) / (high - low)))).toFixed(2)),
  };
}

/** By how much the book's repeatable core was faster than the fastest library; below 1 it was slower. */
export interface Lead {
  readonly item: string;
  readonly factor: number;
  readonly over: string;
}

export const leads = (items: readonly Item[]): Lead[] =>
  items.flatMap(({ name, bars }) => {
    const libraries = bars.filter(({ contender, ratio }) => ratio && kindOf(contender) === 'library');
    const [first] = libraries.sort((a, b) => a.ratio!.median - b.ratio!.median);
    return first ? [{ item: name, factor: first.ratio!.median, over: first.contender }] : [];
  });

/**
 * How many times faster the repeatable core was than a contender on an item.
 *
 * @throws Error when the run has no such measurement: the page speaks of it.
 */
export function factor({ items }: Bench, item: string, contender: string): number {
  const bars = items.find(({ name }) => name === item)?.bars;
  const ratio = bars?.find((bar) => bar.contender === contender)?.ratio;
  if (!ratio) {
    throw new Error(
      `the run that ships does not compare ${contender} on ${item}, of which /speed/ speaks: npm run bench`,
    );
  }
  return ratio.median;
}

/** Every contender with its version, in the run's order; what hosts them, and the loops that only show a machine's peak, are none. */
export const contendersOf = ({ versions, in: place }: Bench): [name: string, version: string][] =>
  Object.entries(versions).filter(([name]) => name !== place && !name.startsWith('peak-'));
