import { describe, expect, it } from 'vitest';
import { normal, random } from '#lib/random.ts';
import { cellOf, pool, rateOf } from './cell.ts';
import { gabor, phased, quadrature } from './gabor.ts';
import {
  CHECKS,
  checked,
  correlation,
  draw,
  expectedCorrelation,
  poisson,
  reverseCorrelation,
  variance,
} from './reverse-correlation.ts';
import { sample } from './screen.ts';
import { spikes, TICK } from './spikes.ts';
import { extent, modulation, peak } from './tuning.ts';

describe('Poisson spikes', () => {
  const rate = 60;
  const counts = Array.from({ length: 4000 }, (_, tick) => spikes(5, tick, rate).length);
  const mean = counts.reduce((a, b) => a + b) / counts.length;

  it('come as often as the rate says, with a variance as large as their mean', () => {
    const wanted = rate * TICK;
    expect(Math.abs(mean - wanted)).toBeLessThan(4 * Math.sqrt(wanted / counts.length));
    const spread = counts.reduce((sum, n) => sum + (n - mean) ** 2, 0) / counts.length;
    expect(spread / mean).toBeGreaterThan(0.9);
    expect(spread / mean).toBeLessThan(1.1);
  });

  it('of neighbouring ticks and seeds have nothing to do with each other', () => {
    const lag =
      counts.slice(1).reduce((sum, n, i) => sum + (n - mean) * (counts[i] - mean), 0) / counts.length / mean;
    expect(Math.abs(lag)).toBeLessThan(4 / Math.sqrt(counts.length));
    const other =
      counts.reduce((sum, n, tick) => sum + (n - mean) * (spikes(6, tick, rate).length - mean), 0) /
      counts.length /
      mean;
    expect(Math.abs(other)).toBeLessThan(4 / Math.sqrt(counts.length));
  });

  it('are the same for the same seed and tick, in order, within the tick', () => {
    for (let tick = 0; tick < 50; tick++) {
      const moments = spikes(9, tick, 200);
      expect(spikes(9, tick, 200)).toEqual(moments);
      expect(moments).toEqual([...moments].sort((a, b) => a - b));
      for (const t of moments) expect(t >= 0 && t < TICK).toBe(true);
    }
  });

  it('do not come at a rate of 0, and no rate is negative', () => {
    expect(spikes(1, 1, 0)).toEqual([]);
    expect(() => spikes(1, 1, -1)).toThrow(RangeError);
    expect(() => spikes(1, 1, Number.NaN)).toThrow(RangeError);
  });

  it('counted by Knuth’s product have that mean too', () => {
    const stream = random(4);
    let sum = 0;
    for (let i = 0; i < 20_000; i++) sum += poisson(stream, 0.7);
    expect(sum / 20_000).toBeCloseTo(0.7, 1);
  });
});

describe('a tuning curve', () => {
  const curve = (n: number, at: number, width: number) =>
    Array.from({ length: n }, (_, i) => {
      const d = (((((i * 180) / n - at + 90) % 180) + 180) % 180) - 90;
      return Math.exp(-(d * d) / (2 * width * width));
    });

  it('has its peak between samples, and the half-width of a Gaussian, σ√(2 ln 2), also across 0°', () => {
    for (const at of [63.3, 1, 179.5]) {
      const found = peak(curve(90, at, 15))!;
      expect(Math.abs(found.at - at)).toBeLessThan(0.1);
      expect(found.height).toBeCloseTo(1, 3);
      expect(found.halfWidth).toBeCloseTo(15 * Math.sqrt(2 * Math.log(2)), 1);
    }
  });

  it('that is nowhere above 0 has no peak; one that never halves is as wide as can be', () => {
    expect(peak([0, 0, 0, 0])).toBeUndefined();
    expect(peak([3, 3, 3, 3])!.halfWidth).toBe(90);
  });
});

describe('modulation', () => {
  const over = (f: (turn: number) => number) =>
    modulation(Array.from({ length: 64 }, (_, k) => f((2 * Math.PI * k) / 64)));
  it('is π/2 for a rectified cosine, 0 for a constant, and 0 for silence', () => {
    expect(over((t) => Math.max(0, Math.cos(t + 1)))).toBeCloseTo(Math.PI / 2, 2);
    expect(over(() => 7)).toBeCloseTo(0, 12);
    expect(over(() => 0)).toBe(0);
  });
  it('does not depend on the moment at which the period begins, nor on strength', () => {
    const f = (t: number) => Math.max(0, Math.cos(t)) ** 2;
    expect(over((t) => 5 * f(t + 2))).toBeCloseTo(over(f), 3);
  });
});

it('the extent of a triangle of base 2 and any height is 1 at half its height', () => {
  const triangle = Array.from({ length: 41 }, (_, i) => 9 * Math.max(0, 1 - Math.abs(i - 20) / 10));
  expect(extent(triangle)).toBeCloseTo(10);
  expect(extent([0, 0])).toBe(0);
});

describe('correlation', () => {
  it('is 1 for a stretched and moved copy, −1 for its negative, and 0 where nothing varies', () => {
    const a = [1, 5, 2, 8];
    expect(
      correlation(
        a,
        a.map((v) => 3 * v + 4),
      ),
    ).toBeCloseTo(1);
    expect(
      correlation(
        a,
        a.map((v) => -v),
      ),
    ).toBeCloseTo(-1);
    expect(correlation(a, [2, 2, 2, 2])).toBe(0);
  });
});

describe('reverse correlation', () => {
  const own = cellOf(2);
  const field = checked(sample(gabor(own)));
  const strength = 120 * TICK * Math.hypot(...field);
  const run = (
    frames: number,
    seed: number,
    rate: (d: readonly number[]) => number,
    fields = [field],
    noise: 'gaussian' | 'sparse' = 'gaussian',
  ) => {
    const steps = reverseCorrelation(fields, rate, { frames, noise, seed, every: 1e9 });
    for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
  };
  const simple = ([d]: readonly number[]) => rateOf(d);

  it('checks sum the weights of their pixels: nothing is lost', () => {
    const whole = sample(gabor(own));
    expect(field).toHaveLength(CHECKS * CHECKS);
    expect(field.reduce((a, b) => a + b)).toBeCloseTo(
      whole.reduce((a, b) => a + b),
      12,
    );
  });

  it('noise has mean 0 and the variance it says', () => {
    for (const noise of ['gaussian', 'sparse'] as const) {
      const frame = new Float64Array(20_000);
      draw(noise, random(8), frame);
      const mean = frame.reduce((a, b) => a + b) / frame.length;
      expect(Math.abs(mean)).toBeLessThan(0.03);
      expect(frame.reduce((a, b) => a + b * b) / frame.length / variance(noise)).toBeCloseTo(1, 1);
    }
  });

  it('recovers the field, as closely as the formula expects', () => {
    for (const frames of [500, 2500]) {
      const found = [1, 2, 3].map((seed) => correlation(run(frames, seed, simple).average, field));
      const mean = found.reduce((a, b) => a + b) / 3;
      expect(Math.abs(mean - expectedCorrelation(frames, strength, 'gaussian'))).toBeLessThan(0.05);
    }
  });

  it('under Gaussian noise tends to a multiple of the field whatever the cell makes of its drive (Bussgang)', () => {
    // E[s f(g·s)] / (σ² g) is one number for every check: it is the regression of the average on the field.
    for (const f of [
      (d: number) => 3000 * Math.max(0, d) ** 2,
      (d: number) => 100 / (1 + Math.exp(-30 * d)),
      (d: number) => 10 * Math.exp(10 * d),
    ]) {
      const found = run(3000, 7, ([d]) => f(d));
      expect(correlation(found.average, field)).toBeGreaterThan(0.7);
    }
  });

  it('of a single weight, E[s · [ws]₊] is σ²w/2', () => {
    const stream = random(3);
    let sum = 0;
    for (let i = 0; i < 100_000; i++) {
      const s = normal(stream);
      sum += s * Math.max(0, 0.6 * s);
    }
    expect(sum / 100_000).toBeCloseTo(0.3, 2);
  });

  it('with sparse noise recovers it too, with more frames', () => {
    expect(correlation(run(12_000, 5, simple, [field], 'sparse').average, field)).toBeGreaterThan(0.6);
  });

  it('sees nothing of a complex cell: its average correlates with no phase of its fields', () => {
    const { even, odd } = quadrature(own);
    const fields = [checked(sample(even)), checked(sample(odd))];
    const energy = run(6000, 7, ([e, o]) => pool([[e, o]], 0, 4, 'squares'), fields);
    expect(energy.spikes).toBeGreaterThan(1000);
    for (const phase of [0, 60, 120]) {
      const wanted = fields[0].map((_, i) => phased(fields[0][i], fields[1][i], phase));
      expect(Math.abs(correlation(energy.average, wanted))).toBeLessThan(0.2);
    }
  });

  it('tells how it goes, and ends with what it told', () => {
    const told = [
      ...reverseCorrelation([field], simple, { frames: 250, noise: 'gaussian', seed: 1, every: 100 }),
    ];
    expect(told.map(({ frames }) => frames)).toEqual([100, 200]);
    expect(run(0, 1, simple).average.every((value) => value === 0)).toBe(true);
  });
});
