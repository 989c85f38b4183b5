import { expect, it } from 'vitest';
import { exponent, slope } from './slope.ts';

it('finds the slope of a line exactly, whatever its height', () => {
  expect(slope([0, 1, 5], [3, 1, -7])).toBeCloseTo(-2, 12);
});

it('fits by least squares: by hand, (0, 0), (1, 2), (2, 1) have slope 1/2', () => {
  expect(slope([0, 1, 2], [0, 2, 1])).toBeCloseTo(0.5, 12);
});

it('finds the exponent of a power', () => {
  const x = [0.1, 0.5, 2, 30];
  expect(
    exponent(
      x,
      x.map((v) => 7 * v ** 2),
    ),
  ).toBeCloseTo(2, 12);
});

it('refuses what has no slope', () => {
  expect(() => slope([1, 1], [0, 2])).toThrow(RangeError);
  expect(() => slope([1, 2], [0])).toThrow('2 x and 1 y');
});
