import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from './affine.ts';
import { area, centroid, clip, clipSegment, contains, type Polygon, split, square } from './clip.ts';

const number = fc.double({ min: -1.5, max: 1.5, noNaN: true });
const line = fc.record({ a: fc.tuple(number, number), b: number });
/** What is left of the square after a few cuts, so that lines meet all kinds of convex polygons. */
const polygon = fc
  .array(line, { maxLength: 5 })
  .map((lines) => lines.reduce((left: Polygon, { a, b }) => clip(left, a, b) ?? left, square(1)));

describe('split', () => {
  it('loses no area, and puts every corner on its side', () =>
    fc.assert(
      fc.property(polygon, line, (p, { a, b }) => {
        const { above, below, cut } = split(p, a, b);
        const total = (above ? area(above) : 0) + (below ? area(below) : 0);
        expect(total).toBeCloseTo(area(p), 9);
        for (const [x, y] of above ?? []) expect(a[0] * x + a[1] * y + b).toBeGreaterThan(-1e-8);
        for (const [x, y] of below ?? []) expect(a[0] * x + a[1] * y + b).toBeLessThan(1e-8);
        expect(cut !== undefined).toBe(above !== undefined && below !== undefined);
        for (const [x, y] of cut ?? []) expect(Math.abs(a[0] * x + a[1] * y + b)).toBeLessThan(1e-8);
      }),
      { numRuns: 1000 },
    ));

  it('keeps corners in order: no piece turns over', () =>
    fc.assert(
      fc.property(polygon, line, (p, { a, b }) => {
        for (const piece of Object.values({ ...split(p, a, b), cut: undefined })) {
          if (piece) expect(area(piece)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1000 },
    ));

  it('by hand: halves the square along x = 0', () => {
    const { above, below, cut } = split(square(1), [1, 0], 0);
    expect([area(above!), area(below!)]).toEqual([2, 2]);
    expect(cut).toEqual([
      [0, -1],
      [0, 1],
    ]);
  });

  it('cuts nothing along an edge, through a corner only, or a hair inside one', () => {
    expect(split(square(1), [1, 0], 1)).toEqual({ above: square(1) });
    expect(split(square(1), [1, 0], -1)).toEqual({ below: square(1) });
    expect(split(square(1), [1, 1], 2)).toEqual({ above: square(1) });
    expect(split(square(1), [1, 0], -1 + 1e-12)).toEqual({ below: square(1) });
  });

  it('goes through two corners without doubling them', () => {
    const { above, below, cut } = split(square(1), [1, -1], 0);
    expect([above!.length, below!.length, cut!.length]).toEqual([3, 3, 2]);
  });

  it('leaves all to the sign of b where a is 0; all zeros are below', () => {
    expect(split(square(1), [0, 0], 2)).toEqual({ above: square(1) });
    expect(split(square(1), [0, 0], -2)).toEqual({ below: square(1) });
    expect(split(square(1), [0, 0], 0)).toEqual({ below: square(1) });
  });

  it('survives slivers: many cuts almost alike still add up', () => {
    let pieces: Polygon[] = [square(1)];
    for (let i = 0; i < 60; i++) {
      const angle = 1 + i * 1e-9;
      const a: Point = [Math.cos(angle), Math.sin(angle)];
      pieces = pieces.flatMap((p) => {
        const { above, below } = split(p, a, 0.1);
        return [above, below].filter((piece) => piece !== undefined);
      });
    }
    expect(pieces.reduce((sum, p) => sum + area(p), 0)).toBeCloseTo(4, 8);
  });
});

describe('clip', () => {
  it('keeps what gives at least 0', () => {
    expect(area(clip(square(1), [1, 0], -0.5)!)).toBeCloseTo(1);
    expect(clip(square(1), [1, 0], -2)).toBeUndefined();
    expect(clip(square(1), [0, 0], 0)).toEqual(square(1));
  });
});

describe('clipSegment', () => {
  it('keeps the part that gives at least 0, in its direction', () => {
    const segment: [Point, Point] = [
      [-1, 0],
      [1, 0],
    ];
    expect(clipSegment(segment, [1, 0], 0)).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(clipSegment(segment, [-1, 0], 0)).toEqual([
      [-1, 0],
      [0, 0],
    ]);
    expect(clipSegment(segment, [1, 0], -1)).toBeUndefined();
    expect(clipSegment(segment, [0, 1], 0)).toBe(segment);
  });
});

describe('centroid and contains', () => {
  it('the centroid lies inside, and moves with the polygon', () =>
    fc.assert(
      fc.property(polygon, number, number, (p, dx, dy) => {
        const [x, y] = centroid(p);
        if (area(p) < 1e-9) return;
        expect(contains(p, [x, y])).toBe(true);
        const moved = centroid(p.map(([px, py]) => [px + dx, py + dy]));
        expect(moved[0]).toBeCloseTo(x + dx, 5);
        expect(moved[1]).toBeCloseTo(y + dy, 5);
      }),
    ));

  it('by hand: the square around 0, its edge, its outside', () => {
    expect(centroid(square(2))).toEqual([0, 0]);
    expect([contains(square(1), [1, 0.3]), contains(square(1), [1.01, 0])]).toEqual([true, false]);
    expect(
      centroid([
        [0, 0],
        [1, 1],
        [2, 2],
      ]),
    ).toEqual([1, 1]);
  });
});
