/** What the figure shows: how many runs of every network learn the spiral, the runs of one of them, and one run. */
import {
  begin,
  type Cell,
  cellName,
  type Depth,
  experiment,
  type Outcome,
  points,
  shipped,
  succeeded,
  total,
  type Width,
} from '#content/narrow.ts';
import { choice, range, type Values } from '#figure/knobs.ts';
import { adam } from '#lib/nn/optimiser.ts';
import { trainer } from '#lib/nn/trainer.ts';
import { wilson } from '#lib/stats/wilson.ts';
import { type Course, type Stage, stageAt } from './course.ts';
import { ordered } from './dots.ts';
import { script } from './pytorch.ts';

export const knobs = {
  start: choice('default', experiment.starts),
  width: choice('2', experiment.widths.map(String) as `${Width}`[]),
  depth: choice('4', experiment.depths.map(String) as `${Depth}`[]),
  seed: range(45, { min: 1, max: 9999 }),
};

export type Params = Values<typeof knobs>;

/** A run that was added here. */
export interface Added extends Outcome {
  /** Whether a layer was dead before the first step. */
  readonly born: boolean;
}

/** What is known beyond the table that ships. */
export interface Known {
  /** Shipped runs of each cell that were dead before the first step. */
  readonly born?: Readonly<Record<string, number>>;
  /** Runs added here, by cell, in the order of their seeds. */
  readonly added?: ReadonlyMap<string, readonly Added[]>;
  readonly course?: Course | undefined;
  /** The step of the course to look at. */
  readonly at?: number;
}

export const cellOf = ({ start, width, depth }: Omit<Params, 'seed'>): Cell => ({
  start,
  width: Number(width) as Width,
  depth: Number(depth) as Depth,
});

/** The shipped runs, read once. */
const tables = new Map<string, readonly Outcome[]>();
export function table(cell: Cell): readonly Outcome[] {
  const name = cellName(cell);
  const known = tables.get(name) ?? shipped(cell);
  tables.set(name, known);
  return known;
}

/** The seed after the last run of a cell. */
export const nextSeed = (cell: Cell, added: Known['added']): number =>
  table(cell).length + (added?.get(cellName(cell))?.length ?? 0) + 1;

/** A cell's runs, counted. */
function summary(cell: Cell, { added, born }: Known) {
  const name = cellName(cell);
  const [first, more] = [table(cell), added?.get(name) ?? []];
  const runs = [...first, ...more];
  const good = runs.filter(succeeded).length;
  const firstGood = first.filter(succeeded).length;
  return {
    ...cell,
    name,
    runs: runs.length,
    added: more.length,
    good,
    share: runs.length ? good / runs.length : 0,
    interval: wilson(good, runs.length),
    /** The interval of the shipped runs alone, where others were added to them. */
    before: first.length && more.length ? wilson(firstGood, first.length) : undefined,
    dead: runs.filter(({ dead }) => dead > 0).length,
    /** How many of the dead were dead before the first step, where that has been counted. */
    born: born && (born[name] ?? 0) + more.filter((run) => run.born).length,
  };
}

export type Summary = ReturnType<typeof summary>;

export function solve(params: Params, known: Known = {}) {
  const cell = cellOf(params);
  const name = cellName(cell);
  const { seed } = params;
  const rows = experiment.widths.map((width) =>
    experiment.depths.map((depth) => summary({ ...cell, width, depth }, known)),
  );
  const runs = [...table(cell), ...(known.added?.get(name) ?? [])];
  const course = known.course?.cell === name && known.course.seed === seed ? known.course : undefined;
  const stage: Stage | undefined = course && stageAt(course, known.at ?? experiment.steps);
  const [otherStart] = experiment.starts.filter((start) => start !== cell.start);
  return {
    ...params,
    cell,
    rows,
    chosen: rows.flat().find((each) => each.name === name)!,
    /** The same network with the other start, and of the other extreme width. */
    remedy: summary({ ...cell, start: otherStart }, known),
    contrast: summary({ ...cell, width: cell.width === 10 ? 2 : 10 }, known),
    runs: ordered(runs),
    /** How the chosen run ended, where that is known. */
    outcome: course?.end ?? runs.find((run) => run.seed === seed),
    course,
    stage,
    /** Whether the course is seen at its end. */
    ended: course?.end !== undefined && stage?.step === experiment.steps,
  };
}

export type View = ReturnType<typeof solve>;

/** Steps of training that the exported script does. */
export const SCRIPT_STEPS = 20;

/** What the exported script prints: the loss before each of the first steps. */
export function numbers({ cell, seed }: View): number[] {
  const training = trainer(begin(cell, seed), points.points, points.labels, adam({ lr: experiment.lr }));
  return Array.from({ length: SCRIPT_STEPS }, () => training.step());
}

export const pytorch = (params: Params): string =>
  script(begin(cellOf(params), params.seed), total / points.classes, points.classes, SCRIPT_STEPS);
