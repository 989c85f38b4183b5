// Steps of an optimiser, as PyTorch defines them; four parameters at a time, and up to three zeros behind the last.

import { fma } from './simd';

export function sgd(
  p: usize, g: usize, v: usize, count: i32,
  lr: f32, momentum: f32, dampening: f32, decay: f32, nesterov: i32, first: i32,
): void {
  const down = f32x4.splat(-lr), mu = f32x4.splat(momentum), keep = f32x4.splat(1 - dampening);
  const lambda = f32x4.splat(decay);
  for (let i = 0; i < count; i += 4, p += 16, g += 16, v += 16) {
    const at = v128.load(p);
    let grad = decay == 0 ? v128.load(g) : fma(at, lambda, v128.load(g));
    if (momentum != 0) {
      const velocity = first ? grad : fma(v128.load(v), mu, f32x4.mul(grad, keep));
      v128.store(v, velocity);
      grad = nesterov ? fma(velocity, mu, grad) : velocity;
    }
    v128.store(p, fma(grad, down, at));
  }
}

export function adam(
  p: usize, g: usize, m: usize, v: usize, count: i32,
  step: f32, root: f32, b1: f32, b2: f32, eps: f32, decay: f32,
): void {
  const down = f32x4.splat(-step), k = f32x4.splat(root), e = f32x4.splat(eps), lambda = f32x4.splat(decay);
  const m1 = f32x4.splat(b1), m2 = f32x4.splat(1 - b1), v1 = f32x4.splat(b2), v2 = f32x4.splat(1 - b2);
  for (let i = 0; i < count; i += 4, p += 16, g += 16, m += 16, v += 16) {
    const at = v128.load(p);
    const grad = decay == 0 ? v128.load(g) : fma(at, lambda, v128.load(g));
    const mean = fma(v128.load(m), m1, f32x4.mul(grad, m2));
    const square = fma(v128.load(v), v1, f32x4.mul(f32x4.mul(grad, grad), v2));
    v128.store(m, mean);
    v128.store(v, square);
    v128.store(p, fma(down, f32x4.div(mean, fma(f32x4.sqrt(square), k, e)), at));
  }
}
