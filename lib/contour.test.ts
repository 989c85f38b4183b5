import { expect, it } from 'vitest';
import { type Corner, positiveParts } from './contour.ts';

const sampled = (n: number, f: (x: number, y: number) => number) =>
  Array.from({ length: (n + 1) ** 2 }, (_, k) => f(k % (n + 1), Math.floor(k / (n + 1))));
const area = (part: readonly Corner[]) =>
  part.reduce((sum, [x, y], i) => {
    const [u, v] = part[(i + 1) % part.length];
    return sum + (x * v - u * y) / 2;
  }, 0);
const total = (parts: readonly Corner[][]) => parts.reduce((sum, part) => sum + area(part), 0);

it('of a linear function is exact: a half plane keeps its area', () => {
  expect(
    total(
      positiveParts(
        sampled(8, (x, y) => x - 2.25 + 0 * y),
        8,
      ),
    ),
  ).toBeCloseTo(8 * 5.75, 9);
  expect(
    total(
      positiveParts(
        sampled(8, (x, y) => x + y - 8),
        8,
      ),
    ),
  ).toBeCloseTo(32, 9);
});

it('of a disc comes close to its area, and closer on a finer grid', () => {
  const miss = (n: number) => {
    const r = 0.4 * n;
    return Math.abs(
      total(
        positiveParts(
          sampled(n, (x, y) => r ** 2 - (x - n / 2) ** 2 - (y - n / 2) ** 2),
          n,
        ),
      ) /
        (Math.PI * r ** 2) -
        1,
    );
  };
  expect(miss(20)).toBeLessThan(0.01);
  expect(miss(40)).toBeLessThan(miss(20) / 3);
});

it('makes one polygon of each full row, and none of what is nowhere positive', () => {
  expect(
    positiveParts(
      sampled(5, () => 1),
      5,
    ),
  ).toHaveLength(5);
  expect(
    positiveParts(
      sampled(5, () => 0),
      5,
    ),
  ).toEqual([]);
});

it('covers, with its opposite, the square once', () => {
  const f = (x: number, y: number) => Math.sin(x) * Math.cos(1.3 * y) + 0.1;
  const [a, b] = [1, -1].map((s) =>
    total(
      positiveParts(
        sampled(9, (x, y) => s * f(x, y)),
        9,
      ),
    ),
  );
  expect(a + b).toBeCloseTo(81, 9);
});

it('refuses a grid of another size', () => {
  expect(() => positiveParts([1, 2, 3], 1)).toThrow('1 × 1 cells have 4 corners, not 3');
});
