import type { Memory } from '../arena.ts';
import type { Kernels } from '../kernels.ts';

/** What makes one number of one number, and sums, of `Kernels` in TypeScript. */
export const elementwise = (
  memory: Memory,
): Pick<Kernels, 'sums' | 'relu' | 'reluBackward' | 'addScaled' | 'scale'> => ({
  sums(x, planes, step, length, to) {
    const { f32: f } = memory;
    for (let p = 0; p < planes; p++) {
      const from = (x + p * step) >> 2;
      let sum = 0;
      for (let i = 0; i < length; i++) sum += f[from + i];
      f[(to >> 2) + p] += sum;
    }
  },

  relu(x, y, count) {
    const { f32: f } = memory;
    const [a, b] = [x >> 2, y >> 2];
    for (let i = 0; i < count; i++) {
      const value = f[a + i];
      f[b + i] = value < 0 ? 0 : value;
    }
  },

  reluBackward(g, y, to, count) {
    const { f32: f } = memory;
    const [a, b, c] = [g >> 2, y >> 2, to >> 2];
    for (let i = 0; i < count; i++) f[c + i] = f[b + i] <= 0 ? 0 : f[a + i];
  },

  addScaled(a, b, s, to, count) {
    const { f32: f } = memory;
    const [p, q, t] = [a >> 2, b >> 2, to >> 2];
    for (let i = 0; i < count; i++) f[t + i] = f[p + i] + s * f[q + i];
  },

  scale(a, s, to, count) {
    const { f32: f } = memory;
    const [p, t] = [a >> 2, to >> 2];
    for (let i = 0; i < count; i++) f[t + i] = s * f[p + i];
  },
});
