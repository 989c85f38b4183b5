import { expect, it } from 'vitest';
import { relativeChange } from './relative-change.ts';

it('by hand', () => {
  expect(relativeChange([3, 4], [3, 4])).toBe(0);
  expect(relativeChange([3, 4], [0, 0])).toBe(1);
  expect(relativeChange([3, 4], [6, 8])).toBe(1);
  expect(relativeChange([3, 0], [0, 4])).toBeCloseTo(5 / 3);
});

it('nothing out of nothing is no change; something out of nothing has no size to be compared with', () => {
  expect(relativeChange([0, 0], [0, 0])).toBe(0);
  expect(relativeChange([0, 0], [0, 1])).toBe(Infinity);
  expect(() => relativeChange([1], [1, 2])).toThrow('1 numbers cannot be compared with 2');
});
