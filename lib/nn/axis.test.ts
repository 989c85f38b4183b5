import { expect, it } from 'vitest';
import { axis, dimension } from './axis.ts';

it('counts dimensions from either end', () => {
  expect([0, 1, 2, -1, -2, -3].map((dim) => dimension(dim, [4, 5, 6]))).toEqual([0, 1, 2, 2, 1, 0]);
});

it('cuts a shape into lines along a dimension', () => {
  expect(axis([2, 3, 4], 1)).toEqual({ dim: 1, outer: 2, length: 3, inner: 4 });
  expect(axis([2, 3, 4], -1)).toEqual({ dim: 2, outer: 6, length: 4, inner: 1 });
});

it('a dimension that is not there throws a RangeError that says which are', () => {
  expect(() => dimension(2, [4, 5])).toThrow(new RangeError('shape [4, 5] has no dimension 2; use -2 to 1'));
  expect(() => dimension(-3, [4, 5])).toThrow(RangeError);
  expect(() => dimension(0.5, [4, 5])).toThrow(RangeError);
  expect(() => dimension(0, [])).toThrow(new RangeError('shape [] has no dimension 0; it has none'));
});
