import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inner, wholeNumbers } from '#lib/conv/testing.ts';
import { fromNested, tensor, toNested } from '#lib/tensor.ts';
import { backward, variable } from '../autograd.ts';
import { pick, putBack } from '../pick.ts';
import { mul } from './arithmetic.ts';
import { cat, stack } from './join.ts';
import { sum } from './reduce.ts';
import { indexSelect, narrow } from './select.ts';
import { reshape, transpose } from './shape.ts';

const six = fromNested([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('by hand', () => {
  it('reshape keeps the order, and −1 is what remains', () => {
    expect(toNested(reshape(six, [3, 2]).value)).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(reshape(six, [3, -1, 1]).value.shape).toEqual([3, 2, 1]);
    expect(reshape(tensor([0, 3]), [-1, 3]).value.shape).toEqual([0, 3]);
    expect(reshape(tensor([0, 3]), [2, 0]).value.shape).toEqual([2, 0]);
    expect(toNested(reshape(7, [1, -1]).value)).toEqual([[7]]);
  });

  it('transpose', () => {
    expect(toNested(transpose(six, 0, -1).value)).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
  });

  it('narrow and indexSelect', () => {
    expect(toNested(narrow(six, 1, 1, 2).value)).toEqual([
      [2, 3],
      [5, 6],
    ]);
    expect(toNested(indexSelect(six, -1, [2, 0, 2]).value)).toEqual([
      [3, 1, 3],
      [6, 4, 6],
    ]);
  });

  it('cat and stack', () => {
    const [a, b] = [fromNested([1, 2]), fromNested([3, 4])];
    expect(toNested(cat([a, b, a]).value)).toEqual([1, 2, 3, 4, 1, 2]);
    expect(toNested(cat([six, fromNested([[7], [8]])], 1).value)).toEqual([
      [1, 2, 3, 7],
      [4, 5, 6, 8],
    ]);
    expect(toNested(stack([a, b]).value)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(toNested(stack([a, b], -1).value)).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(toNested(stack([1, 2]).value)).toEqual([1, 2]);
  });

  it('tied weights: what is taken twice gets both gradients, added', () => {
    const u = variable(fromNested([5, 7]));
    const w = indexSelect(u, 0, [0, 0, 1, 1]);
    backward(sum(mul(w, fromNested([1, 2, 3, 4]))));
    expect(toNested(u.grad!)).toEqual([1 + 2, 3 + 4]);
  });
});

describe('laws', () => {
  const shape = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 });

  it('transposing twice changes nothing, and transpose(a, b) is transpose(b, a)', () => {
    fc.assert(
      fc.property(shape, fc.nat(), fc.nat(), fc.nat(), (sizes, p, q, seed) => {
        const [a, b] = [p % sizes.length, q % sizes.length];
        const x = wholeNumbers(sizes, seed);
        expect(transpose(transpose(x, a, b), b, a).value).toEqual(x);
        expect(transpose(x, a, b).value).toEqual(transpose(x, b, a).value);
      }),
    );
  });

  it('cat puts back together what narrow cut', () => {
    fc.assert(
      fc.property(shape, fc.nat(), fc.nat(), fc.nat(), (sizes, p, q, seed) => {
        const dim = p % sizes.length;
        const at = q % (sizes[dim] + 1);
        const x = wholeNumbers(sizes, seed);
        const parts = [narrow(x, dim, 0, at), narrow(x, dim, at, sizes[dim] - at)];
        expect(cat(parts, dim).value).toEqual(x);
      }),
    );
  });

  it('putBack is the adjoint of pick: ⟨pick(x), g⟩ = ⟨x, putBack(g)⟩', () => {
    fc.assert(
      fc.property(
        shape,
        fc.nat(),
        fc.array(fc.nat(), { maxLength: 5 }),
        fc.nat(),
        (sizes, p, picks, seed) => {
          const dim = p % sizes.length;
          const index = picks.map((i) => i % sizes[dim]);
          const x = wholeNumbers(sizes, seed);
          const g = wholeNumbers(sizes.with(dim, index.length), seed + 1);
          expect(inner(pick(x, dim, index), g)).toBe(inner(x, putBack(g, sizes, dim, index)));
        },
      ),
    );
  });
});

describe('what does not fit throws a RangeError that names it', () => {
  it.each([
    ['reshape', () => reshape(six, [4]), 'shape [2, 3] holds 6 numbers, which do not fit into [4]'],
    [
      'reshape, −1',
      () => reshape(six, [4, -1]),
      'shape [2, 3] holds 6 numbers, which do not fit into [4, -1]',
    ],
    [
      'reshape, 0',
      () => reshape(six, [0, -1]),
      'shape [2, 3] holds 6 numbers, which do not fit into [0, -1]',
    ],
    [
      'reshape, nothing',
      () => reshape(tensor([0]), [0, -1]),
      'shape [0] holds 0 numbers, which do not fit into [0, -1]',
    ],
    [
      'reshape, −1 twice',
      () => reshape(six, [-1, -1]),
      'shape [-1] must hold whole numbers from 0 up, not -1',
    ],
    ['transpose', () => transpose(six, 0, 2), 'shape [2, 3] has no dimension 2; use -2 to 1'],
    ['narrow', () => narrow(six, 1, 2, 2), '2 from 2 on do not lie within the 3 along dimension 1'],
    [
      'narrow, broken',
      () => narrow(six, 1, 0.5, 1),
      '1 from 0.5 on do not lie within the 3 along dimension 1',
    ],
    ['indexSelect', () => indexSelect(six, 1, [0, 3]), 'there is no index 3 among 3 along dimension 1'],
    ['indexSelect, −1', () => indexSelect(six, 1, [-1]), 'there is no index -1 among 3 along dimension 1'],
    ['cat of none', () => cat([]), 'cat needs at least 1 tensor, not 0'],
    ['cat', () => cat([six, tensor([2, 2])]), 'cat along dimension 0: [2, 2] does not fit to [2, 3]'],
    ['stack of none', () => stack([]), 'stack needs at least 1 tensor, not 0'],
    ['stack', () => stack([six, tensor([3])]), 'stack needs one shape, not [2, 3] and [3]'],
    ['stack’s dimension', () => stack([six], 3), 'shape [2, 3, 1] has no dimension 3; use -3 to 2'],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(new RangeError(message));
  });
});
