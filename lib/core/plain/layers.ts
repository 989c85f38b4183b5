import type { Memory } from '../arena.ts';
import type { Kernels } from '../kernels.ts';

/** The perceptrons of `Kernels` in TypeScript: blocks of 2 units × 2 inputs, along all points. */
export const layers = (
  memory: Memory,
): Pick<Kernels, 'layersForward' | 'layersBackward' | 'softmaxGradient'> => {
  const read = (table: number, l: number, points: number) => {
    const [into, out, relu, ...at] = memory.i32.subarray((table >> 2) + 9 * l, (table >> 2) + 9 * (l + 1));
    const [a, z, p, g, dz, da] = at.map((address) => address >> 2);
    return { f: memory.f32, into, out, relu: relu !== 0, a, z, p, g, dz, da, pair: 2 * points };
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

function forward({ f, into, out, relu, a, z, p, pair }: Layer, o: number, k: number) {
  const w = p + o * into + k;
  const [w00, w01, w10, w11] = [f[w], f[w + 1], f[w + into], f[w + into + 1]];
  const [b0, b1] = [f[p + into * out + o], f[p + into * out + o + 1]];
  const least = relu && k + 2 >= into ? 0 : -Infinity;
  const from = a + (k >> 1) * pair;
  const to = z + (o >> 1) * pair;
  for (let block = 0; block < pair; block += 8) {
    for (let i = block; i < block + 4; i++) {
      const u = f[from + i];
      const v = f[from + i + 4];
      const z0 = (k === 0 ? b0 : f[to + i]) + w00 * u + w01 * v;
      const z1 = (k === 0 ? b1 : f[to + i + 4]) + w10 * u + w11 * v;
      f[to + i] = z0 < least ? least : z0;
      f[to + i + 4] = z1 < least ? least : z1;
    }
  }
}

function backward({ f, into, out, relu, a, z, p, g, dz, da, pair }: Layer, o: number, k: number) {
  const w = o * into + k;
  const [w00, w01, w10, w11] = [f[p + w], f[p + w + 1], f[p + w + into], f[p + w + into + 1]];
  const limit = relu ? 0 : -Infinity;
  const from = a + (k >> 1) * pair;
  const back = da + (k >> 1) * pair;
  const at = (o >> 1) * pair;
  let [g00, g01, g10, g11, s0, s1] = [0, 0, 0, 0, 0, 0];
  for (let block = 0; block < pair; block += 8) {
    for (let i = block; i < block + 4; i++) {
      const d = f[z + at + i] <= limit ? 0 : f[dz + at + i];
      const e = f[z + at + i + 4] <= limit ? 0 : f[dz + at + i + 4];
      const u = f[from + i];
      const v = f[from + i + 4];
      s0 += d;
      s1 += e;
      g00 += d * u;
      g01 += d * v;
      g10 += e * u;
      g11 += e * v;
      if (da === 0) continue;
      f[back + i] = (o === 0 ? 0 : f[back + i]) + w00 * d + w10 * e;
      f[back + i + 4] = (o === 0 ? 0 : f[back + i + 4]) + w01 * d + w11 * e;
    }
  }
  f[g + w] = g00;
  f[g + w + 1] = g01;
  f[g + w + into] = g10;
  f[g + w + into + 1] = g11;
  if (k > 0) return;
  f[g + into * out + o] = s0;
  f[g + into * out + o + 1] = s1;
}
