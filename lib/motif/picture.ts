import { type Tensor, tensor } from '#lib/tensor.ts';

/** Pixels on a side of a letter. */
export const SIDE = 20;

/** A letter, SIDE × SIDE, row by row: ink is 1, paper −1, what lies between is grey. */
export type Picture = Float32Array;

/** An empty sheet. */
export const blank = (): Picture => new Float32Array(SIDE * SIDE).fill(-1);

/**
 * A picture from its rows of characters: '.' is paper, '#' ink, and 'a' … 's' are 1 … 19 twentieths of ink.
 *
 * @throws RangeError when there are not SIDE rows of SIDE such characters.
 */
export function fromRows(rows: readonly string[]): Picture {
  const wrong = rows.find((row) => row.length !== SIDE || /[^.a-s#]/.test(row));
  if (rows.length !== SIDE || wrong !== undefined) {
    throw new RangeError(
      `a letter has ${SIDE} rows of ${SIDE} characters '.', 'a' to 's' or '#', not "${wrong ?? rows.length}"`,
    );
  }
  return Float32Array.from(rows.join(''), (mark) => {
    const twentieths = mark === '.' ? 0 : mark === '#' ? 20 : mark.charCodeAt(0) - 96;
    return twentieths / 10 - 1;
  });
}

/** Pictures as one batch, shape (N, 1, SIDE, SIDE). */
export function batch(pictures: readonly Picture[]): Tensor {
  const x = tensor([pictures.length, 1, SIDE, SIDE]);
  pictures.forEach((picture, n) => {
    x.data.set(picture, n * SIDE * SIDE);
  });
  return x;
}
