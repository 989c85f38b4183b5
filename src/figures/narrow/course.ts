/** One run, watched: what it looks like before the first step and after every hundred. */
import {
  type Cell,
  cellName,
  experiment,
  type Moment,
  type Outcome,
  points,
  type Run,
} from '#content/narrow.ts';
import { HALF_SIDE } from '#content/networks.ts';
import type { Mlp } from '#lib/nn/mlp.ts';
import { type Polygon, square } from '#lib/plane/clip.ts';
import { decide } from '#lib/plane/decisions.ts';
import { linearRegions } from '#lib/plane/regions.ts';

/** Units along a side of the drawn plane. */
export const SIDE = 240;

/** A run at one step. */
export interface Stage extends Omit<Moment, 'net'> {
  /** Where the network answers with each class, as paths in the drawn plane. */
  readonly parts: readonly string[];
}

/** How a run ended. */
export type Ending = Omit<Run, 'net'>;

/** A run as far as it has been watched. */
export interface Course {
  readonly cell: string;
  readonly seed: number;
  readonly losses: readonly number[];
  /** All its stages so far, or the last alone. */
  readonly stages: readonly Stage[];
  /** Present once it is over. */
  readonly end?: Ending;
}

const inPlane = (value: number) => Number((((1 + value / HALF_SIDE) * SIDE) / 2).toFixed(1));
/** Where an input lies in the drawn plane. */
export const placed = (x: number, y: number): string => `${inPlane(x)} ${inPlane(-y)}`;
const ring = (polygon: Polygon) => `M${polygon.map(([x, y]) => placed(x, y)).join('L')}z`;

/** Where a network answers with each class: exact polygons, all of a class in one path. */
export function partsOf(net: Mlp): string[] {
  const partitions = linearRegions(net, square(HALF_SIDE));
  const parts = Array<string>(points.classes).fill('');
  for (const { polygon, post } of partitions[partitions.length - 1].regions) {
    for (const part of decide(polygon, post)) parts[part.label] += ring(part.polygon);
  }
  return parts;
}

export const stageOf = ({ net, ...moment }: Moment): Stage => ({ ...moment, parts: partsOf(net) });

export const endingOf = ({ net: _, ...ending }: Run): Ending => ending;

/** A run of which nothing has been watched. */
export const begun = (cell: Cell, seed: number): Course => ({
  cell: cellName(cell),
  seed,
  losses: [],
  stages: [],
});

/** The course with one more stage. */
export const extended = (course: Course, stage: Stage): Course => ({
  ...course,
  losses: [...course.losses, stage.loss],
  stages: [...course.stages, stage],
});

/** The stage that a course shows at a step: the last one it has up to there, or its first. */
export const stageAt = ({ stages }: Course, step: number): Stage | undefined =>
  stages.findLast((stage) => stage.step <= step) ?? stages[0];

/** Whether every stage of a finished run is at hand. */
export const whole = ({ stages }: Course): boolean => stages.length > experiment.steps / experiment.every;

/** The outcome of a course that is over. */
export const outcomeOf = ({ end }: Course): Outcome | undefined => end;
