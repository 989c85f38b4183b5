import { describe, expect, it } from 'vitest';
import { fromNested, tensor, toNested } from '#lib/tensor.ts';
import { backward, type Variable, variable } from '../autograd.ts';
import { apart } from '../testing.ts';
import { max } from './max.ts';
import { mean, sum } from './reduce.ts';

const six = fromNested([
  [1, 2, 3],
  [4, 5, 6],
]);

/** x with the gradient of the sum of f(x). */
function gradient(t: ReturnType<typeof fromNested>, f: (x: Variable) => Variable) {
  const x = variable(t);
  backward(sum(f(x)));
  return toNested(x.grad!);
}

describe('sum and mean', () => {
  it('by hand: of all, along one dimension, along several, keeping them', () => {
    expect(toNested(sum(six).value)).toBe(21);
    expect(toNested(sum(six, 0).value)).toEqual([5, 7, 9]);
    expect(toNested(sum(six, -1, true).value)).toEqual([[6], [15]]);
    expect(toNested(sum(six, [0, 1], true).value)).toEqual([[21]]);
    expect(toNested(mean(six).value)).toBe(3.5);
    expect(toNested(mean(six, 1).value)).toEqual([2, 5]);
    expect(toNested(sum(7).value)).toBe(7);
  });

  it('gradients by hand: 1 for each summand, 1/n in a mean', () => {
    expect(gradient(six, (x) => sum(x, 0))).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
    expect(gradient(six, (x) => mean(x, 0))).toEqual([
      [0.5, 0.5, 0.5],
      [0.5, 0.5, 0.5],
    ]);
  });

  it('the sum of sums is the sum; sums over dimensions commute', () => {
    const x = apart([3, 4, 2], 1, 1);
    expect(toNested(sum(sum(x, 1)).value)).toBe(toNested(sum(x).value));
    expect(toNested(sum(sum(x, 0), 1).value)).toEqual(toNested(sum(x, [0, 2]).value));
  });

  it('a sum of one number is a number of its own, not a view', () => {
    const x = tensor([1], [5]);
    const total = sum(x);
    x.data[0] = 6;
    expect(toNested(total.value)).toBe(5);
  });

  it('dimensions that are not there, or named twice, throw a RangeError', () => {
    expect(() => sum(six, 2)).toThrow(new RangeError('shape [2, 3] has no dimension 2; use -2 to 1'));
    expect(() => mean(six, [1, -1])).toThrow(new RangeError('dimensions [1, -1] name one twice'));
  });
});

describe('max', () => {
  const tied = fromNested([
    [1, 3, 3],
    [2, 2, 0],
  ]);

  it('by hand, with where each winner stands', () => {
    expect(toNested(max(tied).value)).toBe(3);
    const { values, indices } = max(tied, 1);
    expect([toNested(values.value), [...indices]]).toEqual([
      [3, 2],
      [1, 0],
    ]);
    expect(max(tied, 0, true).values.value).toEqual(tensor([1, 3], [2, 3, 3]));
  });

  it('of all, equal winners share the gradient; along a dimension the first takes it', () => {
    expect(gradient(tied, (x) => max(x))).toEqual([
      [0, 0.5, 0.5],
      [0, 0, 0],
    ]);
    expect(gradient(tied, (x) => max(x, 1).values)).toEqual([
      [0, 1, 0],
      [1, 0, 0],
    ]);
  });

  it('NaN is larger than any number, also in the first place', () => {
    const x = tensor([4], [1, Number.NaN, 5, Number.NaN]);
    expect(max(x).value.data[0]).toBeNaN();
    expect([...max(x, 0).indices]).toEqual([1]);
    expect([...max(tensor([2], [Number.NaN, 5]), 0).indices]).toEqual([0]);
    expect(gradient(x, (y) => max(y))).toEqual([0, 0.5, 0, 0.5]);
  });

  it('of −∞ alone is −∞', () => {
    const x = tensor([2], [-Infinity, -Infinity]);
    expect(max(x).value.data[0]).toBe(-Infinity);
    expect([...max(x, 0).indices]).toEqual([0]);
  });

  it('of nothing throws a RangeError', () => {
    expect(() => max(tensor([0]))).toThrow(new RangeError('shape [0] holds no number, so none is largest'));
    expect(() => max(tensor([2, 0]), 1)).toThrow(
      new RangeError('shape [2, 0] holds no number along dimension 1'),
    );
  });
});
