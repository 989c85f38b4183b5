/** Learning the motif: the steps of a lesson, made when they are asked for and kept. */
import { motifTrainer, type Step } from '#lib/motif/motif-trainer.ts';
import type { Pooling } from '#lib/motif/pooling.ts';
import { strips } from '#lib/motif/strips.ts';
import { random } from '#lib/random.ts';
import type { Subject } from './inputs.ts';

/** Of every lesson. */
export const TRAIN = 128;
export const TEST = 128;
/** One training strip in so many is labelled wrong. */
export const WRONG = 17;
export const LR = 1;

export interface Setting {
  readonly kernel: number;
  readonly stride: number;
  /** Cells that the copies cover: what a strip of the lesson holds. */
  readonly cells: number;
  readonly pooling: Pooling;
  readonly seed: number;
  readonly zeroGrad: boolean;
}

interface Course {
  readonly next: () => Step;
  readonly steps: Step[];
}

const KEPT = 6;
const courses = new Map<string, Course>();

function begin(subject: Subject, setting: Setting): Course {
  const { kernel, stride, cells, pooling, seed, zeroGrad } = setting;
  const draw = random(seed);
  const options = { cells, length: kernel };
  const train = strips(subject.make, draw, { ...options, count: TRAIN, wrong: WRONG });
  const test = strips(subject.make, draw, { ...options, count: TEST });
  return { next: motifTrainer({ train, test, kernel, stride, pooling, lr: LR, zeroGrad }), steps: [] };
}

/** The lesson from its start to step `count`, `count` + 1 entries; `input` names the kind of strip. */
export function lessonTo(count: number, input: string, subject: Subject, setting: Setting): readonly Step[] {
  const key = JSON.stringify([input, subject.rows, [...subject.motif.data], setting]);
  const course = courses.get(key) ?? begin(subject, setting);
  // The one asked for last stands last; the one asked for longest ago goes first.
  courses.delete(key);
  courses.set(key, course);
  if (courses.size > KEPT) courses.delete(courses.keys().next().value!);
  while (course.steps.length <= count) course.steps.push(course.next());
  return course.steps.slice(0, count + 1);
}
