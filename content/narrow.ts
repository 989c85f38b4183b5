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
  /** The step at which a dead layer was first seen that stayed to the end; 0 where none did. */
  readonly diedAt: number;
  readonly net: Mlp;
}

export const points = datasets[experiment.data]();
export const total = points.labels.length;
export const succeeded = ({ right }: Outcome): boolean => right >= experiment.success * total;

const inits = { default: linearDefault, he: heNormal(0.5) };

/** The network with which a run begins. */
export const begin = ({ width, depth, start }: Cell, seed: number): Mlp =>
  mlp(sizesOf(width, depth, points.classes), depth, random(seed), inits[start]);

/** One run, step by step: yields after every `every` steps, and returns how it went. */
export function* attempt(cell: Cell, seed: number): Generator<number, Run> {
  const training = trainer(begin(cell, seed), points.points, points.labels, adam({ lr: experiment.lr }));
  const losses = [training.measure().loss];
  let diedAt = 0;
  for (let step = 1; step <= experiment.steps; step++) {
    training.step();
    if (step % experiment.every) continue;
    losses.push(training.measure().loss);
    if (training.dead() < 0) diedAt = 0;
    else diedAt ||= step;
    yield step;
  }
  const right = Math.round(training.measure().accuracy * total);
  return { seed, right, dead: training.dead() + 1, losses, diedAt, net: training.net };
}

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
