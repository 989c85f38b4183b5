import { attempt, type Cell } from '#content/narrow.ts';
import { breath, work } from '#figure/job.ts';
import type { Added } from './model.ts';

/** Cells to run in turn, without end, each from a seed of its own on. */
export interface Question {
  readonly cells: readonly Cell[];
  readonly seeds: readonly number[];
}

export interface Progress {
  readonly cell: Cell;
  readonly seed: number;
  readonly step: number;
  /** Present at the end of a run. */
  readonly run?: Added;
}

/** Milliseconds between two words on the run in progress. */
const PACE = 150;

work<Question, Progress, never>(async ({ cells, seeds }, tell) => {
  let told = performance.now();
  for (let round = 0; ; round++) {
    for (const [i, cell] of cells.entries()) {
      const seed = seeds[i] + round;
      const run = attempt(cell, seed);
      let next = run.next();
      const born = !next.done && next.value.dead > 0;
      let step = 0;
      for (; !next.done; next = run.next()) {
        step = next.value.step;
        if (performance.now() - told < PACE) continue;
        tell({ cell, seed, step });
        await breath();
        told = performance.now();
      }
      const { right, dead } = next.value;
      tell({ cell, seed, step, run: { seed, right, dead, born } });
    }
  }
});
