/** The experiment behind "why two wide is hard": many networks that differ only in the seed of their first weights. */
import { heNormal, linearDefault } from '#lib/nn/init.ts';
import { type Mlp, mlp } from '#lib/nn/mlp.ts';
import { adam } from '#lib/nn/optimiser.ts';
import { trainer } from '#lib/nn/trainer.ts';
import { random } from '#lib/random.ts';
import table from './narrow.json' with { type: 'json' };
import { datasets, sizesOf } from './networks.ts';

/** What every run has in common: Adam on the whole data set in every step. */
export const experiment = {
  data: 'spiral3',
  widths: [2, 3, 5, 10],
  depths: [2, 4, 6],
  starts: ['default', 'he'],
  lr: 0.01,
  steps: 4000,
  /** A run is looked at so often. */
  every: 100,
  /** Share of points that a run must get right to count as a success. */
  success: 0.95,
  /** Runs of each cell that ship, from seed 1. */
  shipped: 200,
} as const;

export type Width = (typeof experiment.widths)[number];
export type Depth = (typeof experiment.depths)[number];
/** PyTorch's default, or He's with every bias 0.5. */
export type Start = (typeof experiment.starts)[number];

export interface Cell {
  readonly start: Start;
  readonly width: Width;
  readonly depth: Depth;
}

/** How one run ended. */
export interface Outcome {
  readonly seed: number;
  /** Points that it gets right. */
  readonly right: number;
  /** The first hidden layer, from 1, that is dead at the end: no unit of it is on for any point. 0 where none is. */
  readonly dead: number;
}

/** A run with its course, for a closer look. */
export interface Run extends Outcome {
  /** The loss before the first step and after every `every` steps. */
  readonly losses: readonly number[];
  /** The step at which a dead layer was first seen that stayed to the end; 0 where none did, or it was dead before the first step. */
  readonly diedAt: number;
  readonly net: Mlp;
}

/** How far a run has come. */
export interface Moment {
  readonly step: number;
  readonly loss: number;
  readonly right: number;
  /** The first dead layer now, from 1; 0 where none is. */
  readonly dead: number;
  /** The network as it stands; the next steps change it. */
  readonly net: Mlp;
}

export const points = datasets[experiment.data]();
export const total = points.labels.length;
export const succeeded = ({ right }: Outcome): boolean => right >= experiment.success * total;

const inits = { default: linearDefault, he: heNormal(0.5) };

/** The network with which a run begins. */
export const begin = ({ width, depth, start }: Cell, seed: number): Mlp =>
  mlp(sizesOf(width, depth, points.classes), depth, random(seed), inits[start]);

/** One run, step by step: yields before the first step and after every `every` steps, and returns how it went. */
export function* attempt(cell: Cell, seed: number): Generator<Moment, Run> {
  const training = trainer(begin(cell, seed), points.points, points.labels, adam({ lr: experiment.lr }));
  const look = (step: number): Moment => {
    const { loss, accuracy } = training.measure();
    const right = Math.round(accuracy * total);
    return { step, loss, right, dead: training.dead() + 1, net: training.net };
  };
  const course = [look(0)];
  yield course[0];
  for (let step = 1; step <= experiment.steps; step++) {
    training.step();
    if (step % experiment.every) continue;
    course.push(look(step));
    yield course[course.length - 1];
  }
  const { right, dead } = course[course.length - 1];
  const alive = course.findLastIndex((moment) => moment.dead === 0);
  const diedAt = dead ? course[alive + 1].step : 0;
  return { seed, right, dead, losses: course.map(({ loss }) => loss), diedAt, net: training.net };
}

/** Whether a layer is dead before the first step; then no gradient ever reaches it, and it stays dead. */
export const bornDead = (cell: Cell, seed: number): boolean => attempt(cell, seed).next().value.dead > 0;

/** One run from beginning to end. */
export function runOnce(cell: Cell, seed: number): Run {
  const course = attempt(cell, seed);
  let next = course.next();
  while (!next.done) next = course.next();
  return next.value;
}

/** A name for each cell, as the shipped table uses it. */
export const cellName = ({ start, width, depth }: Cell): string => `${start}-${width}x${depth}`;

/** Outcomes as the shipped table writes them: two digits in base 36 for the points right, one for the dead layer. */
export const pack = (outcomes: readonly Outcome[]): string =>
  outcomes.map(({ right, dead }) => right.toString(36).padStart(2, '0') + dead).join('');

/** The runs of a cell that ship, seeds 1, 2, 3, …; none where the table has no such cell. */
export function shipped(cell: Cell): Outcome[] {
  const text = (table.cells as Readonly<Record<string, string>>)[cellName(cell)] ?? '';
  return Array.from({ length: text.length / 3 }, (_, i) => ({
    seed: i + 1,
    right: Number.parseInt(text.slice(3 * i, 3 * i + 2), 36),
    dead: Number(text[3 * i + 2]),
  }));
}
