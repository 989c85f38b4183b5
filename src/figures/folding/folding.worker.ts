import { start } from '#content/networks.ts';
import { serve } from '#figure/worker.ts';
import { parametersOf } from '#lib/nn/mlp.ts';
import type { Trainer } from '#lib/nn/trainer.ts';
import { keyOf, type Setup } from './nets.ts';

/** Trains up to a step; goes on where the last answer ended. */
export interface Question {
  readonly setup: Setup;
  readonly step: number;
}

export interface Answer {
  readonly parameters: Float32Array;
  readonly loss: number;
  readonly accuracy: number;
}

let begun: { key: string; step: number; trainer: Trainer } | undefined;

serve<Question, Answer>(({ setup, step }) => {
  const key = keyOf(setup);
  if (begun?.key !== key || begun.step > step) {
    begun = { key, step: 0, trainer: start(setup.data, setup.width, setup.depth, setup.seed) };
  }
  for (; begun.step < step; begun.step++) begun.trainer.step();
  const parameters = Float32Array.from(parametersOf(begun.trainer.net));
  return { answer: { parameters, ...begun.trainer.measure() }, transfer: [parameters.buffer] };
});
