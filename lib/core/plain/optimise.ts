import type { Memory } from '../arena.ts';
import type { Kernels } from '../kernels.ts';

/** The optimisers of `Kernels` in TypeScript. */
export const optimise = (memory: Memory): Pick<Kernels, 'sgd' | 'adam'> => ({
  sgd(p, g, v, count, lr, momentum, dampening, decay, nesterov, first) {
    const { f32: f } = memory;
    const [a, b, c] = [p >> 2, g >> 2, v >> 2];
    for (let i = 0; i < count; i++) {
      let grad = f[b + i] + decay * f[a + i];
      if (momentum !== 0) {
        const velocity = first ? grad : momentum * f[c + i] + (1 - dampening) * grad;
        f[c + i] = velocity;
        grad = nesterov ? grad + momentum * velocity : velocity;
      }
      f[a + i] -= lr * grad;
    }
  },

  adam(p, g, m, v, count, step, root, b1, b2, eps, decay) {
    const { f32: f } = memory;
    const [a, b, c, d] = [p >> 2, g >> 2, m >> 2, v >> 2];
    for (let i = 0; i < count; i++) {
      const grad = f[b + i] + decay * f[a + i];
      f[c + i] = b1 * f[c + i] + (1 - b1) * grad;
      f[d + i] = b2 * f[d + i] + (1 - b2) * grad * grad;
      f[a + i] -= (step * f[c + i]) / (Math.sqrt(f[d + i]) * root + eps);
    }
  },
});
