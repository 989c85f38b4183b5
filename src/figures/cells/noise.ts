/** What reverse correlation asks of its worker, and what comes back. */
import { cellOf } from '#lib/vision/cell.ts';
import { gabor } from '#lib/vision/gabor.ts';
import {
  type Averaged,
  checked,
  correlation,
  type Noise,
  reverseCorrelation,
} from '#lib/vision/reverse-correlation.ts';
import { sample } from '#lib/vision/screen.ts';
import { answers, type Chosen, patternsOf } from './rig.ts';

export interface Question extends Chosen {
  readonly frames: number;
  readonly noise: Noise;
  readonly stream: number;
}

export interface Found extends Averaged {
  /** With the field of the simple cell. */
  readonly correlation: number;
  /** Correlations on the way, at frames that grow by equal factors. */
  readonly course: readonly { readonly frames: number; readonly correlation: number }[];
}

/** Frames between two looks, and at which the course is noted: 100, 141, 200, … */
export const EVERY = 100;

/** The simple cell's field as weights of checks. */
export const fieldOf = ({ seed }: Pick<Chosen, 'seed'>): Float64Array => checked(sample(gabor(cellOf(seed))));

export function* averaging(question: Question): Generator<Found, Found> {
  const truth = fieldOf(question);
  const pairs = patternsOf(question.seed, question.cell === 'simple' ? 0 : question.places);
  const fields = pairs.flatMap(({ even, odd }) => [checked(sample(even)), checked(sample(odd))]);
  const rate = (drives: readonly number[]) => {
    const driven = pairs.map((_, i) => [drives[2 * i], drives[2 * i + 1]] as const);
    return answers(driven, question)[question.cell];
  };
  const course: { frames: number; correlation: number }[] = [];
  let next = EVERY;
  const look = (averaged: Averaged): Found => {
    const found = correlation(averaged.average, truth);
    if (averaged.frames >= next) {
      course.push({ frames: averaged.frames, correlation: found });
      next = averaged.frames * Math.SQRT2;
    }
    return { ...averaged, correlation: found, course: [...course] };
  };
  const run = reverseCorrelation(fields, rate, {
    frames: question.frames,
    noise: question.noise,
    seed: question.stream,
    every: EVERY,
  });
  let step = run.next();
  for (; !step.done; step = run.next()) yield look(step.value);
  return look(step.value);
}
