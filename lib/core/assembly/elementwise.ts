// One number from one number: four at a time, then the rest one by one.

import { fma, sum } from './simd';

/** to[p] += the sum of each row; four sums side by side, so that one addition need not wait for the last. */
export function sums(x: usize, planes: i32, step: usize, length: i32, to: usize): void {
  for (; planes > 0; planes--, x += step, to += 4) {
    let a = f32x4.splat(0), b = a, c = a, d = a;
    let i = 0, at = x;
    for (; i + 16 <= length; i += 16, at += 64) {
      a = f32x4.add(a, v128.load(at));
      b = f32x4.add(b, v128.load(at, 16));
      c = f32x4.add(c, v128.load(at, 32));
      d = f32x4.add(d, v128.load(at, 48));
    }
    let total = sum(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)));
    for (; i < length; i++, at += 4) total += load<f32>(at);
    store<f32>(to, load<f32>(to) + total);
  }
}

/**
 * `pmax` is what compiles to one instruction: pmax(x, 0) is 0 where x < 0, else x, so that NaN stays NaN. What lies
 * behind the last number is overwritten with the same values up to a vector's end.
 */
export function relu(x: usize, y: usize, count: i32): void {
  const none = f32x4.splat(0);
  for (let i = 0; i < count; i += 4, x += 16, y += 16) v128.store(y, f32x4.pmax(v128.load(x), none));
}

export function reluBackward(g: usize, y: usize, to: usize, count: i32): void {
  const none = f32x4.splat(0);
  for (let i = 0; i < count; i += 4, g += 16, y += 16, to += 16) {
    v128.store(to, v128.andnot(v128.load(g), f32x4.le(v128.load(y), none)));
  }
}

export function addScaled(a: usize, b: usize, s: f32, to: usize, count: i32): void {
  const k = f32x4.splat(s);
  for (let i = 0; i < count; i += 4, a += 16, b += 16, to += 16) {
    v128.store(to, fma(v128.load(b), k, v128.load(a)));
  }
}

export function scale(a: usize, s: f32, to: usize, count: i32): void {
  const k = f32x4.splat(s);
  for (let i = 0; i < count; i += 4, a += 16, to += 16) v128.store(to, f32x4.mul(v128.load(a), k));
}
