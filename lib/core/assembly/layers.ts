// Perceptrons of a few units on a few hundred points, all layers in one call: what costs here is not arithmetic but
// loops, so a block of 2 units × 2 inputs keeps its weights in registers and runs along all points.
//
// Units come in pairs (an odd one out is paired with one whose weights are 0). A pair lies interleaved, four points of
// the one, four points of the other, so that one address and two fixed distances reach both; the next pair follows.

import { fma, sum } from './simd';

/** What one layer needs: sizes in whole pairs, then addresses. `da` is 0 where nobody asks for it. */
@unmanaged
class Layer {
  into: i32; out: i32; relu: i32;
  /** Values in and out, weights (out × into, then the biases) and their gradients, gradients by values out and in. */
  a: usize; z: usize; p: usize; g: usize; dz: usize; da: usize;
}
const LAYER: usize = 36;

/** z = W · a + b, and max(0, z) where the layer is rectified. */
export function layersForward(table: usize, layers: i32, points: i32): void {
  const pair = (points as usize) << 3;
  for (let l = 0; l < layers; l++, table += LAYER) {
    const layer = changetype<Layer>(table);
    const into = layer.into, out = layer.out;
    const bias = layer.p + ((into * out) << 2);
    const never = f32x4.splat(-Infinity);
    const floor = layer.relu ? f32x4.splat(0) : never;
    for (let o = 0; o < out; o += 2) {
      const z = layer.z + ((o >> 1) as usize) * pair;
      for (let k = 0; k < into; k += 2) {
        const w = layer.p + ((o * into + k) << 2), next = w + (into << 2);
        const w00 = v128.load32_splat(w), w01 = v128.load32_splat(w, 4);
        const w10 = v128.load32_splat(next), w11 = v128.load32_splat(next, 4);
        const least = k + 2 < into ? never : floor;
        let a = layer.a + ((k >> 1) as usize) * pair, to = z;
        if (k == 0) {
          const b = bias + (o << 2);
          const b0 = v128.load32_splat(b), b1 = v128.load32_splat(b, 4);
          for (; to < z + pair; a += 32, to += 32) {
            const u = v128.load(a), v = v128.load(a, 16);
            v128.store(to, f32x4.pmax(fma(v, w01, fma(u, w00, b0)), least));
            v128.store(to, f32x4.pmax(fma(v, w11, fma(u, w10, b1)), least), 16);
          }
        } else {
          for (; to < z + pair; a += 32, to += 32) {
            const u = v128.load(a), v = v128.load(a, 16);
            v128.store(to, f32x4.pmax(fma(v, w01, fma(u, w00, v128.load(to))), least));
            v128.store(to, f32x4.pmax(fma(v, w11, fma(u, w10, v128.load(to, 16))), least), 16);
          }
        }
      }
    }
  }
}

/** From the last layer back: ∂L/∂W = dz · aᵀ, ∂L/∂b = Σ dz, da = Wᵀ · dz; dz counts only where its unit is on. */
export function layersBackward(table: usize, layers: i32, points: i32): void {
  for (let l = layers - 1; l >= 0; l--) {
    const layer = changetype<Layer>(table + (l as usize) * LAYER);
    for (let o = 0; o < layer.out; o += 2) {
      for (let k = 0; k < layer.into; k += 2) {
        if (!layer.da) block(layer, o, k, points, 0);
        else if (o == 0) block(layer, o, k, points, 1);
        else block(layer, o, k, points, 2);
      }
    }
  }
}

/** One block of weights; `into` tells what happens to da: nothing, set, or added to. */
// @ts-ignore: decorators are AssemblyScript's
@inline
function block(layer: Layer, o: i32, k: i32, points: i32, into: i32): void {
  const pair = (points as usize) << 3;
  const at = (o * layer.into + k) << 2, next = at + (layer.into << 2);
  const w00 = v128.load32_splat(layer.p + at), w01 = v128.load32_splat(layer.p + at, 4);
  const w10 = v128.load32_splat(layer.p + next), w11 = v128.load32_splat(layer.p + next, 4);
  const limit = f32x4.splat(layer.relu ? 0 : -Infinity);
  let g00 = f32x4.splat(0), g01 = g00, g10 = g00, g11 = g00, s0 = g00, s1 = g00;
  let a = layer.a + ((k >> 1) as usize) * pair, da = layer.da + ((k >> 1) as usize) * pair;
  let z = layer.z + ((o >> 1) as usize) * pair, dz = layer.dz + ((o >> 1) as usize) * pair;
  for (const end = z + pair; z < end; z += 32, dz += 32, a += 32, da += 32) {
    const d = v128.andnot(v128.load(dz), f32x4.le(v128.load(z), limit));
    const e = v128.andnot(v128.load(dz, 16), f32x4.le(v128.load(z, 16), limit));
    s0 = f32x4.add(s0, d);
    s1 = f32x4.add(s1, e);
    const u = v128.load(a);
    g00 = fma(d, u, g00);
    g10 = fma(e, u, g10);
    const v = v128.load(a, 16);
    g01 = fma(d, v, g01);
    g11 = fma(e, v, g11);
    if (into == 1) {
      v128.store(da, fma(e, w10, f32x4.mul(d, w00)));
      v128.store(da, fma(e, w11, f32x4.mul(d, w01)), 16);
    } else if (into == 2) {
      v128.store(da, fma(e, w10, fma(d, w00, v128.load(da))));
      v128.store(da, fma(e, w11, fma(d, w01, v128.load(da, 16))), 16);
    }
  }
  const g = layer.g;
  store<f32>(g + at, sum(g00));
  store<f32>(g + at, sum(g01), 4);
  store<f32>(g + next, sum(g10));
  store<f32>(g + next, sum(g11), 4);
  if (k == 0) {
    const bias = g + ((layer.into * layer.out + o) << 2);
    store<f32>(bias, sum(s0));
    store<f32>(bias, sum(s1), 4);
  }
}
