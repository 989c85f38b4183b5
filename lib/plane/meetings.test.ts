import { describe, expect, it } from 'vitest';
import { networks } from '#content/networks.ts';
import { normal, random } from '#lib/random.ts';
import { type Affine, applied } from './affine.ts';
import { square } from './clip.ts';
import { boundaries } from './decisions.ts';
import { meetings } from './meetings.ts';

const drawn = (classes: number, seed: number): Affine => {
  const next = random(seed);
  return {
    matrix: Array.from({ length: 2 * classes }, () => normal(next)),
    offset: Array.from({ length: classes }, () => normal(next)),
  };
};

describe('meetings', () => {
  it('of three classes in general position: one point, in which all three logits tie and the three boundaries end', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const logits = drawn(3, seed);
      const [{ point, labels }, ...more] = meetings(logits);
      expect([labels, more]).toEqual([[0, 1, 2], []]);
      const values = applied(logits, point);
      for (const value of values) expect(value).toBeCloseTo(values[0], 8);
      const far = 1e3 + 2 * Math.hypot(...point);
      const borders = boundaries(square(far), logits);
      expect(borders).toHaveLength(3);
      for (const { segment } of borders) {
        const gaps = segment.map(([x, y]) => Math.hypot(x - point[0], y - point[1]));
        expect(Math.min(...gaps) / far).toBeLessThan(1e-9);
      }
    }
  });

  it('of every shipped network are ties that no class tops', () => {
    for (const { net } of networks) {
      const { weight, bias } = net[net.length - 1];
      const logits = { matrix: [...weight.data], offset: [...bias.data] };
      const found = meetings(logits);
      if (logits.offset.length === 3) expect(found).toHaveLength(1);
      for (const { point, labels } of found) {
        const values = applied(logits, point);
        for (const k of labels) expect(values[k]).toBeCloseTo(Math.max(...values), 6);
      }
    }
  });

  it('of Voronoi cells, b_k = −|w_k|²/2: K − 2 where all K cells are unbounded, 2K − 5 where all but three are closed in', () => {
    const voronoi = (sites: readonly (readonly [number, number])[]): Affine => ({
      matrix: sites.flat(),
      offset: sites.map(([x, y]) => -(x * x + y * y) / 2),
    });
    const around = Array.from({ length: 5 }, (_, k) => [2 * Math.cos(k * 1.2), Math.sin(k * 1.2)] as const);
    expect(meetings(voronoi(around))).toHaveLength(3);
    const triangle = [
      [-9, -7],
      [9, -6],
      [1, 9],
    ] as const;
    expect(meetings(voronoi([...triangle, [0, 0]]))).toHaveLength(3);
    expect(meetings(voronoi([...triangle, [0.3, 0], [-1, 1.5]]))).toHaveLength(5);
  });

  it('do not exist where boundaries are parallel, or classes are fewer than three', () => {
    expect(meetings({ matrix: [1, 0, 2, 0, 3, 0], offset: [0, 0, 0] })).toEqual([]);
    expect(meetings({ matrix: [1, 0, 1, 0, 0, 1], offset: [0, 0, 0] })).toEqual([]);
    expect(meetings(drawn(2, 1))).toEqual([]);
  });

  it('leave out ties below another class', () => {
    const logits = { matrix: [1, 0, -1, 1, -1, -1, 0, 0], offset: [0, 0, 0, 5] };
    const labels = meetings(logits).map(({ labels }) => labels.join());
    expect(labels).not.toContain('0,1,2');
    expect(labels.every((text) => text.endsWith('3'))).toBe(true);
  });
});
