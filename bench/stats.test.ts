import { expect, it } from 'vitest';
import { pairedRatios, quantile, quartiles, rounded } from './stats.ts';

it('quartiles are those of NumPy, in whatever order the numbers come', () => {
  expect(quartiles([4, 1, 3, 2])).toEqual({ lower: 1.75, median: 2.5, upper: 3.25 });
  expect(quartiles([7])).toEqual({ lower: 7, median: 7, upper: 7 });
  expect(quantile([0, 10], 0.1)).toBe(1);
  expect(() => quartiles([])).toThrow(RangeError);
});

it('paired ratios do not see what slows a whole round down', () => {
  expect(pairedRatios([1, 10, 2], [3, 30, 6])).toEqual([3, 3, 3]);
  expect(() => pairedRatios([1], [1, 2])).toThrow(new RangeError('1 rounds cannot be paired with 2'));
});

it('rounds to significant digits', () => {
  expect(rounded(0.000123456)).toBe(0.0001235);
  expect(rounded(123456, 2)).toBe(120_000);
});
