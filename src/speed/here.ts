/** The measurement on the reader's machine: what the page asks of its worker, and what it hears. */
import type { Timed } from './run.ts';

/** Convolutions that even plain loops do in a second. */
export const ITEMS = ['W1', 'W4', 'W5'] as const;
export const PACE = { rounds: 7, warm: 100 } as const;

export interface Question {
  readonly items: readonly string[];
}

export interface Progress {
  readonly item: string;
  /** First every contender is checked, then come the rounds. */
  readonly step: number;
  readonly contenders: number;
  readonly rounds: number;
  /** Of all steps. */
  readonly share: number;
}

export interface Here {
  readonly items: readonly (Timed & {
    readonly name: string;
    readonly title: string;
    /** Who answered wrongly. */
    readonly wrong: readonly string[];
  })[];
  /** Cores that this browser cannot run. */
  readonly missing: readonly string[];
}

/** How much faster the fastest was than lib/conv, item by item. */
export const gains = ({ items }: Here) =>
  items.flatMap(({ name, bars }) => {
    const [first] = [...bars].sort((a, b) => a.time.median - b.time.median);
    const plainly = bars.find(({ contender }) => contender === 'lib');
    return first && plainly
      ? [{ item: name, first: first.contender, factor: plainly.time.median / first.time.median }]
      : [];
  });
