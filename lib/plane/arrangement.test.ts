import { expect, it } from 'vitest';
import { mlp } from '#lib/nn/mlp.ts';
import { random } from '#lib/random.ts';
import { mostPieces } from './arrangement.ts';
import { linearRegions } from './regions.ts';

it('each line gains one piece and one more for every line it crosses', () => {
  let pieces = 1;
  expect(mostPieces(0)).toBe(1);
  for (let n = 1; n <= 12; n++) {
    pieces += n;
    expect(mostPieces(n)).toBe(pieces);
  }
});

it('is reached by random layers on a square that holds all crossings, and never passed', () => {
  const side = 1e4;
  const square = [
    [-side, -side],
    [side, -side],
    [side, side],
    [-side, side],
  ] as const;
  for (let n = 1; n <= 8; n++) {
    const [{ regions }] = linearRegions(mlp([2, n], 1, random(n)), square);
    expect(regions).toHaveLength(mostPieces(n));
  }
});

it('refuses what is no number of lines', () => {
  for (const n of [-1, 1.5, Number.NaN]) expect(() => mostPieces(n)).toThrow(RangeError);
});
