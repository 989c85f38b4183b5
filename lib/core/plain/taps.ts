import type { Memory } from '../arena.ts';
import type { Kernels } from '../kernels.ts';

/**
 * The `taps` of `Kernels` in TypeScript, with the same tiles as in WebAssembly: 4 channels × 2 outputs, and 1 × 8 for
 * channels that are left over. Eight sums stay in registers, and each sample and weight is read once for several products.
 */
export const taps =
  (memory: Memory): Kernels['taps'] =>
  (x, off, count, w, b, y, channels, rows, width, rowStep, yRow, yPlane) => {
    const { f32, i32 } = memory;
    const shape = { count, rows, width, rowStep: rowStep >> 2, yRow: yRow >> 2, yPlane: yPlane >> 2 };
    let c = 0;
    let at = w >> 2;
    for (; c + 4 <= channels; c += 4, at += 4 * count) {
      four(f32, i32, x >> 2, off >> 2, at, (b >> 2) + c, (y >> 2) + c * shape.yPlane, shape);
    }
    if (channels & 2) {
      // A pair lies interleaved: each of its channels by itself, every second weight.
      for (let i = 0; i < 2; i++) {
        one(
          f32,
          i32,
          x >> 2,
          off >> 2,
          at + i,
          2,
          (b >> 2) + c + i,
          (y >> 2) + (c + i) * shape.yPlane,
          shape,
        );
      }
      c += 2;
      at += 2 * count;
    }
    if (channels & 1)
      one(f32, i32, x >> 2, off >> 2, at, 1, (b >> 2) + c, (y >> 2) + c * shape.yPlane, shape);
  };

type Shape = { count: number; rows: number; width: number; rowStep: number; yRow: number; yPlane: number };

function four(
  f: Float32Array,
  table: Int32Array,
  x: number,
  off: number,
  w: number,
  b: number,
  y: number,
  { count, rows, width, rowStep, yRow, yPlane }: Shape,
) {
  const end = off + count;
  for (let r = 0; r < rows; r++) {
    const from = x + r * rowStep;
    for (let i = 0; i < width; i += 2) {
      // At the end of an odd row the last output is computed twice.
      const second = i + 1 < width ? 1 : 0;
      let a0 = f[b];
      let a1 = f[b + 1];
      let a2 = f[b + 2];
      let a3 = f[b + 3];
      let b0 = a0;
      let b1 = a1;
      let b2 = a2;
      let b3 = a3;
      for (let t = off, k = w; t < end; t++, k += 4) {
        const at = from + i + (table[t] >> 2);
        const u = f[at];
        const v = f[at + second];
        const w0 = f[k];
        const w1 = f[k + 1];
        const w2 = f[k + 2];
        const w3 = f[k + 3];
        a0 += w0 * u;
        b0 += w0 * v;
        a1 += w1 * u;
        b1 += w1 * v;
        a2 += w2 * u;
        b2 += w2 * v;
        a3 += w3 * u;
        b3 += w3 * v;
      }
      const to = y + r * yRow + i;
      f[to] = a0;
      f[to + yPlane] = a1;
      f[to + 2 * yPlane] = a2;
      f[to + 3 * yPlane] = a3;
      f[to + second] = b0;
      f[to + second + yPlane] = b1;
      f[to + second + 2 * yPlane] = b2;
      f[to + second + 3 * yPlane] = b3;
    }
  }
}

/** One channel, whose weights lie `step` numbers apart. */
function one(
  f: Float32Array,
  table: Int32Array,
  x: number,
  off: number,
  w: number,
  step: number,
  b: number,
  y: number,
  { count, rows, width, rowStep, yRow }: Shape,
) {
  const end = off + count;
  const bias = f[b];
  for (let r = 0; r < rows; r++) {
    const from = x + r * rowStep;
    const to = y + r * yRow;
    let i = 0;
    for (; i + 8 <= width; i += 8) {
      let [s0, s1, s2, s3, s4, s5, s6, s7] = [bias, bias, bias, bias, bias, bias, bias, bias];
      for (let t = off, k = w; t < end; t++, k += step) {
        const at = from + i + (table[t] >> 2);
        const weight = f[k];
        s0 += weight * f[at];
        s1 += weight * f[at + 1];
        s2 += weight * f[at + 2];
        s3 += weight * f[at + 3];
        s4 += weight * f[at + 4];
        s5 += weight * f[at + 5];
        s6 += weight * f[at + 6];
        s7 += weight * f[at + 7];
      }
      f[to + i] = s0;
      f[to + i + 1] = s1;
      f[to + i + 2] = s2;
      f[to + i + 3] = s3;
      f[to + i + 4] = s4;
      f[to + i + 5] = s5;
      f[to + i + 6] = s6;
      f[to + i + 7] = s7;
    }
    for (; i < width; i++) {
      let sum = bias;
      for (let t = off, k = w; t < end; t++, k += step) sum += f[k] * f[from + i + (table[t] >> 2)];
      f[to + i] = sum;
    }
  }
}
