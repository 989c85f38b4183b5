import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inner, wholeNumbers } from '#lib/conv/testing.ts';
import { fromNested, tensor, toNested } from '#lib/tensor.ts';
import { broadcastOffsets, broadcastShape, expand, sumTo, zip } from './broadcast.ts';

describe('broadcastShape', () => {
  it.each([
    [
      [2, 3],
      [2, 3],
      [2, 3],
    ],
    [[2, 3], [3], [2, 3]],
    [[2, 1], [3], [2, 3]],
    [[], [4, 1], [4, 1]],
    [
      [5, 1, 4],
      [3, 1],
      [5, 3, 4],
    ],
    [[0], [1], [0]],
  ])('[%s] and [%s] make [%s], either way round', (a, b, both) => {
    expect(broadcastShape(a, b)).toEqual(both);
    expect(broadcastShape(b, a)).toEqual(both);
  });

  it('sizes that differ, neither being 1, throw a RangeError that names them', () => {
    expect(() => broadcastShape([2, 3], [4])).toThrow(
      new RangeError(
        'shapes [2, 3] and [4] do not broadcast: 3 against 4; they must be equal, or one of them 1',
      ),
    );
  });
});

it('by hand: a column against a row', () => {
  const [column, row] = [fromNested([[1], [2]]), fromNested([10, 20, 30])];
  expect(toNested(zip(column, row, (a, b) => a + b))).toEqual([
    [11, 21, 31],
    [12, 22, 32],
  ]);
  expect([...broadcastOffsets([2, 1], [2, 3])]).toEqual([0, 0, 0, 1, 1, 1]);
  expect(toNested(sumTo(tensor([2, 3], [1, 2, 3, 4, 5, 6]), [2, 1]))).toEqual([[6], [15]]);
  expect(toNested(sumTo(tensor([2, 3], [1, 2, 3, 4, 5, 6]), []))).toBe(21);
});

it('sumTo is the adjoint of expand: ⟨expand(x), g⟩ = ⟨x, sumTo(g)⟩', () => {
  const cases = fc
    .record({
      to: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }),
      drop: fc.nat(4),
      flat: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      seed: fc.nat(),
    })
    .map(({ to, drop, flat, seed }) => ({
      to,
      from: to.map((n, d) => (flat[d] ? 1 : n)).slice(Math.min(drop, to.length)),
      seed,
    }));
  fc.assert(
    fc.property(cases, ({ to, from, seed }) => {
      const [x, g] = [wholeNumbers(from, seed), wholeNumbers(to, seed + 1)];
      expect(inner(expand(x, to), g)).toBe(inner(x, sumTo(g, from)));
    }),
  );
});
