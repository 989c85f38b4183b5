/** Learning templates, step by step: what `npm run train:templates` and the reader's own browser do. */
import { samples } from '#lib/motif/distort.ts';
import { firstParameters } from '#lib/motif/template-net.ts';
import { templateTrainer } from '#lib/motif/template-trainer.ts';
import { random } from '#lib/random.ts';
import { lessons, models } from './learned-templates.ts';

export interface Lesson {
  readonly step: number;
  /** Mean cross-entropy of the last `every` steps. */
  readonly loss: number;
}

/** Four digits change no answer of the tests, and make the links short. */
export const tidy = (values: ArrayLike<number>): number[] =>
  Array.from(values, (value) => Number(value.toFixed(3)));

/** Learns templates from a seed, and reports on the way; one seed always gives the same ones. */
export function* learn(seed: number): Generator<Lesson, number[], undefined> {
  const draw = random(seed);
  const parameters = firstParameters(draw);
  let trainer = templateTrainer(parameters, lessons.lr);
  const letters = models();
  let loss = 0;
  for (let step = 1; step <= lessons.steps; step++) {
    if (step === lessons.steps - lessons.settling.steps + 1)
      trainer = templateTrainer(parameters, lessons.settling.lr);
    const lesson = samples(letters, lessons.pairs, lessons.distortion, draw);
    loss += trainer.step(lesson.pictures, lesson.labels) / lessons.every;
    if (step % lessons.every) continue;
    yield { step, loss };
    loss = 0;
  }
  return tidy(parameters);
}
