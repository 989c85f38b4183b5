import { expect, it } from 'vitest';
import { nextRepeats, orderOf, PACES } from './rounds.ts';

it('turns the order round in every odd round', () => {
  expect(orderOf([1, 2, 3], 0)).toEqual([1, 2, 3]);
  expect(orderOf([1, 2, 3], 1)).toEqual([3, 2, 1]);
});

it('finds repeats whose sample lasts 8 to 25 ms, whatever one run takes', () => {
  for (const run of [0.00002, 0.01, 0.7, 3, 20, 900]) {
    let repeats = 1;
    for (let i = 0; i < 20; i++) repeats = nextRepeats(repeats, repeats * run);
    const wall = repeats * run;
    expect(repeats === 1 || (wall >= 8 && wall <= 25)).toBe(true);
  }
});

it('measures at least 11 rounds after at least 300 ms', () => {
  expect(PACES.full.rounds).toBeGreaterThanOrEqual(11);
  expect(PACES.full.warm).toBeGreaterThanOrEqual(300);
});
