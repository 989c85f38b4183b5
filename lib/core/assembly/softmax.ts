// The gradient of the cross-entropy by class scores, (softmax(y) − onehot) · scale, four points at a time; scores lie in
// pairs of units as in `layers.ts`.

import { fma } from './simd';

/**
 * eˣ for x ≤ 0: with n the whole number nearest to x / ln 2 and r = x − n ln 2, |r| ≤ ½ ln 2, it is 2ⁿ · eʳ, and six terms
 * of the series give eʳ to the last bit or two. Adding 1.5 · 2²³ rounds to a whole number, and leaves that number in the
 * lowest bits, from where a shift moves it to the exponent. ln 2 in two parts keeps r exact.
 */
// @ts-ignore: decorators are AssemblyScript's
@inline
function exp(x: v128): v128 {
  const shift = f32x4.splat(12582912);
  x = f32x4.pmax(x, f32x4.splat(-87));
  const t = f32x4.add(f32x4.mul(x, f32x4.splat(1.4426950408889634)), shift);
  const n = f32x4.sub(t, shift);
  const r = fma(n, f32x4.splat(2.12194440e-4), fma(n, f32x4.splat(-0.693359375), x));
  let p = fma(r, f32x4.splat(1 / 720), f32x4.splat(1 / 120));
  p = fma(p, r, f32x4.splat(1 / 24));
  p = fma(p, r, f32x4.splat(1 / 6));
  p = fma(p, r, f32x4.splat(0.5));
  p = fma(p, r, f32x4.splat(1));
  p = fma(p, r, f32x4.splat(1));
  return f32x4.mul(p, i32x4.shl(i32x4.add(t, i32x4.splat(127)), 23));
}

/** Where class c of the point at hand lies, from class 0. */
// @ts-ignore: decorators are AssemblyScript's
@inline
function place(c: i32, pair: usize): usize {
  return (c >> 1) * pair + ((c & 1) << 4);
}

export function softmaxGradient(y: usize, labels: usize, scales: usize, d: usize, classes: i32, points: i32): void {
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
