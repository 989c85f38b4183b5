import { expect, it } from 'vitest';
import { count, factor, format, subscript, whole } from './format.ts';

it('writes a real minus sign, and no zeros at the end', () => {
  expect([format(-1.5), format(2), format(0.126), format(1.1, 0)]).toEqual(['−1.5', '2', '0.13', '1']);
});
it('knows no negative zero', () => expect([format(-0), format(-0.001)]).toEqual(['0', '0']));
it('puts negative factors in brackets', () =>
  expect([factor(-2), factor(2), factor(-0.001)]).toEqual(['(−2)', '2', '0']));
it('counts one and many', () =>
  expect([count(1, 'row'), count(1200, 'row'), count(2, 'axis', 'axes')]).toEqual([
    '1 row',
    '1,200 rows',
    '2 axes',
  ]));
it('groups the digits of whole numbers', () => expect(whole(2359296)).toBe('2,359,296'));
it('sets any index below the line', () => expect([subscript(0), subscript(-12)]).toEqual(['₀', '₋₁₂']));
