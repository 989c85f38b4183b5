/** Cells of the primary visual cortex as formulas: what drives a simple cell, and how a complex cell pools simple ones.
 *  Found in the cat by Hubel & Wiesel (1959, J. Physiol. 148:574; 1962, J. Physiol. 160:106); receptive fields were described before in the
 *  retina, by Hartline (1938) in the frog and Kuffler (1953, J. Neurophysiol. 16:37) in the cat. */
import { integer, random } from '#lib/random.ts';
import { type Gabor, phased } from './gabor.ts';
import { PIXEL, placeOf, SIDE } from './screen.ts';

/** Spikes per second of a cell whose drive is 1; the grating a cell likes best drives it by ½. */
export const GAIN = 120;
/** Most degrees from the middle of the screen to a cell's. */
const FARTHEST = 4;

/** The simple cell of a seed: place, orientation, frequency, phase and envelope within what is found in the cat. Its middle is that of a pixel. */
export function cellOf(seed: number): Gabor & { row: number; col: number } {
  const draw = random(seed);
  const [from, to] = [Math.ceil(SIDE / 2 - FARTHEST / PIXEL), Math.floor(SIDE / 2 + FARTHEST / PIXEL)];
  const between = (low: number, high: number, step: number) =>
    Number((low + step * integer(draw, 0, Math.round((high - low) / step) + 1)).toFixed(6));
  const [row, col] = [integer(draw, from, to), integer(draw, from, to)];
  const frequency = between(0.5, 0.7, 0.05);
  const across = Number((between(0.34, 0.42, 0.02) / frequency).toFixed(2));
  return {
    row,
    col,
    ...placeOf(row, col),
    orientation: integer(draw, 0, 180),
    frequency,
    across,
    along: Number((across * between(1.5, 2, 0.1)).toFixed(2)),
    phase: between(0, 345, 15),
  };
}

/** What drives a linear cell: Σ_i field_i · stimulus_i, the same as the cross-correlation of the screen with the field at the cell's place. */
export function drive(field: ArrayLike<number>, stimulus: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < field.length; i++) sum += field[i] * stimulus[i];
  return sum;
}

/** Spikes per second of a simple cell: GAIN · max(0, drive). */
export const rateOf = (drive: number): number => GAIN * Math.max(0, drive);

/** How a complex cell pools: any of these forgets the order. */
export const POOLS = ['max', 'sum', 'squares'] as const;
export type Pool = (typeof POOLS)[number];

/**
 * Spikes per second of a complex cell, which pools simple cells of one orientation at `phases` phases, 360°/phases apart, and at several
 * places. With L the drives and [L]₊ = max(0, L),
 * max: GAIN · max [L]₊,  sum: GAIN · π · mean [L]₊,  squares: GAIN · 8 · mean [L]₊².
 *
 * The factors make a grating that drives its simple cells by ½ at most give GAIN/2 for each, where phases are many.
 * With four phases, [a]₊² + [−a]₊² = a², so squares is the energy model, even² + odd².
 *
 * @param pairs drives of fields in quadrature, one pair for each place.
 * @throws RangeError when nothing is pooled.
 * @see Adelson & Bergen 1985, J. Opt. Soc. Am. A 2:284.
 */
export function pool(
  pairs: readonly (readonly [even: number, odd: number])[],
  phase: number,
  phases: number,
  how: Pool,
): number {
  if (!pairs.length || !(phases >= 1))
    throw new RangeError(`no cell pools ${phases} phases at ${pairs.length} places`);
  let most = 0;
  let sum = 0;
  let squares = 0;
  for (const [even, odd] of pairs)
    for (let k = 0; k < phases; k++) {
      const response = Math.max(0, phased(even, odd, phase + (360 * k) / phases));
      most = Math.max(most, response);
      sum += response;
      squares += response * response;
    }
  const n = pairs.length * phases;
  return GAIN * { max: most, sum: (Math.PI * sum) / n, squares: (8 * squares) / n }[how];
}
