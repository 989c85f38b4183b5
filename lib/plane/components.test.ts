import { describe, expect, it } from 'vitest';
import { HALF_SIDE, networks } from '#content/networks.ts';
import { activations, argmax, type Mlp } from '#lib/nn/mlp.ts';
import { random } from '#lib/random.ts';
import { before, type Point } from './affine.ts';
import { area, square } from './clip.ts';
import { type Component, components } from './components.ts';
import { linearRegions, regionAt } from './regions.ts';
import { seams } from './seams.ts';
import { fold, layer } from './testing.ts';

const domain = square(HALF_SIDE);

/** The components of a network's classes, whatever its last layer is replaced by. */
function parted(net: Mlp) {
  const { regions } = linearRegions(net.slice(0, -1), domain)[net.length - 2];
  const found = seams(
    regions.map(({ polygon }) => polygon),
    domain,
  );
  return (head = net[net.length - 1]): Component[] =>
    components(
      regions.map(({ polygon, post }) => ({ polygon, logits: before(head, post) })),
      found,
    );
}

/** |x| and |y|, then two logits. */
const diamond = (weight: number[][], bias: number[]): Mlp => [...fold, layer(weight, bias, false)];

describe('components', () => {
  it('|x| + |y| < ½ is one closed region of area ½, and what surrounds it one open region', () => {
    const found = parted(
      diamond(
        [
          [-1, -1],
          [0, 0],
        ],
        [0.5, 0],
      ),
    )();
    expect(found.map(({ label, closed }) => [label, closed])).toEqual([
      [0, true],
      [1, false],
    ]);
    expect(found[0].area).toBeCloseTo(0.5, 9);
    expect(found[0].polygons).toHaveLength(4);
  });

  it('|x| > ½ is two regions, and both reach the border', () => {
    const found = parted(
      diamond(
        [
          [1, 0],
          [0, 0],
        ],
        [-0.5, 0],
      ),
    )();
    expect(found.map(({ label, closed }) => [label, closed])).toEqual([
      [0, false],
      [0, false],
      [1, false],
    ]);
  });

  it('|x| = |y|: two diagonals that cross leave four regions, for a corner connects nothing', () => {
    const found = parted(
      diamond(
        [
          [1, -1],
          [-1, 1],
        ],
        [0, 0],
      ),
    )();
    expect(found.map(({ label }) => label)).toEqual([0, 0, 1, 1]);
    for (const { area } of found) expect(area).toBeCloseTo(HALF_SIDE ** 2, 9);
  });

  it.each(networks)(
    'cover the square, and two neighbouring points of one class lie in one of them: $name',
    ({ net }) => {
      const found = parted(net)();
      expect(found.reduce((sum, component) => sum + component.area, 0)).toBeCloseTo(4 * HALF_SIDE ** 2, 7);
      for (const component of found) {
        expect(component.area).toBeCloseTo(
          component.polygons.reduce((sum, polygon) => sum + area(polygon), 0),
          9,
        );
      }
      const pieces = found.flatMap(({ polygons, label }, i) =>
        polygons.map((polygon) => ({ polygon, label, i })),
      );
      const next = random(4);
      const label = (p: Point) => argmax(activations(net, p)[net.length - 1].post);
      for (let n = 0; n < 300; n++) {
        const p: Point = [(2 * next() - 1) * HALF_SIDE, (2 * next() - 1) * HALF_SIDE];
        // A straight walk along which the class does not change stays in one component.
        const q: Point = [p[0] * 0.98, p[1] * 0.98];
        const steps = Array.from(
          { length: 41 },
          (_, i): Point => [p[0] + (i / 40) * (q[0] - p[0]), p[1] + (i / 40) * (q[1] - p[1])],
        );
        if (steps.some((step) => label(step) !== label(p))) continue;
        const [from, to] = [p, q].map((point) => pieces[regionAt(pieces, point)]);
        expect([from.i, from.label]).toEqual([to.i, label(p)]);
      }
    },
  );

  it.each(networks.filter(({ width }) => width === 2))('two wide, no region closes: $name', ({ net }) => {
    expect(parted(net)().filter(({ closed }) => closed)).toEqual([]);
  });

  it.each(networks.filter(({ width, data }) => width === 2 && data !== 'spiral5'))(
    'two wide and up to three classes, none closes whatever the last layer is: $name',
    ({ net }) => {
      const of = parted(net);
      const next = random(7);
      const shift = (size: number) => (v: number) => v + size * (2 * next() - 1);
      const { weight, bias } = net[net.length - 1];
      const rows = bias.shape[0];
      for (let i = 0; i < 60; i++) {
        const moved = Array.from(weight.data, shift(10));
        const head = layer(
          Array.from({ length: rows }, (_, k) => moved.slice(2 * k, 2 * k + 2)),
          Array.from(bias.data, shift(30)),
          false,
        );
        expect(of(head).filter(({ closed }) => closed)).toEqual([]);
      }
    },
  );

  it('three wide, the inner disc and the middle ring of the rings close', () => {
    const { net } = networks.find(({ data, width }) => data === 'rings' && width === 3)!;
    const found = parted(net)();
    expect(found.map(({ label, closed }) => [label, closed])).toEqual([
      [0, true],
      [1, true],
      [2, false],
    ]);
  });
});
