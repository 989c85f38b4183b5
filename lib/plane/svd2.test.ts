import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Affine } from './affine.ts';
import { type Matrix2, type Svd2, stageAt, stagesOf, svd2 } from './svd2.ts';

const entry = fc.oneof(
  fc.double({ min: -20, max: 20, noNaN: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0, 1e-9, -1e-9),
);
const matrix = fc.oneof(
  fc.tuple(entry, entry, entry, entry),
  // Singular: the outer product of two vectors.
  fc.tuple(entry, entry, entry, entry).map(([a, b, c, d]) => [a * c, a * d, b * c, b * d] as const),
);
const law = (check: (a: Matrix2) => void) =>
  fc.assert(
    fc.property(matrix, (a) => check([...a] as const)),
    { numRuns: 2000 },
  );

const size = (a: Matrix2) => Math.max(1e-12, ...a.map(Math.abs));
const bias = [0.7, -1.3];
const distance = (p: Affine, q: Affine) =>
  Math.max(
    ...p.matrix.map((m, i) => Math.abs(m - q.matrix[i])),
    ...p.offset.map((c, i) => Math.abs(c - q.offset[i])),
  );
/** The largest singular value as the largest stretch of any direction, the smallest as the least. */
const stretches = ([a, b, c, d]: Matrix2) => {
  const all = Array.from({ length: 3600 }, (_, i) => {
    const angle = (Math.PI * i) / 3600;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return Math.hypot(a * x + b * y, c * x + d * y);
  });
  return [Math.max(...all), Math.min(...all)];
};

describe('svd2', () => {
  it('multiplies back to the matrix', () =>
    law((a) => {
      const svd = svd2(a);
      const product = stageAt(svd, [0, 0], 'shift', 1).matrix;
      product.forEach((m, i) => {
        expect(Math.abs(m - a[i])).toBeLessThan(1e-9 * size(a));
      });
    }));

  it('has σ₁ ≥ σ₂ ≥ 0, the largest and the smallest stretch of any direction', () =>
    fc.assert(
      fc.property(matrix, (entries) => {
        const a = [...entries] as const;
        const { sigma } = svd2(a);
        expect(sigma[0]).toBeGreaterThanOrEqual(sigma[1] * (1 - 1e-12));
        expect(sigma[1]).toBeGreaterThanOrEqual(0);
        const [most, least] = stretches(a);
        expect(Math.abs(sigma[0] - most)).toBeLessThan(1e-5 * size(a));
        expect(Math.abs(sigma[1] - least)).toBeLessThan(2e-3 * size(a));
      }),
      { numRuns: 100 },
    ));

  it('has σ₁·σ₂ = |det| and reflects exactly where det < 0', () =>
    law((a) => {
      const { sigma, reflects } = svd2(a);
      const determinant = a[0] * a[3] - a[1] * a[2];
      expect(Math.abs(sigma[0] * sigma[1] - Math.abs(determinant))).toBeLessThan(1e-9 * size(a) ** 2);
      expect(reflects).toBe(determinant < 0);
    }));

  it('by hand: the identity does nothing, a turn only turns, a mirror only mirrors, 0 collapses', () => {
    expect(svd2([1, 0, 0, 1])).toEqual({ theta: 0, reflects: false, sigma: [1, 1], phi: 0 });
    expect(svd2([0, -1, 1, 0])).toEqual({ theta: 0, reflects: false, sigma: [1, 1], phi: Math.PI / 2 });
    expect(svd2([1, 0, 0, -1])).toEqual({ theta: 0, reflects: true, sigma: [1, 1], phi: 0 });
    expect(svd2([3, 0, 0, 2])).toEqual({ theta: 0, reflects: false, sigma: [3, 2], phi: 0 });
    expect(svd2([0, 0, 0, 0])).toEqual({ theta: 0, reflects: false, sigma: [0, 0], phi: 0 });
    expect(svd2([4, 0, 3, 0]).sigma).toEqual([5, 0]);
  });

  it('turns by the smaller of the two pairs of angles, each at most half a turn', () =>
    law((a) => {
      const { theta, phi } = svd2(a);
      expect(Math.max(Math.abs(theta), Math.abs(phi))).toBeLessThanOrEqual(Math.PI);
      const total = Math.abs(theta) + Math.abs(phi);
      expect(total).toBeLessThanOrEqual(2 * Math.PI - total + 1e-12);
    }));
});

describe('stageAt', () => {
  const ends = (svd: Svd2) => stagesOf(svd).map((stage) => [0, 1].map((t) => stageAt(svd, bias, stage, t)));

  it('begins with the identity and ends with A·x + b', () =>
    law((a) => {
      const all = ends(svd2(a));
      expect(distance(all[0][0], { matrix: [1, 0, 0, 1], offset: [0, 0] })).toBeLessThan(1e-15);
      expect(distance(all.at(-1)![1], { matrix: a, offset: bias })).toBeLessThan(1e-9 * size(a));
    }));

  it('begins each stage where the one before ends', () =>
    law((a) => {
      const all = ends(svd2(a));
      for (let i = 1; i < all.length; i++)
        expect(distance(all[i - 1][1], all[i][0])).toBeLessThan(1e-9 * size(a));
    }));

  it('moves continuously: a thousandth of a stage moves no entry by more than 7 thousandths of its size', () =>
    law((a) => {
      const svd = svd2(a);
      for (const stage of stagesOf(svd))
        for (const t of [0, 0.3, 0.5, 0.9]) {
          const moved = distance(stageAt(svd, bias, stage, t), stageAt(svd, bias, stage, t + 1e-3));
          expect(moved).toBeLessThan(7e-3 * Math.max(2, 2 * size(a)));
        }
    }));

  it('keeps lengths while it rotates, and reflects only where det < 0', () => {
    const svd = svd2([1, 2, 3, 4]);
    expect(stagesOf(svd)).toEqual(['rotate', 'reflect', 'scale', 'rotateBack', 'shift']);
    expect(stagesOf(svd2([2, 1, 0, 1]))).toEqual(['rotate', 'scale', 'rotateBack', 'shift']);
    for (const t of [0.2, 0.7]) {
      const [a, b, c, d] = stageAt(svd, bias, 'rotate', t).matrix;
      expect(a * a + c * c).toBeCloseTo(1);
      expect(a * b + c * d).toBeCloseTo(0);
    }
  });
});
