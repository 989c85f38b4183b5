import { describe, expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { tensor } from '#lib/tensor.ts';
import { patches } from './patches.ts';

const by = random(1);
const maps = tensor(
  [3, 2, 7, 6],
  Float32Array.from({ length: 252 }, () => (by() < 0.6 ? 0 : by())),
);
const rows = (data: Float32Array, length: number) =>
  Array.from({ length: data.length / length }, (_, n) => data.subarray(n * length, (n + 1) * length));
const contrast = (x: Float32Array) => {
  const mean = x.reduce((sum, v) => sum + v, 0) / x.length;
  return Math.sqrt(x.reduce((sum, v) => sum + (v - mean) ** 2, 0));
};

describe('windows of pictures', () => {
  const { raw, directions } = patches(maps, { size: 3, count: 20, draws: 60 }, random(2));

  it('stand in the pictures, all channels from one place', () => {
    const all = new Set<string>();
    for (let n = 0; n < 3; n++)
      for (let top = 0; top < 5; top++)
        for (let left = 0; left < 4; left++) {
          const cells = Array.from({ length: 18 }, (_, i) => {
            const [c, u, v] = [Math.floor(i / 9), Math.floor(i / 3) % 3, i % 3];
            return maps.data[((n * 2 + c) * 7 + top + u) * 6 + left + v];
          });
          all.add(cells.join());
        }
    for (const row of rows(raw.data, 18)) expect(all.has(row.join())).toBe(true);
  });

  it('are directions: mean 0, length 1, the same up to brightness and contrast', () => {
    const given = rows(raw.data, 18);
    rows(directions.data, 18).forEach((x, n) => {
      expect(x.reduce((sum, v) => sum + v, 0)).toBeCloseTo(0, 5);
      expect(Math.hypot(...x)).toBeCloseTo(1, 5);
      const scale = contrast(given[n]);
      x.forEach((v, d) => {
        expect(given[n][d] - given[n][0]).toBeCloseTo(scale * (v - x[0]), 4);
      });
    });
  });

  it('are those of most contrast', () => {
    const least = Math.min(...rows(raw.data, 18).map(contrast));
    const every = patches(maps, { size: 3, count: 60, draws: 60 }, random(2)).raw;
    expect(rows(every.data, 18).filter((x) => contrast(x) > least + 1e-6).length).toBeLessThan(20);
  });

  it('are refused where there is no contrast, or no room', () => {
    expect(() => patches(tensor([1, 1, 5, 5]), { size: 3, count: 1, draws: 9 }, by)).toThrow(/only 0/);
    expect(() => patches(maps, { size: 8, count: 1, draws: 1 }, by)).toThrow(RangeError);
  });
});
