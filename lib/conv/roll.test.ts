import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromNested, tensor, toNested } from '#lib/tensor.ts';
import { rolled } from './roll.ts';

it('by hand: down by 1, to the right by 2', () => {
  const x = fromNested([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(toNested(rolled(x, 1, 2))).toEqual([
    [5, 6, 4],
    [2, 3, 1],
  ]);
});

it('moves add up, and a whole turn is none', () => {
  const move = fc.integer({ min: -9, max: 9 });
  const x = tensor(
    [2, 3, 4],
    Float32Array.from({ length: 24 }, (_, i) => i),
  );
  fc.assert(
    fc.property(move, move, move, move, (a, b, c, d) => {
      expect(rolled(rolled(x, a, b), c, d)).toEqual(rolled(x, a + c, b + d));
    }),
  );
  expect(rolled(x, 3, -4)).toEqual(x);
});
