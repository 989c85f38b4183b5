/** What can be trained here, on what, and how; no more than a link needs to say. */
import { choice, range, toggle, type Values } from '#figure/knobs.ts';

export const knobs = {
  model: choice('convnet', ['convnet', 'mlp', 'linear']),
  digits: choice('4000', ['250', '500', '1000', '2000', '4000']),
  shifted: toggle(true),
  lr: choice('0.02', ['0.001', '0.005', '0.02', '0.05', '0.1', '0.2']),
  batch: choice('32', ['8', '16', '32', '64', '128']),
  steps: choice('2000', ['400', '800', '2000', '4000']),
  seed: range(1, { min: 1, max: 9999 }),
};
export type Params = Values<typeof knobs>;
export type Model = Params['model'];

/** What no knob changes: SGD with momentum, its step size falling to 0 along half a wave of the cosine. */
export const fixed = { momentum: 0.9, weightDecay: 5e-4 } as const;

/** The step size of a step, counted from 0: from lr along half a wave of the cosine to 0. */
export const rate = ({ lr, steps }: Pick<Params, 'lr' | 'steps'>, step: number): number =>
  (Number(lr) / 2) * (1 + Math.cos((Math.PI * step) / Number(steps)));

/** Steps whose losses make one point of the curve. */
export const GROUP = 10;
/** How often a run is tested, evenly from its first step to its last. */
const TESTS = 40;
/** Steps from one test to the next. */
export const testEvery = ({ steps }: Pick<Params, 'steps'>): number => Number(steps) / TESTS;

/** Equal settings have equal names. */
export const nameOf = ({ model, digits, shifted, lr, batch, steps, seed }: Params): string =>
  [model, digits, shifted, lr, batch, steps, seed].join(' ');
