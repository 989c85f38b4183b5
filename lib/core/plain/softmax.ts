import type { Memory } from '../arena.ts';
import type { Kernels } from '../kernels.ts';

/** The `softmaxGradient` of `Kernels` in TypeScript. */
export const softmaxGradient =
  (memory: Memory): Kernels['softmaxGradient'] =>
  (y, labels, scales, d, classes, points) => {
    const { f32: f, i32 } = memory;
    if (classes === 2) return ofTwo(f, i32, y >> 2, labels >> 2, scales >> 2, d >> 2, points);
    for (let i = 0; i < points; i++) {
      const point = (i >> 2) * 8 + (i & 3);
      const place = (c: number) => (c >> 1) * 2 * points + (c & 1) * 4 + point;
      let most = f[(y >> 2) + place(0)];
      for (let c = 1; c < classes; c++) most = Math.max(most, f[(y >> 2) + place(c)]);
      let total = 0;
      for (let c = 0; c < classes; c++) {
        const e = Math.exp(f[(y >> 2) + place(c)] - most);
        total += e;
        f[(d >> 2) + place(c)] = e;
      }
      const scale = f[(scales >> 2) + i];
      for (let c = 0; c < classes; c++) f[(d >> 2) + place(c)] *= scale / total;
      const label = i32[(labels >> 2) + i];
      if (label >= 0) f[(d >> 2) + place(label)] -= scale;
      if (classes & 1) f[(d >> 2) + place(classes)] = 0;
    }
  };

/** Powers of 2 from 2⁻¹²⁸ to 2¹²⁷. */
const powers = Float64Array.from({ length: 256 }, (_, i) => 2 ** (i - 128));

/** eˣ to 1e-8 of itself for |x| ≤ 87: with n the whole number nearest to x / ln 2, 2ⁿ times a few terms of a series. */
function exp(x: number): number {
  const bounded = x < -87 ? -87 : x > 87 ? 87 : x;
  const n = (bounded * Math.LOG2E + 128.5) | 0;
  const r = bounded - (n - 128) * Math.LN2;
  const square = r * r;
  const high = 1 / 24 + r * (1 / 120) + square * (1 / 720 + r * (1 / 5040));
  return powers[n] * (1 + r + square * (0.5 + r * (1 / 6) + square * high));
}

/** Two classes need one power only, as in WebAssembly: with the gap between their scores, the shares are q and −q. */
function ofTwo(
  f: Float32Array,
  i32: Int32Array,
  y: number,
  labels: number,
  scales: number,
  d: number,
  points: number,
) {
  for (let i = 0; i < points; i++) {
    const at = (i >> 2) * 8 + (i & 3);
    const gap = f[y + at + 4] - f[y + at];
    const sign = i32[labels + i] === 1 ? -1 : 1;
    const q = (sign * f[scales + i]) / (1 + exp(-sign * gap));
    f[d + at] = -q;
    f[d + at + 4] = q;
  }
}
