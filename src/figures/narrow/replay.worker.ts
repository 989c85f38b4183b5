import { attempt, type Cell } from '#content/narrow.ts';
import { breath, work } from '#figure/job.ts';
import { type Ending, endingOf, type Stage, stageOf } from './course.ts';

export interface Question {
  readonly cell: Cell;
  readonly seed: number;
}

work<Question, Stage, Ending>(async ({ cell, seed }, tell) => {
  const run = attempt(cell, seed);
  let next = run.next();
  for (; !next.done; next = run.next()) {
    tell(stageOf(next.value));
    await breath();
  }
  return endingOf(next.value);
});
