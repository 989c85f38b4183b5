// The one kernel behind convolution, its input gradient and the gradients of dense layers:
//
//   y[c][r][i] = b[c] + Σ_t w[c][t] · x[r · rowStep + i + off[t]]
//
// A "tap" is one weight of a channel. Where in x its sample lies is read from a table of offsets, so that kernel sizes,
// input channels, dilation and padding are numbers in a table and not loops. Along a row neighbouring outputs read
// neighbouring samples: four of them fit in one vector.
//
// Speed comes from registers. With each weight copied into all lanes of a vector (a "splat"), a tile of 4 channels × 2
// vectors needs 2 loads and 4 splats for 8 multiply-adds, and its 8 sums never leave the registers. 2 × 4 is as good;
// 4 × 3 would need more registers than there are. A channel that is left alone goes to `one.ts`.

import { one } from './one';
import { fma } from './simd';
import { left, next, walk, xAt, yAt } from './walk';

/**
 * All addresses and steps are in bytes.
 *
 * @param w as `pack` leaves it. @param b one number for each channel.
 * @param width outputs in a row; below 4 a row of y needs room for 4.
 */
export function taps(
  x: usize, off: usize, count: i32, w: usize, b: usize, y: usize,
  channels: i32, rows: i32, width: i32, rowStep: usize, yStep: usize, yPlane: usize,
): void {
  if (rows <= 0 || width <= 0) return;
  const bytes = (count as usize) << 2;
  for (; channels >= 4; channels -= 4) {
    walk(x, y, rows, width, rowStep, yStep);
    while (left() > 0) four(off, off + bytes, w, b, yPlane);
    w += bytes << 2;
    b += 16;
    y += yPlane << 2;
  }
  if (channels & 2) {
    walk(x, y, rows, width, rowStep, yStep);
    while (left() > 0) two(off, off + bytes, w, b, yPlane);
    w += bytes << 1;
    b += 8;
    y += yPlane << 1;
  }
  if (channels & 1) one(x, off, off + bytes, w, b, y, rows, width, rowStep, yStep);
}

/** Four channels × two vectors. */
// @ts-ignore: decorators are AssemblyScript's
@inline
function four(off: usize, end: usize, w: usize, b: usize, plane: usize): void {
  next();
  const xa = xAt, ya = yAt;
  next();
  const xb = xAt, yb = yAt;
  let a0 = v128.load32_splat(b), a1 = v128.load32_splat(b, 4), a2 = v128.load32_splat(b, 8), a3 = v128.load32_splat(b, 12);
  let b0 = a0, b1 = a1, b2 = a2, b3 = a3;
  for (; off < end; off += 4, w += 16) {
    const o = load<u32>(off) as usize;
    const u = v128.load(xa + o), v = v128.load(xb + o);
    let k = v128.load32_splat(w);
    a0 = fma(u, k, a0);
    b0 = fma(v, k, b0);
    k = v128.load32_splat(w, 4);
    a1 = fma(u, k, a1);
    b1 = fma(v, k, b1);
    k = v128.load32_splat(w, 8);
    a2 = fma(u, k, a2);
    b2 = fma(v, k, b2);
    k = v128.load32_splat(w, 12);
    a3 = fma(u, k, a3);
    b3 = fma(v, k, b3);
  }
  v128.store(ya, a0);
  v128.store(ya + plane, a1);
  v128.store(ya + 2 * plane, a2);
  v128.store(ya + 3 * plane, a3);
  v128.store(yb, b0);
  v128.store(yb + plane, b1);
  v128.store(yb + 2 * plane, b2);
  v128.store(yb + 3 * plane, b3);
}

/** Two channels × four vectors. */
// @ts-ignore: decorators are AssemblyScript's
@inline
function two(off: usize, end: usize, w: usize, b: usize, plane: usize): void {
  next();
  const xa = xAt, ya = yAt;
  next();
  const xb = xAt, yb = yAt;
  next();
  const xc = xAt, yc = yAt;
  next();
  const xd = xAt, yd = yAt;
  let a0 = v128.load32_splat(b), a1 = v128.load32_splat(b, 4);
  let b0 = a0, b1 = a1, c0 = a0, c1 = a1, d0 = a0, d1 = a1;
  for (; off < end; off += 4, w += 8) {
    const o = load<u32>(off) as usize;
    const k = v128.load32_splat(w), l = v128.load32_splat(w, 4);
    let u = v128.load(xa + o);
    a0 = fma(u, k, a0);
    a1 = fma(u, l, a1);
    u = v128.load(xb + o);
    b0 = fma(u, k, b0);
    b1 = fma(u, l, b1);
    u = v128.load(xc + o);
    c0 = fma(u, k, c0);
    c1 = fma(u, l, c1);
    u = v128.load(xd + o);
    d0 = fma(u, k, d0);
    d1 = fma(u, l, d1);
  }
  v128.store(ya, a0);
  v128.store(ya + plane, a1);
  v128.store(yb, b0);
  v128.store(yb + plane, b1);
  v128.store(yc, c0);
  v128.store(yc + plane, c1);
  v128.store(yd, d0);
  v128.store(yd + plane, d1);
}
