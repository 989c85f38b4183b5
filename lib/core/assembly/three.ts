// 3 × 3 weights over one plane, whose rows lie as they were given:
//
//   y[r][i] = b + Σ_{u, v} w[u][v] · x[r + u][i + v − 1], and x[·][−1] = x[·][width] = 0
//
// All nine weights stay in registers, and two rows are made together, so that of the four rows they need, two are loaded
// once for both: 12 loads for 18 multiply-adds. No copy with zeros around it is made: the vectors at the ends of a row,
// where loads would reach into its neighbours, put the zeros in by themselves.

import { fma } from './simd';

let w0: v128, w1: v128, w2: v128, w3: v128, w4: v128, w5: v128, w6: v128, w7: v128, w8: v128, bias: v128;

/** @param rows of outputs, 2 or more. @param width 8 or more. */
export function three(x: usize, w: usize, b: usize, y: usize, rows: i32, width: i32): void {
  const row = (width as usize) << 2, last = row - 16;
  const k0 = v128.load32_splat(w), k1 = v128.load32_splat(w, 4), k2 = v128.load32_splat(w, 8);
  const k3 = v128.load32_splat(w, 12), k4 = v128.load32_splat(w, 16), k5 = v128.load32_splat(w, 20);
  const k6 = v128.load32_splat(w, 24), k7 = v128.load32_splat(w, 28), k8 = v128.load32_splat(w, 32);
  w0 = k0; w1 = k1; w2 = k2; w3 = k3; w4 = k4; w5 = k5; w6 = k6; w7 = k7; w8 = k8;
  bias = v128.load32_splat(b);
  for (let r = 0; r < rows; r += 2) {
    // An odd number of rows ends with one that is made twice.
    const at = (min(r, rows - 2) as usize) * row;
    let p = x + at, q = y + at;
    end(p, q, row, i32x4(0, -1, -1, -1), i32x4.splat(-1));
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
    end(x + at + last, y + at + last, row, i32x4.splat(-1), i32x4(-1, -1, -1, 0));
  }
}

/** Two vectors at an end of their rows; masks leave of the samples before and behind only those of the same row. */
function end(p: usize, q: usize, row: usize, before: v128, behind: v128): void {
  v128.store(q, ended(p, row, before, behind));
  v128.store(q + row, ended(p + row, row, before, behind));
}

function ended(p: usize, row: usize, before: v128, behind: v128): v128 {
  let a = fma(v128.and(v128.load(p - 4), before), w0, bias);
  a = fma(v128.and(v128.load(p, 4), behind), w2, fma(v128.load(p), w1, a));
  p += row;
  a = fma(v128.load(p), w4, fma(v128.and(v128.load(p - 4), before), w3, a));
  a = fma(v128.and(v128.load(p, 4), behind), w5, a);
  p += row;
  a = fma(v128.load(p), w7, fma(v128.and(v128.load(p - 4), before), w6, a));
  return fma(v128.and(v128.load(p, 4), behind), w8, a);
}
