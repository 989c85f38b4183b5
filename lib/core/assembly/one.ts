// `taps` for a single channel. One weight for eight vectors takes 9 loads for 8 multiply-adds, more than the machine can
// load while it multiplies. Where taps lie side by side (a line, whose weights are many) every sample is met by several
// weights: tap t + 4 of one vector reads what tap t of the vector behind it reads. So two weights, four apart, stay in
// registers, and each load serves two of the eight sums: 11 loads for 16 multiply-adds. Four weights would spare more
// loads, but spill sums.

import { fma } from './simd';
import { left, next, walk, xAt, yAt } from './walk';

/** One channel × eight vectors of a row, or × four vectors of any rows where rows are short. */
export function one(
  x: usize, off: usize, end: usize, w: usize, b: usize, y: usize,
  rows: i32, width: i32, rowStep: usize, yStep: usize,
): void {
  const bias = v128.load32_splat(b);
  if (width < 32) {
    walk(x, y, rows, width, rowStep, yStep);
    while (left() > 0) quad(off, end, w, bias);
    return;
  }
  const first = load<u32>(off) as usize;
  const blocks = sideBySide(off, end) ? ((end - off) >> 5) : 0;
  for (; rows > 0; rows--, x += rowStep, y += yStep) {
    for (let i = 0; i < width; i += 32) {
      const at = (min(i, width - 32) as usize) << 2;
      eight(x + at, off, end, w, bias, y + at, blocks, x + at + first);
    }
  }
}

/** Whether each tap reads the sample behind that of the tap before. */
function sideBySide(off: usize, end: usize): bool {
  for (off += 4; off < end; off += 4) if (load<u32>(off) - load<u32>(off - 4) != 4) return false;
  return true;
}

// @ts-ignore: decorators are AssemblyScript's
@inline
function quad(off: usize, end: usize, w: usize, bias: v128): void {
  next();
  const xa = xAt, ya = yAt;
  next();
  const xb = xAt, yb = yAt;
  next();
  const xc = xAt, yc = yAt;
  next();
  const xd = xAt, yd = yAt;
  let a = bias, b = bias, c = bias, d = bias;
  for (; off < end; off += 4, w += 4) {
    const o = load<u32>(off) as usize;
    const k = v128.load32_splat(w);
    a = fma(v128.load(xa + o), k, a);
    b = fma(v128.load(xb + o), k, b);
    c = fma(v128.load(xc + o), k, c);
    d = fma(v128.load(xd + o), k, d);
  }
  v128.store(ya, a);
  v128.store(yb, b);
  v128.store(yc, c);
  v128.store(yd, d);
}

/** `blocks` times eight taps that lie side by side, from `at` on, then the rest of the taps one by one. */
// @ts-ignore: decorators are AssemblyScript's
@inline
function eight(
  x: usize, off: usize, end: usize, w: usize, bias: v128, y: usize, blocks: usize, at: usize,
): void {
  let a = bias, b = bias, c = bias, d = bias, e = bias, f = bias, g = bias, h = bias;
  off += blocks << 5;
  for (; blocks > 0; blocks--, at += 16, w += 16) {
    for (const next = w + 16; w < next; w += 4, at += 4) {
      const k = v128.load32_splat(w), l = v128.load32_splat(w, 16);
      let u = v128.load(at);
      a = fma(u, k, a);
      u = v128.load(at, 16);
      a = fma(u, l, a);
      b = fma(u, k, b);
      u = v128.load(at, 32);
      b = fma(u, l, b);
      c = fma(u, k, c);
      u = v128.load(at, 48);
      c = fma(u, l, c);
      d = fma(u, k, d);
      u = v128.load(at, 64);
      d = fma(u, l, d);
      e = fma(u, k, e);
      u = v128.load(at, 80);
      e = fma(u, l, e);
      f = fma(u, k, f);
      u = v128.load(at, 96);
      f = fma(u, l, f);
      g = fma(u, k, g);
      u = v128.load(at, 112);
      g = fma(u, l, g);
      h = fma(u, k, h);
      h = fma(v128.load(at, 128), l, h);
    }
  }
  for (; off < end; off += 4, w += 4) {
    const from = x + load<u32>(off);
    const k = v128.load32_splat(w);
    a = fma(v128.load(from), k, a);
    b = fma(v128.load(from, 16), k, b);
    c = fma(v128.load(from, 32), k, c);
    d = fma(v128.load(from, 48), k, d);
    e = fma(v128.load(from, 64), k, e);
    f = fma(v128.load(from, 80), k, f);
    g = fma(v128.load(from, 96), k, g);
    h = fma(v128.load(from, 112), k, h);
  }
  v128.store(y, a);
  v128.store(y, b, 16);
  v128.store(y, c, 32);
  v128.store(y, d, 48);
  v128.store(y, e, 64);
  v128.store(y, f, 80);
  v128.store(y, g, 96);
  v128.store(y, h, 112);
}
