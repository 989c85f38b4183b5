import { describe, expect, it } from 'vitest';
import { normal, random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { type Clustering, clusters, contest, seeds } from './clusters.ts';

/** Unit vectors around a few directions. */
function points(count: number, length: number, groups: number, spread: number, seed: number): Tensor {
  const by = random(seed);
  const draw = () => Float64Array.from({ length }, () => normal(by));
  const unit = (v: Float64Array) => v.map((x) => x / Math.hypot(...v));
  const centres = Array.from({ length: groups }, () => unit(draw()));
  const rows = Array.from({ length: count }, (_, n) =>
    unit(draw().map((x, d) => centres[n % groups][d] + spread * x)),
  );
  return tensor([count, length], Float32Array.from(rows.flatMap((row) => [...row])));
}

const last = (points: Tensor, start: Tensor) => [...clusters(points, start)].at(-1) as Clustering;
const rows = ({ shape: [n, length], data }: Tensor) =>
  Array.from({ length: n }, (_, i) => data.subarray(i * length, (i + 1) * length));

describe('a competition for points', () => {
  it.each([1, 2, 3])('never agrees less after a round, seed %i', (seed) => {
    const x = points(300, 6, 5, 0.4, seed);
    const agreements = [...clusters(x, seeds(x, 8, random(seed)))].map(({ agreement }) => agreement);
    expect(agreements.length).toBeGreaterThan(2);
    agreements.slice(1).forEach((now, i) => {
      expect(now).toBeGreaterThanOrEqual(agreements[i] - 1e-6);
    });
  });

  it('keeps every template a unit vector', () => {
    const x = points(200, 9, 4, 0.5, 4);
    for (const { templates } of clusters(x, seeds(x, 6, random(1))))
      for (const w of rows(templates)) expect(Math.hypot(...w)).toBeCloseTo(1, 5);
  });

  it('ends where every point has the template nearest to it, and every template is the direction of its points', () => {
    const x = points(120, 4, 3, 0.3, 5);
    const end = last(x, seeds(x, 3, random(2)));
    expect(contest(x, end.templates).winners).toEqual(end.winners);
    rows(end.templates).forEach((w, k) => {
      const sum = [0, 0, 0, 0];
      rows(x).forEach((point, n) => {
        if (end.winners[n] === k)
          point.forEach((value, d) => {
            sum[d] += value;
          });
      });
      const norm = Math.hypot(...sum);
      for (const [d, value] of sum.entries()) expect(w[d]).toBeCloseTo(value / norm, 5);
    });
  });

  it('finds groups that lie apart, in whatever order the points come', () => {
    const x = points(90, 8, 3, 0.05, 6);
    const { winners } = last(x, seeds(x, 3, random(3)));
    for (const [n, winner] of winners.entries()) expect(winner).toBe(winners[n % 3]);
    expect(new Set(winners).size).toBe(3);
    const turned = tensor(
      x.shape,
      Float32Array.from(
        rows(x)
          .reverse()
          .flatMap((row) => [...row]),
      ),
    );
    const again = last(turned, seeds(turned, 3, random(4))).winners;
    expect(new Set([...winners].map((winner, n) => `${winner} ${again[89 - n]}`)).size).toBe(3);
  });

  it('goes as by hand in the plane', () => {
    const x = tensor([3, 2], [1, 0, 0.6, 0.8, 0, 1]);
    const [first, second, third] = [...clusters(x, tensor([2, 2], [1, 0, 0, 1]))];
    expect([...first.winners]).toEqual([0, 1, 1]);
    expect(first.agreement).toBeCloseTo((1 + 0.8 + 1) / 3, 6);
    // The second template turns to the sum of its points, (0.6, 1.8), and nothing changes sides.
    expect(second.templates.data[2]).toBeCloseTo(0.6 / Math.sqrt(3.6), 6);
    expect(second.agreement).toBeCloseTo((1 + Math.sqrt(3.6)) / 3, 6);
    expect(third).toBeUndefined();
  });

  it('refuses templates of another length', () => {
    expect(() => [...clusters(tensor([2, 3]), tensor([2, 4]))]).toThrow(RangeError);
  });
});

describe('points to start from', () => {
  it('are different points of the set', () => {
    const x = points(50, 5, 50, 0, 7);
    const drawn = rows(seeds(x, 20, random(1))).map((w) => w.join());
    expect(new Set(drawn).size).toBe(20);
    const given = new Set(rows(x).map((row) => row.join()));
    for (const w of drawn) expect(given.has(w)).toBe(true);
  });

  it('are refused where there are too few directions', () => {
    expect(() => seeds(tensor([4, 2], [1, 0, 1, 0, 0, 1, 0, 1]), 3, random(1))).toThrow(/3 different/);
  });
});
