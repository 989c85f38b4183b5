import type { Memory } from '../arena.ts';
import type { Kernels } from '../kernels.ts';

/** The `three` of `Kernels` in TypeScript: all nine weights stay at hand along a row, and nine samples that move on. */
export const three =
  (memory: Memory): Kernels['three'] =>
  (x, w, b, y, rows, width) => {
    const { f32: f } = memory;
    const [w0, w1, w2, w3, w4, w5, w6, w7, w8] = f.subarray(w >> 2, (w >> 2) + 9);
    const bias = f[b >> 2];
    for (let r = 0; r < rows; r++) {
      let p = (x >> 2) + r * width;
      let to = (y >> 2) + r * width;
      let p0 = 0;
      let q0 = 0;
      let s0 = 0;
      let p1 = f[p];
      let q1 = f[p + width];
      let s1 = f[p + 2 * width];
      for (const end = p + width - 1; p < end; to++) {
        p++;
        const p2 = f[p];
        const q2 = f[p + width];
        const s2 = f[p + 2 * width];
        f[to] =
          bias +
          (w0 * p0 + w1 * p1 + w2 * p2) +
          (w3 * q0 + w4 * q1 + w5 * q2) +
          (w6 * s0 + w7 * s1 + w8 * s2);
        p0 = p1;
        p1 = p2;
        q0 = q1;
        q1 = q2;
        s0 = s1;
        s1 = s2;
      }
      // Behind a row lies a zero, which makes NaN of an infinite weight.
      f[to] =
        bias + (w0 * p0 + w1 * p1 + w2 * 0) + (w3 * q0 + w4 * q1 + w5 * 0) + (w6 * s0 + w7 * s1 + w8 * 0);
    }
  };
