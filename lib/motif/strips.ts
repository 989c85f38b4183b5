import { integer, normal, type Random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { filterbank, synthesise } from './sound.ts';

/** Makes the part of a strip that the copies see, (C, cells), with the motif from cell `at` on, or without where undefined. */
export type Maker = (random: Random, cells: number, at: number | undefined) => Tensor;

/** Letters drawn evenly from `symbols` letters, one-hot; the motif is a word of them. Without `at`, the word does not occur. */
export const letters =
  (symbols: number, word: readonly number[]): Maker =>
  (random, cells, at) => {
    const row = Array.from({ length: cells }, () => integer(random, 0, symbols));
    const stands = (i: number) => word.every((symbol, j) => row[i + j] === symbol);
    if (at !== undefined) row.splice(at, word.length, ...word);
    // Another last letter cannot make the word stand further left, where it was looked for already.
    else
      for (let i = 0; i + word.length <= cells; i++) {
        if (stands(i)) row[i + word.length - 1] = (word[word.length - 1] + 1) % symbols;
      }
    const x = tensor([symbols, cells]);
    row.forEach((symbol, i) => {
      x.data[symbol * cells + i] = 1;
    });
    return x;
  };

/** Frames of sound, as a filterbank hears them; the motif is the phoneme of `length` frames. */
export const sounds =
  (length: number): Maker =>
  (random, cells, at) =>
    filterbank(synthesise({ frames: cells, length, at, seed: integer(random, 0, 2 ** 31) }));

/** A noisy curve, the noise of deviation 1; the motif is added to it, √(Σ motif²) made 4. */
export const curves =
  (motif: readonly number[]): Maker =>
  (random, cells, at) => {
    const size = Math.hypot(...motif);
    const x = tensor([1, cells]);
    for (let i = 0; i < cells; i++) x.data[i] = normal(random);
    if (at !== undefined && size > 0)
      motif.forEach((value, j) => {
        x.data[at + j] += (4 * value) / size;
      });
    return x;
  };

export interface Strips {
  /** Shape (N, C, cells). */
  readonly x: Tensor;
  /** 1 where the motif is there, anywhere, else 0; by turns. */
  readonly labels: Tensor;
}

/** `count` strips of which every second one has the motif of `length` cells, each place equally likely. */
export function strips(
  make: Maker,
  random: Random,
  { count, cells, length }: { count: number; cells: number; length: number },
): Strips {
  const labels = tensor(
    [count],
    Array.from({ length: count }, (_, n) => n % 2),
  );
  const each = Array.from(labels.data, (label) =>
    make(random, cells, label ? integer(random, 0, cells - length + 1) : undefined),
  );
  const [{ shape }] = each;
  const x = tensor([count, ...shape]);
  each.forEach(({ data }, n) => {
    x.data.set(data, n * data.length);
  });
  return { x, labels };
}
