import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HALF_SIDE, networks } from '#content/networks.ts';
import { heNormal } from '#lib/nn/init.ts';
import { activations, argmax, type Mlp, mlp } from '#lib/nn/mlp.ts';
import { random } from '#lib/random.ts';
import { applied, type Point } from './affine.ts';
import { area, centroid, square } from './clip.ts';
import { boundaries, decide } from './decisions.ts';
import { bends, between } from './line.ts';
import { linearRegions, regionAt } from './regions.ts';
import { layer } from './testing.ts';

const domain = square(HALF_SIDE);
const points = (n: number, seed: number): Point[] => {
  const next = random(seed);
  return Array.from({ length: n }, () => [HALF_SIDE * (2 * next() - 1), HALF_SIDE * (2 * next() - 1)]);
};
const drawn = (width: number, depth: number, seed: number): Mlp =>
  mlp([2, ...Array<number>(depth).fill(width), 2, 3], depth, random(seed), heNormal(0.1));
const many = fc.record({
  width: fc.integer({ min: 1, max: 6 }),
  depth: fc.integer({ min: 1, max: 4 }),
  seed: fc.nat(),
});
/** The largest difference, per unit of the largest number that any layer makes. */
const off = (found: readonly number[], wanted: readonly number[], most: number) =>
  Math.max(...found.map((value, i) => Math.abs(value - wanted[i]))) / most;

const shipped = networks.map(({ name, net }) => ({ name, net }));

describe.each(shipped)('the regions of $name', ({ net }) => {
  const parts = linearRegions(net, domain);

  it('agree with the forward pass at 10,000 points, before and after every ReLU', () => {
    let worst = 0;
    for (const p of points(10_000, 5)) {
      const passed = activations(net, p);
      const most = Math.max(1, ...passed.flatMap(({ pre }) => pre.map(Math.abs)));
      let at = regionAt(parts[parts.length - 1].regions, p);
      if (at < 0) throw new Error(`no region holds ${p}`);
      for (let l = net.length - 1; l >= 0; l--) {
        const region = parts[l].regions[at];
        worst = Math.max(worst, off(applied(region.pre, p), passed[l].pre, most));
        worst = Math.max(worst, off(applied(region.post, p), passed[l].post, most));
        at = region.parent;
      }
    }
    expect(worst).toBeLessThan(1e-5);
  }, 30_000);

  it('cover the square once after every layer', () => {
    for (const { regions } of parts) {
      expect(regions.reduce((sum, { polygon }) => sum + area(polygon), 0)).toBeCloseTo(
        (2 * HALF_SIDE) ** 2,
        7,
      );
      for (const { polygon } of regions) expect(area(polygon)).toBeGreaterThan(0);
    }
  });

  it('have the pattern of the units that are on', () => {
    for (const { polygon, pattern } of parts[parts.length - 1].regions) {
      const on = activations(net, centroid(polygon)).map(({ pre }) => pre.map((z) => z > 0));
      if (area(polygon) > 1e-8) expect(pattern).toEqual(on.slice(0, pattern.length));
    }
  });

  it('are parted by creases on which the unit’s pre-activation is 0', () => {
    parts.forEach(({ creases }, l) => {
      expect(creases.length > 0).toBe(
        net[l].relu && parts[l].regions.length > (parts[l - 1]?.regions.length ?? 1),
      );
      for (const { segment, unit, layer } of creases) {
        for (const t of [0.1, 0.5, 0.9]) {
          const passed = activations(net, between(...segment, t));
          const most = Math.max(1, ...passed.flatMap(({ pre }) => pre.map(Math.abs)));
          expect(Math.abs(passed[layer].pre[unit]) / most).toBeLessThan(1e-6);
        }
      }
    });
  });

  it('parted by class agree with argmax, and every boundary is a tie of the two largest', () => {
    const decisions = parts[parts.length - 1].regions.flatMap(({ polygon, post }) => decide(polygon, post));
    expect(decisions.reduce((sum, { polygon }) => sum + area(polygon), 0)).toBeCloseTo(
      (2 * HALF_SIDE) ** 2,
      6,
    );
    for (const p of points(2000, 6)) {
      const logits = activations(net, p)[net.length - 1].post;
      const [first, second] = [...logits].sort((a, b) => b - a);
      // On a boundary, within rounding, either side is right.
      if (first - second > 1e-6) expect(decisions[regionAt(decisions, p)].label).toBe(argmax(logits));
    }
    for (const { polygon, post } of parts[parts.length - 1].regions)
      for (const { labels, segment } of boundaries(polygon, post)) {
        const logits = activations(net, between(...segment, 0.4))[net.length - 1].post;
        const most = Math.max(...logits);
        for (const label of labels)
          expect(most - logits[label]).toBeLessThan(1e-6 * Math.max(1, Math.abs(most)));
      }
  });

  it('bend a straight line exactly where it crosses them', () => {
    for (const seed of [1, 2, 3]) {
      const [from, to] = points(2, seed);
      const stops = bends(net, from, to);
      net.forEach((_, l) => {
        const at = (t: number) => activations(net, between(from, to, t))[l].post;
        for (let i = 1; i < stops[l].length; i++) {
          const [s, t] = [stops[l][i - 1], stops[l][i]];
          expect(t).toBeGreaterThan(s);
          const [p, q, r] = [at(s), at(t), at(s + 0.3 * (t - s))];
          const most = Math.max(1, ...p.map(Math.abs), ...q.map(Math.abs));
          const straight = p.map((a, k) => a + 0.3 * (q[k] - a));
          expect(off(straight, r, most)).toBeLessThan(1e-6);
        }
      });
    }
  });
});

describe('linearRegions', () => {
  it('n lines in general position cut the plane into 1 + n + n(n − 1)/2 pieces', () => {
    for (const n of [0, 1, 2, 3, 5, 8]) {
      // Tangents of a small circle: every two of them meet inside the square.
      const rows = Array.from({ length: Math.max(1, n) }, (_, i) =>
        n ? [Math.cos(2.5 * i), Math.sin(2.5 * i)] : [0, 0],
      );
      const far = square(1e4);
      const [{ regions, creases }] = linearRegions(
        [
          layer(
            rows,
            rows.map(() => 0.1),
          ),
        ],
        far,
      );
      expect(regions.length).toBe(1 + n + (n * (n - 1)) / 2);
      expect(creases.length).toBe(n);
    }
  });

  it('|x| = x⁺ + (−x)⁺ in k layers folds the line k times: 2ᵏ strips', () => {
    // Each layer makes u = |u| − 1/2ᵏ of the one before; y is dropped.
    const fold = (k: number) =>
      layer(
        [
          [1, 1],
          [-1, -1],
        ],
        [-HALF_SIDE / 2 ** k, HALF_SIDE / 2 ** k],
      );
    const net = [
      layer(
        [
          [1, 0],
          [-1, 0],
        ],
        [0, 0],
      ),
      fold(1),
      fold(2),
      fold(3),
    ];
    expect(linearRegions(net, domain).map(({ regions }) => regions.length)).toEqual([2, 4, 8, 16]);
    expect(linearRegions(net, domain).map(({ creases }) => creases.length)).toEqual([2, 4, 8, 16]);
  });

  it('a layer whose units are all dead adds no region, and what follows is constant', () => {
    const net = [
      layer(
        [
          [1, 0],
          [0, 1],
        ],
        [0, 0],
      ),
      layer(
        [
          [-1, -1],
          [-2, -1],
        ],
        [-1, -1],
      ),
      layer(
        [
          [1, 2],
          [3, 4],
        ],
        [1, -1],
        false,
      ),
    ];
    const parts = linearRegions(net, domain);
    expect(parts.map(({ regions }) => regions.length)).toEqual([4, 4, 4]);
    for (const { post } of parts[2].regions) expect(post).toEqual({ matrix: [0, 0, 0, 0], offset: [1, -1] });
  });

  it('one layer that is always on is one region', () => {
    expect(
      linearRegions(
        [
          layer(
            [
              [1, 0],
              [0, 1],
            ],
            [9, 9],
          ),
        ],
        domain,
      )[0].regions,
    ).toHaveLength(1);
  });

  it('draws the crease of one unit across a region once, whatever the other units cut', () => {
    const [{ creases }] = linearRegions(
      [
        layer(
          [
            [1, 0],
            [0, 1],
          ],
          [0, 0],
        ),
      ],
      domain,
    );
    expect(creases.map(({ unit, layer }) => [layer, unit])).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(creases[0].segment.map(([x]) => x)).toEqual([0, 0]);
  });

  it('holds for any drawn network: areas add up, maps agree, children lie in their parents', () =>
    fc.assert(
      fc.property(many, ({ width, depth, seed }) => {
        const net = drawn(width, depth, seed);
        const parts = linearRegions(net, domain);
        const { regions } = parts[parts.length - 1];
        expect(regions.reduce((sum, { polygon }) => sum + area(polygon), 0)).toBeCloseTo(
          (2 * HALF_SIDE) ** 2,
          6,
        );
        for (const p of points(50, seed)) {
          const passed = activations(net, p);
          const most = Math.max(1, ...passed.flatMap(({ pre }) => pre.map(Math.abs)));
          const found = regions[regionAt(regions, p)];
          expect(off(applied(found.post, p), passed[net.length - 1].post, most)).toBeLessThan(1e-5);
        }
      }),
      { numRuns: 60 },
    ));

  it('a network of width 10 and depth 4 has hundreds of regions, all found', () => {
    const parts = linearRegions(drawn(10, 4, 1), domain);
    const { regions } = parts[parts.length - 1];
    expect(regions.length).toBeGreaterThan(100);
    expect(regions.reduce((sum, { polygon }) => sum + area(polygon), 0)).toBeCloseTo((2 * HALF_SIDE) ** 2, 5);
  });
});
