/** What the figure opens with and is too slow to compute in the page: made once, while the book is built. */
import { bornDead, type Cell, cellName, experiment, runOnce } from '#content/narrow.ts';
import { initial } from '#figure/knobs.ts';
import { type Course, endingOf, stageOf } from './course.ts';
import { cellOf, knobs, table } from './model.ts';

export interface First {
  readonly course: Course;
  /** Shipped runs of each cell that were dead before the first step. */
  readonly born: Readonly<Record<string, number>>;
}

const cells: readonly Cell[] = experiment.starts.flatMap((start) =>
  experiment.widths.flatMap((width) => experiment.depths.map((depth) => ({ start, width, depth }))),
);

/** A layer that is dead before the first step stays dead, so the runs that end alive need no look. */
const bornIn = (cell: Cell) => table(cell).filter(({ seed, dead }) => dead && bornDead(cell, seed)).length;

function make(): First {
  const params = initial(knobs);
  const run = runOnce(cellOf(params), params.seed);
  const step = experiment.steps;
  const last = stageOf({ ...run, step, loss: run.losses[run.losses.length - 1] });
  const losses = run.losses.map((loss) => Number(loss.toPrecision(4)));
  const { right, dead, parts, loss } = last;
  return {
    course: {
      cell: cellName(cellOf(params)),
      seed: params.seed,
      losses,
      stages: [{ step, loss, right, dead, parts }],
      end: { ...endingOf(run), losses },
    },
    born: Object.fromEntries(cells.map((cell) => [cellName(cell), bornIn(cell)])),
  };
}

let made: First | undefined;
export const first = (): First => (made ??= make());
