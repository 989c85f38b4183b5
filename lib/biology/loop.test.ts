import { describe, expect, it } from 'vitest';
import { lastArrivals, loopDelay, visits } from './loop.ts';

const times = [20, 30, 40, 60, 100];

describe('a loop', () => {
  it('of no rounds changes nothing', () => {
    const none = { low: 1, high: 3, rounds: 0 };
    expect(loopDelay(times, none)).toBe(0);
    expect(lastArrivals(times, none)).toEqual(times);
    expect(visits(times, none)).toEqual(times.map((time, stage) => ({ stage, time })));
  });

  it('goes back and forth: two rounds between 30 and 60 ms cost 120 ms', () => {
    const loop = { low: 1, high: 3, rounds: 2 };
    expect(loopDelay(times, loop)).toBe(120);
    expect(lastArrivals(times, loop)).toEqual([20, 150, 160, 180, 220]);
    expect(visits(times, { ...loop, rounds: 1 })).toEqual([
      { stage: 0, time: 20 },
      { stage: 1, time: 30 },
      { stage: 2, time: 40 },
      { stage: 3, time: 60 },
      { stage: 2, time: 80 },
      { stage: 1, time: 90 },
      { stage: 2, time: 100 },
      { stage: 3, time: 120 },
      { stage: 4, time: 160 },
    ]);
  });

  it('never goes back in time, moves one stage at a time, and ends where the last pass arrives', () => {
    for (let low = 0; low < times.length; low++) {
      for (let high = low; high < times.length; high++) {
        for (let rounds = 0; rounds < 4; rounds++) {
          const loop = { low, high, rounds };
          const path = visits(times, loop);
          path.slice(1).forEach(({ stage, time }, i) => {
            expect(Math.abs(stage - path[i].stage)).toBe(1);
            expect(time).toBeGreaterThanOrEqual(path[i].time);
          });
          const last = times.map((_, stage) => path.findLast((visit) => visit.stage === stage)?.time);
          expect(last).toEqual(lastArrivals(times, loop));
          expect(path).toHaveLength(times.length + 2 * rounds * (high - low));
        }
      }
    }
  });

  it('refuses stages that are not there, and times that go back', () => {
    expect(() => loopDelay(times, { low: 3, high: 1, rounds: 1 })).toThrow('between stages 3 and 1 of 5');
    expect(() => visits(times, { low: 0, high: 5, rounds: 1 })).toThrow(RangeError);
    expect(() => lastArrivals([2, 1], { low: 0, high: 1, rounds: 1 })).toThrow('2, 1');
  });
});
