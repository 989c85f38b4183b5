import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from './affine.ts';
import { area, square } from './clip.ts';
import {
  bend,
  bentSegment,
  distinct,
  percentages,
  pieces,
  preactivation,
  quadrant,
  quadrantCounts,
  splitAtAxes,
} from './relu.ts';

const number = fc.double({ min: -3, max: 3, noNaN: true });
const point = fc.tuple(number, number);
const layers = fc.record({ matrix: fc.tuple(number, number, number, number), offset: point });
const relu = (z: Point) => bend(z, 0);
const fold = (z: Point) => bend(z, -1);
const distance = (p: Point, q: Point) => Math.hypot(p[0] - q[0], p[1] - q[1]);
const SHEET = square(1.2);

describe('the plane, bent', () => {
  it('by slope 1 is what it was, by 0 is ReLU, by −1 the absolute value', () => {
    expect(bend([2, -3], 1)).toEqual([2, -3]);
    expect(bend([2, -3], 0)).toEqual([2, 0]);
    expect(bend([-2, -3], -1)).toEqual([2, 3]);
    expect(bend([-2, 4], 0.25)).toEqual([-0.5, 4]);
  });

  it('ReLU is a projection: doing it twice is doing it once, and no point moves away from 0 or from another', () => {
    fc.assert(
      fc.property(point, point, (p, q) => {
        expect(relu(relu(p))).toEqual(relu(p));
        expect(Math.hypot(...relu(p))).toBeLessThanOrEqual(Math.hypot(...p));
        expect(distance(relu(p), relu(q))).toBeLessThanOrEqual(distance(p, q) + 1e-12);
      }),
    );
  });

  it('the fold keeps every length, and distances within a quadrant', () => {
    fc.assert(
      fc.property(point, point, (p, q) => {
        expect(Math.hypot(...fold(p))).toBeCloseTo(Math.hypot(...p), 12);
        if (quadrant(p) === quadrant(q)) expect(distance(fold(p), fold(q))).toBeCloseTo(distance(p, q), 12);
      }),
    );
  });

  it('a fold is two ReLUs per direction: |z| = z⁺ + (−z)⁺', () => {
    fc.assert(
      fc.property(point, ([x, y]) => {
        const [plus, minus] = [relu([x, y]), relu([-x, -y])];
        expect([plus[0] + minus[0], plus[1] + minus[1]]).toEqual(fold([x, y]));
      }),
    );
  });
});

describe('quadrants', () => {
  it('are told by which units are on, and an axis belongs to the side that is off', () => {
    expect(
      (
        [
          [1, 1],
          [-1, 1],
          [-1, -1],
          [1, -1],
        ] as Point[]
      ).map(quadrant),
    ).toEqual([0, 1, 2, 3]);
    expect(
      (
        [
          [0, 1],
          [0, 0],
          [1, 0],
        ] as Point[]
      ).map(quadrant),
    ).toEqual([1, 2, 3]);
  });

  it('share all points among them', () => {
    fc.assert(
      fc.property(fc.array(point), (points) => {
        expect(quadrantCounts(points).reduce((a, b) => a + b, 0)).toBe(points.length);
      }),
    );
  });

  it('after ReLU: I stays, II and IV lie on an axis, III is the origin', () => {
    fc.assert(
      fc.property(point, (z) => {
        const h = relu(z);
        expect(h).toEqual([z, [0, z[1]], [0, 0], [z[0], 0]][quadrant(z)]);
      }),
    );
  });
});

describe('percentages', () => {
  it('sum to 100 and lie less than one from the exact share', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1 }), fc.integer({ min: 1, max: 500 }), (rest, one) => {
        const counts = [...rest, one];
        const total = counts.reduce((a, b) => a + b, 0);
        const shares = percentages(counts);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(100);
        shares.forEach((share, i) => {
          expect(Math.abs(share - (100 * counts[i]) / total)).toBeLessThan(1);
        });
      }),
    );
    expect(percentages([1, 1, 1])).toEqual([34, 33, 33]);
  });
});

describe('a segment', () => {
  it('is split where it crosses an axis, in order', () => {
    const parts = splitAtAxes([-1, 3], [2, -3]);
    expect(parts).toHaveLength(4);
    [
      [-1, 3],
      [0, 1],
      [0.5, 0],
      [2, -3],
    ].forEach((p, i) => {
      expect(distance(parts[i], p as unknown as Point)).toBeLessThan(1e-12);
    });
    expect(splitAtAxes([1, 1], [2, 3])).toHaveLength(2);
  });

  it('has an image that is continuous and exact: the image of any of its points lies on it', () => {
    fc.assert(
      fc.property(
        layers,
        point,
        point,
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (layer, p, q, slope, t) => {
          const image = bentSegment(layer, p, q, slope);
          expect(distance(image[0], bend(preactivation(layer, p), slope))).toBeLessThan(1e-9);
          expect(distance(image.at(-1)!, bend(preactivation(layer, q), slope))).toBeLessThan(1e-9);
          const on = bend(preactivation(layer, [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]), slope);
          const off = image.slice(1).map((to, i) => {
            const from = image[i];
            const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
            const square = dx * dx + dy * dy;
            const s = square
              ? Math.max(0, Math.min(1, ((on[0] - from[0]) * dx + (on[1] - from[1]) * dy) / square))
              : 0;
            return distance(on, [from[0] + s * dx, from[1] + s * dy]);
          });
          expect(Math.min(...off)).toBeLessThan(1e-9);
        },
      ),
    );
  });
});

describe('the pieces of a polygon', () => {
  it('cover it without overlap, and the layer sends each into its quadrant', () => {
    fc.assert(
      fc.property(layers, (layer) => {
        const all = pieces(SHEET, layer);
        expect(all.reduce((sum, { polygon }) => sum + area(polygon), 0)).toBeCloseTo(2.4 ** 2, 6);
        for (const { quadrant: q, polygon } of all) {
          const signs = [
            [1, 1],
            [-1, 1],
            [-1, -1],
            [1, -1],
          ][q];
          for (const corner of polygon)
            preactivation(layer, corner).forEach((z, i) => {
              expect(signs[i] * z).toBeGreaterThanOrEqual(-1e-6);
            });
        }
      }),
    );
  });

  it('is one piece where no line crosses it, also where the weights are 0', () => {
    const at = (matrix: number[], offset: number[]) =>
      pieces(SHEET, { matrix, offset }).map((piece) => piece.quadrant);
    expect(at([1, 0, 0, 1], [2, 2])).toEqual([0]);
    expect(at([1, 0, 0, 1], [-2, -2])).toEqual([2]);
    expect(at([0, 0, 0, 0], [1, -1])).toEqual([3]);
    expect(at([0, 0, 0, 0], [0, 0])).toEqual([2]);
    expect(at([1, 0, 0, 1], [0, 0])).toEqual([0, 1, 2, 3]);
  });
});

it('points that coincide count once', () => {
  expect(
    distinct([
      [0, 1],
      [0, 1],
      [-0, 1],
      [1e-13, 1],
      [-1e-13, 1],
      [1, 0],
    ]),
  ).toBe(2);
  expect(distinct([])).toBe(0);
});
