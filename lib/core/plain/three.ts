import type { Memory } from '../arena.ts';
import type { Kernels } from '../kernels.ts';

/** The `three` of `Kernels` in TypeScript: all nine weights and the last two columns stay at hand along a row. */
export const three =
  (memory: Memory): Kernels['three'] =>
  (x, w, b, y, rows, width) => {
    const { f32: f } = memory;
    const at = w >> 2;
    const [w0, w1, w2, w3, w4, w5, w6, w7, w8] = f.subarray(at, at + 9);
    const bias = f[b >> 2];
    for (let r = 0; r < rows; r++) {
      let p = (x >> 2) + r * width;
      let q = p + width;
      let s = q + width;
      let [p0, q0, s0] = [0, 0, 0];
      let [p1, q1, s1] = [f[p], f[q], f[s]];
      const to = (y >> 2) + r * width;
      for (let i = to; i < to + width; i++) {
        const last = i + 1 === to + width;
        const p2 = last ? 0 : f[++p];
        const q2 = last ? 0 : f[++q];
        const s2 = last ? 0 : f[++s];
        f[i] =
          bias +
          (w0 * p0 + w1 * p1 + w2 * p2 + (w3 * q0 + w4 * q1 + w5 * q2) + (w6 * s0 + w7 * s1 + w8 * s2));
        [p0, q0, s0] = [p1, q1, s1];
        [p1, q1, s1] = [p2, q2, s2];
      }
    }
  };
