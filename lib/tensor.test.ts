import { describe, expect, it } from 'vitest';
import { fromNested, size, strides, tensor, toNested } from './tensor.ts';

describe('tensor', () => {
  it('is zeros without data, and keeps a Float32Array uncopied', () => {
    expect(tensor([2, 3]).data).toEqual(new Float32Array(6));
    const data = Float32Array.of(1, 2);
    expect(tensor([2], data).data).toBe(data);
    expect(tensor([2], [1, 2]).data).toEqual(data);
  });

  it('size is the product of the shape, 1 for a single number', () => {
    expect(size([2, 3, 4])).toBe(24);
    expect(size([3, 0])).toBe(0);
    expect(size([])).toBe(1);
  });

  it('strides: the last index moves fastest', () => {
    expect(strides([2, 3, 4])).toEqual([12, 4, 1]);
    expect(strides([])).toEqual([]);
  });

  it('toNested undoes fromNested', () => {
    for (const nested of [
      7,
      [],
      [1, 2],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [
        [[1], [2]],
        [[3], [4]],
      ],
    ]) {
      expect(toNested(fromNested(nested))).toEqual(nested);
    }
    expect(
      fromNested([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).toEqual(tensor([2, 3], [1, 2, 3, 4, 5, 6]));
  });

  it('what cannot be a tensor throws a RangeError that names it', () => {
    expect(() => tensor([2, -1])).toThrow(
      new RangeError('shape [2, -1] must hold whole numbers from 0 up, not -1'),
    );
    expect(() => tensor([1.5])).toThrow(RangeError);
    expect(() => tensor([Number.NaN])).toThrow(RangeError);
    expect(() => tensor([2, 2], [1, 2, 3])).toThrow(
      new RangeError('shape [2, 2] holds 4 numbers, but there are 3'),
    );
    expect(() => fromNested([[1, 2], [3]])).toThrow(
      new RangeError('ragged: at depth 1 expected a list of 2, found a list of 1'),
    );
    expect(() => fromNested([1, [2]])).toThrow(
      new RangeError('ragged: at depth 1 expected a number, found a list of 1'),
    );
    expect(() => fromNested([[1], 2])).toThrow(
      new RangeError('ragged: at depth 1 expected a list of 1, found a number'),
    );
  });
});
