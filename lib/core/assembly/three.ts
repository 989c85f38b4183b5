// 3 × 3 weights over one plane, whose rows lie as they were given:
//
//   y[r][i] = b + Σ_{u, v} w[u][v] · x[r + u][i + v − 1], and x[·][−1] = x[·][width] = 0
//
// All nine weights stay in registers, and two rows are made together, so that of the four rows they need, two are loaded
// once for both: 12 loads for 18 multiply-adds. No copy with zeros around it is made: the vectors at the ends of a row,
// where loads would reach into its neighbours, put the zeros in by themselves.
//
// Sums are stored before they are complete, for order's sake only: a compiler that finds nothing else to do with them puts
// all loads first and all multiplications last, and runs out of registers.

import { fma } from './simd';

/** @param rows of outputs, 2 or more. @param width 8 or more. */
export function three(x: usize, w: usize, b: usize, y: usize, rows: i32, width: i32): void {
  const row = (width as usize) << 2, last = row - 16;
  const k0 = v128.load32_splat(w), k1 = v128.load32_splat(w, 4), k2 = v128.load32_splat(w, 8);
  const k3 = v128.load32_splat(w, 12), k4 = v128.load32_splat(w, 16), k5 = v128.load32_splat(w, 20);
  const k6 = v128.load32_splat(w, 24), k7 = v128.load32_splat(w, 28), k8 = v128.load32_splat(w, 32);
  for (let r = 0; r < rows; r += 2) {
    // An odd number of rows ends with one that is made twice.
    const at = (min(r, rows - 2) as usize) * row;
    let p = x + at, q = y + at;
    for (const stop = p + last; p + 16 < stop; ) {
      p += 16;
      q += 16;
      const p1 = p + row, p2 = p1 + row, p3 = p2 + row;
      let l = v128.load(p - 4), m = v128.load(p), r = v128.load(p, 4);
      let a = fma(r, k2, fma(m, k1, fma(l, k0, v128.load32_splat(b))));
      v128.store(q, a);
      l = v128.load(p1 - 4);
      m = v128.load(p1);
      r = v128.load(p1, 4);
      a = fma(r, k5, fma(m, k4, fma(l, k3, a)));
      let c = fma(r, k2, fma(m, k1, fma(l, k0, v128.load32_splat(b))));
      v128.store(q, a);
      v128.store(q + row, c);
      l = v128.load(p2 - 4);
      m = v128.load(p2);
      r = v128.load(p2, 4);
      v128.store(q, fma(r, k8, fma(m, k7, fma(l, k6, a))));
      c = fma(r, k5, fma(m, k4, fma(l, k3, c)));
      v128.store(q + row, c);
      l = v128.load(p3 - 4);
      m = v128.load(p3);
      r = v128.load(p3, 4);
      v128.store(q + row, fma(r, k8, fma(m, k7, fma(l, k6, c))));
    }
    for (let i = 0; i < 4; i++) {
      const from = at + (i & 1 ? row : 0) + (i & 2 ? last : 0);
      end(x + from, w, b, y + from, row, i & 2);
    }
  }
}

/** A vector at an end of its row; masks leave of the samples before and behind only those of the same row. */
function end(p: usize, w: usize, b: usize, q: usize, row: usize, right: i32): void {
  const before = i32x4.replace_lane(i32x4.splat(-1), 0, right ? -1 : 0);
  const behind = i32x4.replace_lane(i32x4.splat(-1), 3, right ? 0 : -1);
  let a = v128.load32_splat(b);
  for (let k = w; k < w + 36; k += 12, p += row) {
    a = fma(v128.and(v128.load(p - 4), before), v128.load32_splat(k), a);
    a = fma(v128.load(p), v128.load32_splat(k, 4), a);
    a = fma(v128.and(v128.load(p, 4), behind), v128.load32_splat(k, 8), a);
  }
  v128.store(q, a);
}
