import { describe, expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { type Dataset, moons, rings, spiral, xor } from './plane.ts';

const pointsOf = ({ points, labels }: Dataset) =>
  Array.from(labels, (label, i) => ({ label, x: points.data[2 * i], y: points.data[2 * i + 1] }));

/** The points of one class. */
const of = (data: Dataset, label: number) => pointsOf(data).filter((point) => point.label === label);

const quiet = () => {
  throw new Error('drew a random number');
};

describe('spiral', () => {
  it('arm k is t · (sin φ, cos φ) with φ = 2π/K · (2t + k − 1), t from 0 to 1', () => {
    const [arms, perArm] = [5, 9];
    const data = spiral(arms, perArm, 0, random(1));
    for (let k = 1; k <= arms; k++) {
      of(data, k - 1).forEach(({ x, y }, i) => {
        const t = i / (perArm - 1);
        const angle = ((2 * Math.PI) / arms) * (2 * t + k - 1);
        expect(x).toBeCloseTo(t * Math.sin(angle), 6);
        expect(y).toBeCloseTo(t * Math.cos(angle), 6);
      });
    }
  });

  it('by hand: of three arms the first begins upwards, goes round 2 · 120°, and ends on the unit circle', () => {
    const arm = of(spiral(3, 3, 0, random(1)), 0);
    expect(arm[0]).toEqual({ label: 0, x: 0, y: 0 });
    expect(arm[1].x).toBeCloseTo(Math.sin((120 * Math.PI) / 180) / 2, 6);
    expect(arm[2].x).toBeCloseTo(Math.sin((240 * Math.PI) / 180), 6);
    expect(arm[2].y).toBeCloseTo(-1 / 2, 6);
  });

  it('arms are one arm turned; noise turns each point by itself and keeps its radius', () => {
    const noisy = spiral(3, 500, 0.2, random(1));
    const deviations = pointsOf(noisy).flatMap(({ x, y, label }, i) => {
      const t = (i % 500) / 499;
      expect(Math.hypot(x, y)).toBeCloseTo(t, 6);
      if (t === 0) return [];
      const angle = Math.atan2(x, y) - ((2 * Math.PI) / 3) * (2 * t + label);
      return [Math.atan2(Math.sin(angle), Math.cos(angle))];
    });
    const spread = Math.sqrt(deviations.reduce((sum, d) => sum + d * d, 0) / deviations.length);
    // 1497 draws: a standard error of 1.8 %.
    expect(Math.abs(spread / 0.2 - 1)).toBeLessThan(0.08);
  });
});

describe('moons', () => {
  it('is scikit-learn’s make_moons, moved by (−1/2, −1/4) and divided by 1.5', () => {
    const data = moons(7, 0, random(1));
    for (let i = 0; i < 7; i++) {
      const angle = (Math.PI * i) / 6;
      const [outer, inner] = [of(data, 0)[i], of(data, 1)[i]];
      expect(1.5 * outer.x + 0.5).toBeCloseTo(Math.cos(angle), 6);
      expect(1.5 * outer.y + 0.25).toBeCloseTo(Math.sin(angle), 6);
      expect(1.5 * inner.x + 0.5).toBeCloseTo(1 - Math.cos(angle), 6);
      expect(1.5 * inner.y + 0.25).toBeCloseTo(1 - Math.sin(angle) - 0.5, 6);
    }
  });

  it('the halves are each other, turned by 180°', () => {
    const data = moons(11, 0, random(1));
    const turned = of(data, 1).map(({ x, y }) => [-x + 0, -y + 0]);
    expect(turned).toEqual(of(data, 0).map(({ x, y }) => [x + 0, y + 0]));
  });
});

describe('rings', () => {
  it('have radii 1/K, 2/K, …, 1 and points at equal angles', () => {
    const data = rings(3, 8, 0, random(1));
    for (const { x, y, label } of pointsOf(data)) expect(Math.hypot(x, y)).toBeCloseTo((label + 1) / 3, 6);
    of(data, 2).forEach(({ x, y }, i) => {
      expect(x).toBeCloseTo(Math.cos((2 * Math.PI * i) / 8), 6);
      expect(y).toBeCloseTo(Math.sin((2 * Math.PI * i) / 8), 6);
    });
  });

  it('noise is in the radius', () => {
    const radii = of(rings(1, 2000, 0.05, random(1)), 0).map(({ x, y }) => Math.hypot(x, y) - 1);
    const spread = Math.sqrt(radii.reduce((sum, d) => sum + d * d, 0) / radii.length);
    expect(Math.abs(spread / 0.05 - 1)).toBeLessThan(0.08);
  });
});

describe('xor', () => {
  it('class 0 where signs agree, class 1 where they differ, and no point within the gap', () => {
    for (const { x, y, label } of pointsOf(xor(200, 0.2, random(1)))) {
      expect(Math.sign(x * y)).toBe(label === 0 ? 1 : -1);
      for (const c of [Math.abs(x), Math.abs(y)]) {
        expect(c).toBeGreaterThanOrEqual(0.2 - 1e-7);
        expect(c).toBeLessThanOrEqual(1);
      }
    }
  });

  it('fills each of the four corners with half a class', () => {
    const corners = pointsOf(xor(100, 0.2, random(1))).map(({ x, y }) => `${Math.sign(x)},${Math.sign(y)}`);
    for (const corner of ['1,1', '-1,-1', '1,-1', '-1,1']) {
      expect(corners.filter((c) => c === corner)).toHaveLength(50);
    }
  });
});

describe('every data set', () => {
  const sets: [string, number, (perClass: number, seed: number) => Dataset][] = [
    ['spiral', 3, (n, seed) => spiral(3, n, 0.1, random(seed))],
    ['spiral of five', 5, (n, seed) => spiral(5, n, 0.1, random(seed))],
    ['moons', 2, (n, seed) => moons(n, 0.1, random(seed))],
    ['rings', 4, (n, seed) => rings(4, n, 0.1, random(seed))],
    ['xor', 2, (n, seed) => xor(n, 0.1, random(seed))],
  ];

  it.each(sets)('%s has as many points in every class, class by class', (_, classes, make) => {
    const data = make(13, 1);
    expect(data.classes).toBe(classes);
    expect(data.points.shape).toEqual([13 * classes, 2]);
    expect([...data.labels]).toEqual(Array.from({ length: 13 * classes }, (_, i) => Math.floor(i / 13)));
    expect(data.points.data.every(Number.isFinite)).toBe(true);
  });

  it.each(sets)('%s: one seed one set, another seed another', (_, __, make) => {
    expect(make(5, 1)).toEqual(make(5, 1));
    expect(make(5, 1).points).not.toEqual(make(5, 2).points);
  });
});

it('what cannot be throws a RangeError that names it, before a number is drawn', () => {
  expect(() => spiral(3, 1, 0, quiet)).toThrow(
    new RangeError('perArm must be a whole number from 2 up, not 1'),
  );
  expect(() => spiral(0, 9, 0, quiet)).toThrow(
    new RangeError('arms must be a whole number from 1 up, not 0'),
  );
  expect(() => moons(1, 0, quiet)).toThrow(
    new RangeError('perClass must be a whole number from 2 up, not 1'),
  );
  expect(() => rings(2, 0, 0, quiet)).toThrow(
    new RangeError('perRing must be a whole number from 1 up, not 0'),
  );
  expect(() => xor(0.5, 0, quiet)).toThrow(
    new RangeError('perClass must be a whole number from 1 up, not 0.5'),
  );
  expect(() => xor(4, 1, quiet)).toThrow(new RangeError('gap must be from 0 up and below 1, not 1'));
});
