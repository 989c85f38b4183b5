import { describe, expect, it } from 'vitest';
import { HALF_SIDE, networks } from '#content/networks.ts';
import { activations } from '#lib/nn/mlp.ts';
import { random } from '#lib/random.ts';
import type { Point } from './affine.ts';
import { contains, square } from './clip.ts';
import { type Fibre, fibre, type Mapped } from './fibre.ts';
import { between } from './line.ts';
import { rank } from './rank.ts';
import { linearRegions } from './regions.ts';
import { fold, layer } from './testing.ts';

const domain = square(HALF_SIDE);
const piecesOf = (net: Parameters<typeof linearRegions>[0]): Mapped[] =>
  linearRegions(net, domain)[net.length - 1].regions.map(({ polygon, post }) => ({ polygon, map: post }));
const on = ({ points, segments, polygons }: Fibre, [x, y]: Point) =>
  points.some(([px, py]) => Math.hypot(px - x, py - y) < 1e-6) ||
  segments.some(([[px, py], [qx, qy]]) => {
    const whole = Math.hypot(qx - px, qy - py);
    return Math.hypot(px - x, py - y) + Math.hypot(qx - x, qy - y) < whole + 1e-6;
  }) ||
  polygons.some((polygon) => contains(polygon, [x, y]));

describe('fibre', () => {
  it('of (|x|, |y|) over a target has a point in every quadrant', () => {
    const { points, segments, polygons } = fibre(piecesOf(fold), [0.5, 0.25]);
    expect([...points].sort(([a, b], [c, d]) => a - c || b - d)).toEqual([
      [-0.5, -0.25],
      [-0.5, 0.25],
      [0.5, -0.25],
      [0.5, 0.25],
    ]);
    expect([segments, polygons]).toEqual([[], []]);
    // On a crease two of the four are one.
    expect(fibre(piecesOf(fold), [0, 0.25]).points).toHaveLength(2);
    expect(fibre(piecesOf(fold), [-0.1, 0.25]).points).toHaveLength(0);
  });

  it('of a ReLU over a point on an axis is a ray, over the origin a whole quadrant', () => {
    const clip = [
      layer(
        [
          [1, 0],
          [0, 1],
        ],
        [0, 0],
      ),
    ];
    const ray = fibre(piecesOf(clip), [0.5, 0]);
    expect(ray.polygons).toHaveLength(0);
    expect(ray.segments).toHaveLength(1);
    for (const [x] of ray.segments[0]) expect(x).toBeCloseTo(0.5, 12);
    expect(fibre(piecesOf(clip), [0, 0]).polygons).toHaveLength(1);
    expect(fibre(piecesOf(clip), [0.3, -0.01])).toEqual({ points: [], segments: [], polygons: [] });
  });

  it.each(networks)(
    'over the embedding of a point holds that point, and nothing that lands elsewhere: $name',
    ({ net }) => {
      const body = net.slice(0, -1);
      const pieces = piecesOf(body);
      const embed = (x: Point) => activations(body, x)[body.length - 1].post as unknown as Point;
      const next = random(3);
      for (let i = 0; i < 200; i++) {
        const x: Point = [HALF_SIDE * (2 * next() - 1), HALF_SIDE * (2 * next() - 1)];
        const e = embed(x);
        const found = fibre(pieces, e);
        expect(on(found, x), `${x}`).toBe(true);
        const landed = [
          ...found.points,
          ...found.segments.map(([p, q]) => between(p, q, 0.3)),
          ...found.polygons.map(([p, q, r]) => between(between(p, q, 0.3), r, 0.3)),
        ];
        const size = Math.max(1, ...pieces.map(({ map }) => Math.hypot(...map.matrix)));
        for (const p of landed) {
          const [u, v] = embed(p);
          expect(Math.hypot(u - e[0], v - e[1]) / (size + Math.hypot(...e))).toBeLessThan(1e-6);
        }
      }
    },
  );

  it('of a network with a dead layer is the whole square', () => {
    const dead = networks.find(({ net }) => piecesOf(net.slice(0, -1)).every(({ map }) => rank(map) === 0))!;
    const pieces = piecesOf(dead.net.slice(0, -1));
    expect(fibre(pieces, pieces[0].map.offset as unknown as Point).polygons).toHaveLength(pieces.length);
  });
});
