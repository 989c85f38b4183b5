import type { Work } from '../items.ts';

/**
 * One item, ready to run. Weights and parameters lie prepared wherever the contender likes them; every run takes its input
 * as JavaScript numbers, which might have changed since the last one, and leaves its answer where JavaScript can read it.
 */
export interface Job {
  run(): unknown;
  /** True where `run` is asynchronous. */
  readonly awaits?: boolean;
  /** The answer after the first run, in the order and layout of the oracle. */
  answer(): ArrayLike<number>;
}

export interface Contender {
  /** As the table shows it: library, version, and how it runs. */
  readonly version: string;
  /** @throws Refusal when it cannot do this work. */
  prepare(work: Work): Job | Promise<Job>;
}

/** Says, in words for a table, why a contender does not do an item. */
export class Refusal extends Error {}
