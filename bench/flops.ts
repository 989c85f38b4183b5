import type { Work } from './items.ts';
import { layerFlops } from './lenet.ts';

const sum = (values: readonly number[]) => values.reduce((s, v) => s + v, 0);
const product = (shape: readonly number[]) => shape.reduce((p, n) => p * n, 1);

/** Output size of one dimension: ⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1. */
export const outputSize = (n: number, k: number, stride: number, padding: number, dilation: number): number =>
  Math.floor((n + 2 * padding - dilation * (k - 1) - 1) / stride) + 1;

/**
 * Nominal multiplications and additions of one run, every tap counted (those on padding too), pooling, ReLU and loss not:
 * a convolution 2 · ∏out · Cout · Cin · ∏k; a training step that of its forward pass, of the gradients by all weights, and
 * of those by the inputs of all layers but the first.
 */
export function flops(work: Work): number {
  if (work.kind === 'conv') {
    const { input, weight, stride, padding, dilation } = work;
    const out = input.slice(2).map((n, d) => outputSize(n, weight[2 + d], stride, padding, dilation));
    return 2 * input[0] * product(out) * product(weight);
  }
  const forward =
    work.kind === 'lenet' ? layerFlops : work.sizes.slice(1).map((out, l) => 2 * out * work.sizes[l]);
  if (work.kind === 'lenet' && !work.step) return work.batch * sum(forward);
  const step = 3 * sum(forward) - forward[0];
  return work.kind === 'lenet' ? work.batch * step : work.points * work.steps * step;
}
