import { type Layer, step } from './layer.ts';

// Layers from two units to two, which most small networks consist of: one pass over the points, in which nothing
// is added to what another block left, and so nothing is asked at every point.

/** z = W · a + b, or max(0, that). */
export function pairForward({ f, relu, a, z, p, pair }: Layer): void {
  const least = relu ? 0 : -Infinity;
  const w00 = f[p];
  const w01 = f[p + 1];
  const w10 = f[p + 2];
  const w11 = f[p + 3];
  const b0 = f[p + 4];
  const b1 = f[p + 5];
  const away = a - z;
  for (let i = z; i < z + pair; i += step(i)) {
    const u = f[i + away];
    const v = f[i + away + 4];
    const z0 = b0 + w00 * u + w01 * v;
    const z1 = b1 + w10 * u + w11 * v;
    f[i] = z0 < least ? least : z0;
    f[i + 4] = z1 < least ? least : z1;
  }
}

/** ∂L/∂W, ∂L/∂b and da, likewise. */
export function pairBackward({ f, relu, a, z, p, g, dz, da, pair }: Layer): void {
  const limit = relu ? 0 : -Infinity;
  const w00 = f[p];
  const w01 = f[p + 1];
  const w10 = f[p + 2];
  const w11 = f[p + 3];
  const [away, delta, back] = [a - z, dz - z, da - z];
  let [g00, g01, g10, g11, s0, s1] = [0, 0, 0, 0, 0, 0];
  for (let i = z; i < z + pair; i += step(i)) {
    const d = f[i] <= limit ? 0 : f[i + delta];
    const e = f[i + 4] <= limit ? 0 : f[i + delta + 4];
    const u = f[i + away];
    const v = f[i + away + 4];
    s0 += d;
    s1 += e;
    g00 += d * u;
    g01 += d * v;
    g10 += e * u;
    g11 += e * v;
    f[i + back] = w00 * d + w10 * e;
    f[i + back + 4] = w01 * d + w11 * e;
  }
  f[g] = g00;
  f[g + 1] = g01;
  f[g + 2] = g10;
  f[g + 3] = g11;
  f[g + 4] = s0;
  f[g + 5] = s1;
}
