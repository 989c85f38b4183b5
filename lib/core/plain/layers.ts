import type { Memory } from '../arena.ts';
import type { Kernels } from '../kernels.ts';
import { type Layer, step } from './layer.ts';
import { pairBackward, pairForward } from './pairs.ts';

/** The perceptrons of `Kernels` in TypeScript: blocks of 2 units × 2 inputs, along all points. */
export const layers = (memory: Memory): Pick<Kernels, 'layersForward' | 'layersBackward'> => {
  // Read layer by layer in every step, so without arrays.
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
        if (isPair(layer)) pairForward(layer);
        else
          for (let o = 0; o < layer.out; o += 2) {
            for (let k = 0; k < layer.into; k += 2) forward(layer, o, k);
          }
      }
    },

    layersBackward(table, count, points) {
      for (let l = count - 1; l >= 0; l--) {
        const layer = read(table, l, points);
        if (isPair(layer) && layer.da) pairBackward(layer);
        else
          for (let o = 0; o < layer.out; o += 2) {
            for (let k = 0; k < layer.into; k += 2) backward(layer, o, k);
          }
      }
    },
  };
};

const isPair = ({ into, out }: Layer) => into === 2 && out === 2;

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
