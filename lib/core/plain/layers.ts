import type { Memory } from '../arena.ts';
import type { Kernels } from '../kernels.ts';

/** The perceptrons of `Kernels` in TypeScript: blocks of 2 units × 2 inputs, along all points. */
export const layers = (
  memory: Memory,
): Pick<Kernels, 'layersForward' | 'layersBackward' | 'softmaxGradient'> => {
  // Twelve thousand tables are read in a thousand steps of six layers: without an array for any of them.
  const read = (table: number, l: number, points: number): Layer => {
    const { f32: f, i32: i } = memory;
    const t = (table >> 2) + 9 * l;
    return {
      f,
      into: i[t],
      out: i[t + 1],
      relu: i[t + 2] !== 0,
      a: i[t + 3] >> 2,
      z: i[t + 4] >> 2,
      p: i[t + 5] >> 2,
      g: i[t + 6] >> 2,
      dz: i[t + 7] >> 2,
      da: i[t + 8] >> 2,
      pair: 2 * points,
    };
  };

  return {
    layersForward(table, count, points) {
      for (let l = 0; l < count; l++) {
        const layer = read(table, l, points);
        for (let o = 0; o < layer.out; o += 2) {
          for (let k = 0; k < layer.into; k += 2) forward(layer, o, k);
        }
      }
    },

    layersBackward(table, count, points) {
      for (let l = count - 1; l >= 0; l--) {
        const layer = read(table, l, points);
        for (let o = 0; o < layer.out; o += 2) {
          for (let k = 0; k < layer.into; k += 2) backward(layer, o, k);
        }
      }
    },

    softmaxGradient(y, labels, scales, d, classes, points) {
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
    },
  };
};

type Layer = {
  [name in 'into' | 'out' | 'a' | 'z' | 'p' | 'g' | 'dz' | 'da' | 'pair']: number;
} & { f: Float32Array; relu: boolean };

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

/** From a point's first unit to that of the next: behind every fourth lie those points' second units. */
const step = (i: number) => ((i & 3) === 3 ? 5 : 1);

function forward({ f, into, out, relu, a, z, p, pair }: Layer, o: number, k: number) {
  const w = p + o * into + k;
  const w00 = f[w];
  const w01 = f[w + 1];
  const w10 = f[w + into];
  const w11 = f[w + into + 1];
  const bias = p + into * out + o;
  const b0 = f[bias];
  const b1 = f[bias + 1];
  const least = relu && k + 2 >= into ? 0 : -Infinity;
  const end = z + (o >> 1) * pair + pair;
  const away = a + (k >> 1) * pair + pair - end;
  for (let i = end - pair; i < end; i += step(i)) {
    const u = f[i + away];
    const v = f[i + away + 4];
    const z0 = (k === 0 ? b0 : f[i]) + w00 * u + w01 * v;
    const z1 = (k === 0 ? b1 : f[i + 4]) + w10 * u + w11 * v;
    f[i] = z0 < least ? least : z0;
    f[i + 4] = z1 < least ? least : z1;
  }
}

function backward({ f, into, out, relu, a, z, p, g, dz, da, pair }: Layer, o: number, k: number) {
  const w = o * into + k;
  const w00 = f[p + w];
  const w01 = f[p + w + 1];
  const w10 = f[p + w + into];
  const w11 = f[p + w + into + 1];
  const limit = relu ? 0 : -Infinity;
  const away = a + (k >> 1) * pair - z - (o >> 1) * pair;
  const delta = dz - z;
  const back = da + (k >> 1) * pair - z - (o >> 1) * pair;
  const end = z + (o >> 1) * pair + pair;
  let g00 = 0;
  let g01 = 0;
  let g10 = 0;
  let g11 = 0;
  let s0 = 0;
  let s1 = 0;
  for (let i = end - pair; i < end; i += step(i)) {
    const d = f[i] <= limit ? 0 : f[i + delta];
    const e = f[i + 4] <= limit ? 0 : f[i + delta + 4];
    const u = f[i + away];
    const v = f[i + away + 4];
    s0 += d;
    s1 += e;
    g00 += d * u;
    g01 += d * v;
    g10 += e * u;
    g11 += e * v;
    if (da === 0) continue;
    f[i + back] = (o === 0 ? 0 : f[i + back]) + w00 * d + w10 * e;
    f[i + back + 4] = (o === 0 ? 0 : f[i + back + 4]) + w01 * d + w11 * e;
  }
  f[g + w] = g00;
  f[g + w + 1] = g01;
  f[g + w + into] = g10;
  f[g + w + into + 1] = g11;
  if (k > 0) return;
  f[g + into * out + o] = s0;
  f[g + into * out + o + 1] = s1;
}
