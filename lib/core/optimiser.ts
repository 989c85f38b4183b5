import { type AdamOptions, adam, type SgdOptions, sgd } from '#lib/nn/optimiser.ts';
import type { Arena } from './arena.ts';
import type { Address } from './kernels.ts';

/** Which optimiser, and its settings as in lib/nn/optimiser.ts. */
export type OptimiserSettings = { sgd: SgdOptions } | { adam: AdamOptions };

/** Moves the `count` parameters at `values` in place, one step against their gradients; `lr` may replace the setting. */
export function optimiser(
  arena: Arena,
  settings: OptimiserSettings,
  { values, gradients, count }: { values: Address; gradients: Address; count: number },
): (lr?: number) => void {
  const { kernels } = arena;
  if ('sgd' in settings) {
    // Refuses what the other would refuse.
    sgd(settings.sgd);
    const { lr: usual, momentum = 0, dampening = 0, weightDecay = 0, nesterov = false } = settings.sgd;
    const v = arena.zeros(momentum === 0 ? 0 : count);
    let first = 1;
    return (lr = usual) => {
      kernels.sgd(values, gradients, v, count, lr, momentum, dampening, weightDecay, nesterov ? 1 : 0, first);
      first = 0;
    };
  }
  adam(settings.adam);
  const { lr: usual = 1e-3, betas: [b1, b2] = [0.9, 0.999], eps = 1e-8, weightDecay = 0 } = settings.adam;
  const [m, v] = [arena.zeros(count), arena.zeros(count)];
  let t = 0;
  return (lr = usual) => {
    t++;
    const [step, root] = [lr / (1 - b1 ** t), 1 / Math.sqrt(1 - b2 ** t)];
    kernels.adam(values, gradients, m, v, count, step, root, b1, b2, eps, weightDecay);
  };
}
