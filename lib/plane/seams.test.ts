import { describe, expect, it } from 'vitest';
import { HALF_SIDE, networks } from '#content/networks.ts';
import { heNormal } from '#lib/nn/init.ts';
import { mlp } from '#lib/nn/mlp.ts';
import { random } from '#lib/random.ts';
import { applied, type Point } from './affine.ts';
import { type Polygon, square } from './clip.ts';
import { between } from './line.ts';
import { linearRegions } from './regions.ts';
import { type Seam, seams } from './seams.ts';

const domain = square(HALF_SIDE);
const length = ([[px, py], [qx, qy]]: readonly [Point, Point]) => Math.hypot(qx - px, qy - py);
const perimeter = (polygon: Polygon) =>
  polygon.reduce((sum, p, i) => sum + length([p, polygon[(i + 1) % polygon.length]]), 0);
const total = (found: readonly Seam[]) => found.reduce((sum, { segment }) => sum + length(segment), 0);

describe('seams', () => {
  it('of two halves: the line between them, and three sides of border for each', () => {
    const halves: Polygon[] = [
      [
        [-1, -1],
        [0, -1],
        [0, 1],
        [-1, 1],
      ],
      [
        [0, -1],
        [1, -1],
        [1, 0.5],
        [1, 1],
        [0, 1],
      ],
    ];
    const found = seams(halves, square(1));
    expect(found.filter(({ pieces }) => pieces[1] >= 0)).toEqual([
      {
        pieces: [0, 1],
        segment: [
          [0, -1],
          [0, 1],
        ],
      },
    ]);
    expect(total(found.filter(({ pieces }) => pieces[1] < 0))).toBe(8);
  });

  it('of pieces that share a corner only: none', () => {
    const quarters: Polygon[] = [
      [
        [-1, -1],
        [0, -1],
        [0, 0],
        [-1, 0],
      ],
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
    ];
    expect(seams(quarters, square(1)).filter(({ pieces }) => pieces[1] >= 0)).toEqual([]);
  });

  it('cover all edges: Σ perimeters = 2 · Σ inner + Σ outer lengths, and the outer ones are the border', () => {
    const drawn = [1, 2, 3, 4].map((seed) => mlp([2, 6, 6, 6, 2], 3, random(seed), heNormal(0.1)));
    for (const net of [...networks.map(({ net }) => net), ...drawn]) {
      const { regions } = linearRegions(net, domain)[net.length - 1];
      const found = seams(
        regions.map(({ polygon }) => polygon),
        domain,
      );
      const outer = total(found.filter(({ pieces }) => pieces[1] < 0));
      const inner = total(found.filter(({ pieces }) => pieces[1] >= 0));
      expect(outer).toBeCloseTo(8 * HALF_SIDE, 6);
      expect(regions.reduce((sum, { polygon }) => sum + perimeter(polygon), 0)).toBeCloseTo(
        2 * inner + outer,
        5,
      );
    }
  });

  it('are where the maps of both pieces agree, for the network is continuous', () => {
    for (const { net } of networks) {
      const { regions } = linearRegions(net, domain)[net.length - 1];
      for (const {
        pieces: [i, j],
        segment,
      } of seams(
        regions.map(({ polygon }) => polygon),
        domain,
      )) {
        if (j < 0) continue;
        const middle = between(...segment, 0.5);
        const [here, there] = [applied(regions[i].post, middle), applied(regions[j].post, middle)];
        const most = Math.max(1, ...here.map(Math.abs));
        here.forEach((value, k) => {
          expect(Math.abs(value - there[k]) / most).toBeLessThan(1e-5);
        });
      }
    }
  });
});
