// The kernel behind weight gradients and dense layers, sums of products along memory:
//
//   out[c][t] += Σ_r Σ_i a[c · aStep + r · aRow + i] · b[r · bRow + i + off[t]]
//
// For a weight gradient a is the gradient of the outputs and b the padded input, read where tap t reads it. For a dense
// layer a holds the weights and b the batch: rows = 1, and off[t] is where item t begins. The tile is 4 channels × 2
// taps: 6 loads for 8 multiply-adds, and the four lanes of each sum are added up only once, at the end.

import { before, fma, sum } from './simd';

export function dots(
  a: usize, aStep: usize, channels: i32, b: usize, off: usize, count: i32, rows: i32, length: i32,
  aRow: usize, bRow: usize, out: usize, outChannel: usize, outTap: usize,
): void {
  for (let c = 0; c < channels; c += 4) {
    // Where there are no four channels left, the last one goes several times: only the first counts.
    const most = channels - 1 - c;
    const s1 = min(most, 1) as usize, s2 = min(most, 2) as usize, s3 = min(most, 3) as usize;
    const ac = a + (c as usize) * aStep;
    for (let t = 0; t < count; t += 2) {
      const second = t + 1 < count;
      const ba = b + load<u32>(off + (t << 2));
      const bb = second ? b + load<u32>(off + (t << 2), 4) : ba;
      const to = out + (c as usize) * outChannel + (t as usize) * outTap;
      if (second) {
        four(ac, ac + s1 * aStep, ac + s2 * aStep, ac + s3 * aStep, ba, bb, rows, length, aRow, bRow);
        add(to + outTap, outChannel, most, b0, b1, b2, b3);
      } else single(ac, ac + s1 * aStep, ac + s2 * aStep, ac + s3 * aStep, ba, rows, length, aRow, bRow);
      add(to, outChannel, most, a0, a1, a2, a3);
    }
  }
}

/** The sums of the tile at hand. */
let a0: v128, a1: v128, a2: v128, a3: v128, b0: v128, b1: v128, b2: v128, b3: v128;

// @ts-ignore: decorators are AssemblyScript's
@inline
function add(to: usize, step: usize, most: i32, v0: v128, v1: v128, v2: v128, v3: v128): void {
  store<f32>(to, load<f32>(to) + sum(v0));
  if (most > 0) store<f32>(to + step, load<f32>(to + step) + sum(v1));
  if (most > 1) store<f32>(to + 2 * step, load<f32>(to + 2 * step) + sum(v2));
  if (most > 2) store<f32>(to + 3 * step, load<f32>(to + 3 * step) + sum(v3));
}

// @ts-ignore: decorators are AssemblyScript's
@inline
function four(
  p0: usize, p1: usize, p2: usize, p3: usize, x: usize, y: usize,
  rows: i32, length: i32, aRow: usize, bRow: usize,
): void {
  let u0 = f32x4.splat(0), u1 = u0, u2 = u0, u3 = u0, v0 = u0, v1 = u0, v2 = u0, v3 = u0;
  const whole = ((length & ~3) as usize) << 2;
  const rest = before(length & 3);
  for (; rows > 0; rows--, p0 += aRow, p1 += aRow, p2 += aRow, p3 += aRow, x += bRow, y += bRow) {
    let i: usize = 0;
    for (; i < whole; i += 16) {
      const u = v128.load(x + i), v = v128.load(y + i);
      let k = v128.load(p0 + i);
      u0 = fma(u, k, u0);
      v0 = fma(v, k, v0);
      k = v128.load(p1 + i);
      u1 = fma(u, k, u1);
      v1 = fma(v, k, v1);
      k = v128.load(p2 + i);
      u2 = fma(u, k, u2);
      v2 = fma(v, k, v2);
      k = v128.load(p3 + i);
      u3 = fma(u, k, u3);
      v3 = fma(v, k, v3);
    }
    if (length & 3) {
      // Beyond the row lie numbers of others: zeros in their place on both sides, for 0 · ∞ is not 0.
      const u = v128.and(v128.load(x + i), rest), v = v128.and(v128.load(y + i), rest);
      let k = v128.and(v128.load(p0 + i), rest);
      u0 = fma(u, k, u0);
      v0 = fma(v, k, v0);
      k = v128.and(v128.load(p1 + i), rest);
      u1 = fma(u, k, u1);
      v1 = fma(v, k, v1);
      k = v128.and(v128.load(p2 + i), rest);
      u2 = fma(u, k, u2);
      v2 = fma(v, k, v2);
      k = v128.and(v128.load(p3 + i), rest);
      u3 = fma(u, k, u3);
      v3 = fma(v, k, v3);
    }
  }
  a0 = u0;
  a1 = u1;
  a2 = u2;
  a3 = u3;
  b0 = v0;
  b1 = v1;
  b2 = v2;
  b3 = v3;
}

/** One tap: two sums for each channel, so that one addition need not wait for the last. */
// @ts-ignore: decorators are AssemblyScript's
@inline
function single(
  p0: usize, p1: usize, p2: usize, p3: usize, x: usize, rows: i32, length: i32, aRow: usize, bRow: usize,
): void {
  let u0 = f32x4.splat(0), u1 = u0, u2 = u0, u3 = u0, v0 = u0, v1 = u0, v2 = u0, v3 = u0;
  const pairs = ((length & ~7) as usize) << 2;
  const whole = ((length & ~3) as usize) << 2;
  const rest = before(length & 3);
  for (; rows > 0; rows--, p0 += aRow, p1 += aRow, p2 += aRow, p3 += aRow, x += bRow) {
    let i: usize = 0;
    for (; i < pairs; i += 32) {
      const u = v128.load(x + i), v = v128.load(x + i, 16);
      u0 = fma(u, v128.load(p0 + i), u0);
      u1 = fma(u, v128.load(p1 + i), u1);
      u2 = fma(u, v128.load(p2 + i), u2);
      u3 = fma(u, v128.load(p3 + i), u3);
      v0 = fma(v, v128.load(p0 + i, 16), v0);
      v1 = fma(v, v128.load(p1 + i, 16), v1);
      v2 = fma(v, v128.load(p2 + i, 16), v2);
      v3 = fma(v, v128.load(p3 + i, 16), v3);
    }
    if (i < whole) {
      const u = v128.load(x + i);
      u0 = fma(u, v128.load(p0 + i), u0);
      u1 = fma(u, v128.load(p1 + i), u1);
      u2 = fma(u, v128.load(p2 + i), u2);
      u3 = fma(u, v128.load(p3 + i), u3);
      i += 16;
    }
    if (length & 3) {
      const u = v128.and(v128.load(x + i), rest);
      v0 = fma(u, v128.and(v128.load(p0 + i), rest), v0);
      v1 = fma(u, v128.and(v128.load(p1 + i), rest), v1);
      v2 = fma(u, v128.and(v128.load(p2 + i), rest), v2);
      v3 = fma(u, v128.and(v128.load(p3 + i), rest), v3);
    }
  }
  a0 = f32x4.add(u0, v0);
  a1 = f32x4.add(u1, v1);
  a2 = f32x4.add(u2, v2);
  a3 = f32x4.add(u3, v3);
}
