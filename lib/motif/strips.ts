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

/** A noisy curve, the noise of deviation 1; the motif is added to it, √(Σ motif²) made 5. */
export const curves =
  (motif: readonly number[]): Maker =>
  (random, cells, at) => {
    const size = Math.hypot(...motif);
    const x = tensor([1, cells]);
    for (let i = 0; i < cells; i++) x.data[i] = normal(random);
    if (at !== undefined && size > 0)
      motif.forEach((value, j) => {
        x.data[at + j] += (5 * value) / size;
      });
    return x;
  };

export interface Strips {
  /** Shape (N, C, cells). */
  readonly x: Tensor;
  /** 1 where the motif is there, anywhere, else 0; by turns. */
  readonly labels: Tensor;
}

export interface StripsOptions {
  readonly count: number;
  readonly cells: number;
  /** Cells of the motif. */
  readonly length: number;
  /** One strip in so many is labelled wrong, as strips are that people label; none where left out. */
  readonly wrong?: number;
}

/** Strips of which every second one has the motif, each place equally likely. */
export function strips(
  make: Maker,
  random: Random,
  { count, cells, length, wrong = Number.POSITIVE_INFINITY }: StripsOptions,
): Strips {
  const there = (n: number) => n % 2 === 1;
  const each = Array.from({ length: count }, (_, n) =>
    make(random, cells, there(n) ? integer(random, 0, cells - length + 1) : undefined),
  );
  const labels = tensor(
    [count],
    each.map((_, n) => Number(there(n) !== (n % wrong === wrong - 1))),
  );
  const [{ shape }] = each;
  const x = tensor([count, ...shape]);
  each.forEach(({ data }, n) => {
    x.data.set(data, n * data.length);
  });
  return { x, labels };
}
