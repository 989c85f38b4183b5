import { expect, it } from 'vitest';
import { fromNested, toNested } from '#lib/tensor.ts';
import { l2Pool2d } from './lp-pool.ts';

it('by hand: 3, 4 and 12 have the length 13; signs do not count', () => {
  const x = fromNested([
    [
      [
        [3, -4, 0, 0],
        [12, 0, 0, -2],
      ],
    ],
  ]);
  expect(toNested(l2Pool2d(x, { kernel: 2 }))).toEqual([[[[13, 2]]]]);
  expect(toNested(l2Pool2d(x, { kernel: 2, stride: 1 }))).toEqual([[[[13, 4, 2]]]]);
});
