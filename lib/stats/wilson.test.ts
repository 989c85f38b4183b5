import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { wilson } from './wilson.ts';

const counts = fc
  .integer({ min: 1, max: 1000 })
  .chain((trials) =>
    fc.record({ trials: fc.constant(trials), successes: fc.integer({ min: 0, max: trials }) }),
  );

describe('wilson', () => {
  it('gives published intervals: 81 of 263 (Newcombe 1998), and 0 of 20', () => {
    const { low, high } = wilson(81, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
    expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4);
  });

  it('its ends solve (k/n − p)² = z² p(1 − p)/n, the equation it comes from', () => {
    fc.assert(
      fc.property(counts, ({ successes, trials }) => {
        for (const p of Object.values(wilson(successes, trials, 2))) {
          expect((successes / trials - p) ** 2).toBeCloseTo((4 * p * (1 - p)) / trials, 9);
        }
      }),
    );
  });

  it('holds the share itself, stays within 0 and 1, and mirrors when successes and failures trade places', () => {
    fc.assert(
      fc.property(counts, ({ successes, trials }) => {
        const { low, high } = wilson(successes, trials);
        const mirrored = wilson(trials - successes, trials);
        expect(low).toBeLessThanOrEqual(successes / trials);
        expect(high).toBeGreaterThanOrEqual(successes / trials);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeCloseTo(1 - mirrored.high, 12);
      }),
    );
  });

  it('shrinks as trials are added, and covers the true share about 95 times in 100', () => {
    const stream = random(1);
    const share = 0.2;
    let covered = 0;
    for (let experiment = 0; experiment < 2000; experiment++) {
      let successes = 0;
      for (let i = 0; i < 100; i++) if (stream() < share) successes++;
      const { low, high } = wilson(successes, 100);
      if (low <= share && share <= high) covered++;
    }
    expect(covered / 2000).toBeGreaterThan(0.93);
    expect(covered / 2000).toBeLessThan(0.97);
    const width = (n: number) => wilson(n / 5, n).high - wilson(n / 5, n).low;
    expect(width(400)).toBeLessThan(width(100));
  });

  it('knows nothing without trials, and refuses impossible counts', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
    expect(() => wilson(3, 2)).toThrow(new RangeError('there cannot be 3 successes in 2 trials'));
    expect(() => wilson(-1, 2)).toThrow(RangeError);
    expect(() => wilson(0.5, 2)).toThrow(RangeError);
  });
});
