import type { Memory } from '../arena.ts';
import type { Kernels } from '../kernels.ts';

/** The `dots` of `Kernels` in TypeScript: four channels × two taps at a time, the last of either repeated where they end. */
export const dots =
  (memory: Memory): Kernels['dots'] =>
  (a, aStep, channels, b, off, count, rows, length, aRow, bRow, out, outChannel, outTap) => {
    const { f32: f, i32 } = memory;
    const [step, aNext, bNext, oc, ot] = [aStep >> 2, aRow >> 2, bRow >> 2, outChannel >> 2, outTap >> 2];
    for (let c = 0; c < channels; c += 4) {
      const most = channels - 1 - c;
      const p0 = (a >> 2) + c * step;
      const p1 = p0 + Math.min(most, 1) * step;
      const p2 = p0 + Math.min(most, 2) * step;
      const p3 = p0 + Math.min(most, 3) * step;
      for (let t = 0; t < count; t += 2) {
        const second = Math.min(t + 1, count - 1);
        const x = (b + i32[(off >> 2) + t]) >> 2;
        const y = (b + i32[(off >> 2) + second]) >> 2;
        let [u0, u1, u2, u3, v0, v1, v2, v3] = [0, 0, 0, 0, 0, 0, 0, 0];
        for (let r = 0; r < rows; r++) {
          const [i0, j] = [r * aNext, r * bNext];
          for (let i = 0; i < length; i++) {
            const u = f[x + j + i];
            const v = f[y + j + i];
            const k0 = f[p0 + i0 + i];
            const k1 = f[p1 + i0 + i];
            const k2 = f[p2 + i0 + i];
            const k3 = f[p3 + i0 + i];
            u0 += k0 * u;
            v0 += k0 * v;
            u1 += k1 * u;
            v1 += k1 * v;
            u2 += k2 * u;
            v2 += k2 * v;
            u3 += k3 * u;
            v3 += k3 * v;
          }
        }
        const to = (out >> 2) + c * oc + t * ot;
        add(f, to, oc, most, u0, u1, u2, u3);
        if (second > t) add(f, to + ot, oc, most, v0, v1, v2, v3);
      }
    }
  };

function add(
  f: Float32Array,
  to: number,
  step: number,
  most: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
) {
  f[to] += s0;
  if (most > 0) f[to + step] += s1;
  if (most > 1) f[to + 2 * step] += s2;
  if (most > 2) f[to + 3 * step] += s3;
}
