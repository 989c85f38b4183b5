/** Templates that were learned instead of drawn: how, and the ones that ship; `npm run train:templates` makes them. */
import { type Distortion, samples } from '#lib/motif/distort.ts';
import { letter } from '#lib/motif/letters.ts';
import type { Picture } from '#lib/motif/picture.ts';
import { type Random, random } from '#lib/random.ts';
import shipped from './learned-templates.json' with { type: 'json' };

/** How the templates are learned: fresh letters in every step, half of them C, half D. */
export const lessons = {
  steps: 400,
  pairs: 16,
  /** Adam's step size, and the smaller one of the last steps, which settle what was found. */
  lr: 0.02,
  settling: { steps: 100, lr: 0.004 },
  distortion: { shift: 3, rotation: 20, thickness: 0.5, noise: 0.3 },
  /** Steps between two reports. */
  every: 10,
} as const;

/** The two letters that everything is made from; class 0 is C. */
export const classes = ['C', 'D'] as const;
export const models = (): Picture[] => classes.map(letter);

/** Letters nobody has learned from: seeds of tests begin far above those of lessons. */
export const testLetters = (pairs: number, by: Distortion, seed: number) =>
  samples(models(), pairs, by, fresh(seed));
const fresh = (seed: number): Random => random(1_000_000 + seed);

/** The ones that ship: the seed, and their parameters. */
export const learned: { readonly seed: number; readonly parameters: readonly number[] } = shipped;
