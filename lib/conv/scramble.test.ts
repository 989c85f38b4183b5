import fc from 'fast-check';
import { expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { tensor } from '#lib/tensor.ts';
import { l2Pool2d } from './lp-pool.ts';
import { avgPool2d, maxPool2d } from './pool.ts';
import { scrambled } from './scramble.ts';

const cases = fc.record({
  side: fc.integer({ min: 1, max: 9 }),
  kernel: fc.integer({ min: 1, max: 9 }),
  seed: fc.integer({ min: 1, max: 1e6 }),
});

it('maximum, mean and length of every window stay; the values of the plane do too', () => {
  fc.assert(
    fc.property(cases, ({ side, kernel, seed }) => {
      const draw = random(seed);
      const x = tensor(
        [1, 2, side, side],
        Float32Array.from({ length: 2 * side * side }, () => Math.floor(9 * draw())),
      );
      const y = scrambled(x, kernel, draw);
      expect(y.data.toSorted()).toEqual(x.data.toSorted());
      if (kernel > side) {
        expect(y).toEqual(x);
        return;
      }
      expect(maxPool2d(y, { kernel }).output).toEqual(maxPool2d(x, { kernel }).output);
      expect(avgPool2d(y, { kernel })).toEqual(avgPool2d(x, { kernel }));
      expect(l2Pool2d(y, { kernel })).toEqual(l2Pool2d(x, { kernel }));
    }),
  );
});

it('every order of a window is equally likely', () => {
  const counts = new Map<string, number>();
  const draw = random(1);
  for (let i = 0; i < 4800; i++) {
    const order = scrambled(tensor([2, 2], [1, 2, 3, 4]), 2, draw).data.join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  for (const count of counts.values()) expect(Math.abs(count - 200)).toBeLessThan(4.5 * Math.sqrt(200));
});

it('refuses a window without samples', () => {
  expect(() => scrambled(tensor([2, 2]), 0, random(1))).toThrow('from 1 up on a side, not 0');
});
