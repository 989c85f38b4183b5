import { expect, it } from 'vitest';
import { readIdx } from './idx.ts';

it('reads sizes and values', () => {
  const file = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255);
  expect(readIdx(file)).toEqual({ shape: [2, 3], data: Uint8Array.of(1, 2, 3, 4, 5, 255) });
});

it('reads a part of a larger buffer', () => {
  const file = Uint8Array.of(9, 9, 0, 0, 8, 1, 0, 0, 0, 1, 7).subarray(2);
  expect(readIdx(file)).toEqual({ shape: [1], data: Uint8Array.of(7) });
});

it.each([
  ['nothing', []],
  ['another type', [0, 0, 13, 1, 0, 0, 0, 1, 0, 0, 0, 0]],
  ['sizes cut off', [0, 0, 8, 2, 0, 0, 0, 1]],
  ['too few values', [0, 0, 8, 1, 0, 0, 0, 2, 1]],
  ['too many values', [0, 0, 8, 1, 0, 0, 0, 1, 1, 1]],
])('refuses %s', (_, bytes) => {
  expect(() => readIdx(Uint8Array.from(bytes))).toThrow(RangeError);
});
