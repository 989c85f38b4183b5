import { describe, expect, it } from 'vitest';
import { framesFor, mostWithin, refreshRate } from './frames.ts';

const every = (gap: number, count: number) => Array.from({ length: count }, (_, i) => i * gap);

describe('frames', () => {
  it('have the rate of their gaps, and one late frame does not move it', () => {
    expect(refreshRate(every(1000 / 60, 31))).toBeCloseTo(60, 9);
    expect(refreshRate([...every(10, 20), 300])).toBe(100);
    // A clock that tells only tenths of a millisecond.
    expect(refreshRate(every(1000 / 60, 41).map((t) => Math.round(10 * t) / 10))).toBeCloseTo(60, 1);
    expect(() => refreshRate([5])).toThrow(RangeError);
    expect(() => refreshRate([5, 5])).toThrow('5, 5');
  });

  it('at 60 a second are 1, 2, 4, 5 and 6 for 20, 40, 60, 80 and 100 ms', () => {
    expect([20, 40, 60, 80, 100].map((ms) => framesFor(ms, 60))).toEqual([1, 2, 4, 5, 6]);
  });

  it('are at least one, and off by half a frame at most', () => {
    expect(framesFor(1, 60)).toBe(1);
    for (const rate of [30, 60, 75, 90, 120, 144, 240])
      for (let ms = 1000 / rate; ms < 200; ms += 7)
        expect(Math.abs(framesFor(ms, rate) - (ms * rate) / 1000)).toBeLessThanOrEqual(0.5);
    expect(() => framesFor(0, 60)).toThrow(RangeError);
  });

  it('counts the worst second as a naive search does', () => {
    const times = [0, 100, 900, 1000, 1050, 1099, 5000];
    const naive = Math.max(...times.map((from) => times.filter((t) => t >= from && t < from + 1000).length));
    expect(mostWithin(times, 1000)).toBe(naive);
    expect(mostWithin(every(1200, 40), 1000)).toBe(1);
    expect(mostWithin([], 1000)).toBe(0);
  });
});
