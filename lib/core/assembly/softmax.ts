// The gradient of the cross-entropy by class scores, (softmax(y) − onehot) · scale, four points at a time; scores lie in
// pairs of units as in `layers.ts`.

import { fma } from './simd';

/** log₂ e, 1.5 · 2²³, −ln 2 in two parts, the least argument, 1/6!, 1/5!, 1/4!, 1/3!, 1/2!, 1: one load each is cheapest. */
const constants: usize = memory.data<f32>([
  1.4426950408889634, 12582912, -0.693359375, 2.12194440e-4, -87, 1 / 720, 1 / 120, 1 / 24, 1 / 6, 0.5, 1,
]);

// @ts-ignore: decorators are AssemblyScript's
@inline
function constant(i: usize): v128 {
  return v128.load32_splat(constants + (i << 2));
}

/**
 * eˣ for x ≤ 0: with n the whole number nearest to x / ln 2 and r = x − n ln 2, |r| ≤ ½ ln 2, it is 2ⁿ · eʳ, and six terms
 * of the series give eʳ to the last bit or two. Adding 1.5 · 2²³ rounds to a whole number, and leaves that number in the
 * lowest bits, from where a shift moves it to the exponent. ln 2 in two parts keeps r exact.
 */
// @ts-ignore: decorators are AssemblyScript's
@inline
function exp(x: v128): v128 {
  x = f32x4.pmax(x, constant(4));
  const t = f32x4.add(f32x4.mul(x, constant(0)), constant(1));
  const n = f32x4.sub(t, constant(1));
  const r = fma(n, constant(3), fma(n, constant(2), x));
  let p = fma(r, constant(5), constant(6));
  p = fma(p, r, constant(7));
  p = fma(p, r, constant(8));
  p = fma(p, r, constant(9));
  p = fma(p, r, constant(10));
  p = fma(p, r, constant(10));
  return f32x4.mul(p, i32x4.shl(i32x4.add(t, i32x4.splat(127)), 23));
}

/**
 * Two classes need one power only. With m the score that the wrong class has ahead of the right one, the wrong one's share
 * is q = 1 / (1 + e^−m), written with e^−|m| alone; the derivatives are q and −q. Signs are bits that are flipped.
 */
function ofTwo(y: usize, labels: usize, scales: usize, d: usize, points: i32): void {
  const one = f32x4.splat(1), minus = i32x4.splat(1 << 31);
  for (let i = 0; i < points; i += 4, y += 32, d += 32, labels += 16, scales += 16) {
    const gap = f32x4.sub(v128.load(y, 16), v128.load(y));
    const sign = i32x4.shl(v128.load(labels), 31);
    const e = exp(v128.or(gap, minus));
    const behind = i32x4.shr_s(v128.xor(gap, sign), 31);
    const share = f32x4.div(v128.load(scales), f32x4.add(one, e));
    const q = f32x4.mul(share, v128.bitselect(e, one, behind));
    const by = v128.xor(q, sign);
    v128.store(d, v128.xor(by, minus));
    v128.store(d, by, 16);
  }
}

/** Where class c of the point at hand lies, from class 0. */
// @ts-ignore: decorators are AssemblyScript's
@inline
function place(c: i32, pair: usize): usize {
  return ((c >> 1) as usize) * pair + (((c & 1) as usize) << 4);
}

export function softmaxGradient(y: usize, labels: usize, scales: usize, d: usize, classes: i32, points: i32): void {
  if (classes == 2) return ofTwo(y, labels, scales, d, points);
  const pair = (points as usize) << 3;
  for (let i = 0; i < points; i += 4, y += 32, d += 32, labels += 16, scales += 16) {
    let most = v128.load(y);
    for (let c = 1; c < classes; c++) most = f32x4.pmax(most, v128.load(y + place(c, pair)));
    let total = f32x4.splat(0);
    for (let c = 0; c < classes; c++) {
      const at = place(c, pair);
      const e = exp(f32x4.sub(v128.load(y + at), most));
      total = f32x4.add(total, e);
      v128.store(d + at, e);
    }
    const scale = v128.load(scales), label = v128.load(labels);
    const by = f32x4.div(scale, total);
    for (let c = 0; c < classes; c++) {
      const at = place(c, pair);
      const one = v128.and(scale, i32x4.eq(label, i32x4.splat(c)));
      v128.store(d + at, f32x4.sub(f32x4.mul(v128.load(d + at), by), one));
    }
    if (classes & 1) v128.store(d + place(classes, pair), f32x4.splat(0));
  }
}
