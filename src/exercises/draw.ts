import { format } from '#figure/format.ts';
import { integer, type Random } from '#lib/random.ts';

export const row = (values: readonly number[]) => `[${values.map((v) => format(v)).join(', ')}]`;
export const from = (random: Random, low: number, high: number) => integer(random, low, high + 1);
export const numbers = (random: Random, many: number, low: number, high: number) =>
  Array.from({ length: many }, () => from(random, low, high));
export const pick = <T>(random: Random, options: readonly T[]): T =>
  options[integer(random, 0, options.length)];

/** Draws until the numbers make the question worth asking. */
export function until<T>(make: () => T, good: (made: T) => boolean): T {
  let made = make();
  while (!good(made)) made = make();
  return made;
}
