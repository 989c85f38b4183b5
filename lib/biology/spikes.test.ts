import { describe, expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { fires, meanSpikes, spikeTrain } from './spikes.ts';

describe('spikes', () => {
  it('are one at 100 per second in 10 ms', () => {
    expect(meanSpikes(100, 10)).toBe(1);
    expect(fires(100, 10)).toBeCloseTo(1 - 1 / Math.E, 12);
  });

  it('fail to come with the product of the chances of its parts: silence has no memory', () => {
    expect(1 - fires(70, 30)).toBeCloseTo((1 - fires(70, 10)) * (1 - fires(70, 20)), 12);
    expect(fires(0, 10)).toBe(0);
    // For small products both are the same, to the digits that a difference would have lost.
    expect(fires(1e-9, 1) / meanSpikes(1e-9, 1)).toBeCloseTo(1, 9);
  });

  it('of many drawn trains are as many, and as often none, as promised', () => {
    const stream = random(1);
    const trains = Array.from({ length: 20_000 }, () => spikeTrain(80, 15, stream));
    const total = trains.reduce((sum, { length }) => sum + length, 0);
    expect(total / trains.length).toBeCloseTo(meanSpikes(80, 15), 1);
    expect(trains.filter(({ length }) => length).length / trains.length).toBeCloseTo(fires(80, 15), 1);
    for (const train of trains) {
      expect(train).toEqual([...train].sort((a, b) => a - b));
      expect(train.every((t) => t >= 0 && t < 15)).toBe(true);
    }
  });

  it('come twice as fast at twice the rate', () => {
    const slow = spikeTrain(50, 400, random(3));
    const fast = spikeTrain(100, 200, random(3));
    expect(fast.map((t) => 2 * t)).toEqual(slow.map((t) => expect.closeTo(t, 9)));
  });

  it('refuse what is no rate or no time', () => {
    expect(() => meanSpikes(-1, 10)).toThrow('not -1 per second');
    expect(() => fires(10, Number.NaN)).toThrow(RangeError);
    expect(() => spikeTrain(Number.POSITIVE_INFINITY, 10, random(1))).toThrow(RangeError);
  });
});
