import { asVariable, type Operand, type Variable } from '#lib/nn/autograd.ts';
import { amax } from '#lib/nn/ops/amax.ts';
import { add, sub } from '#lib/nn/ops/arithmetic.ts';
import { exp, log } from '#lib/nn/ops/pointwise.ts';
import { mean, sum } from '#lib/nn/ops/reduce.ts';

/** How scores become one answer. */
export const poolings = ['max', 'logsumexp', 'mean'] as const;
export type Pooling = (typeof poolings)[number];

/**
 * One answer from the scores along the last dimension: y = max_i s_i, log Σ_i e^{s_i}, or the mean.
 *
 * ∂y/∂s_i is 1 at the largest and 0 elsewhere (equal winners share it), softmax(s)_i, or 1/n.
 *
 * @see PyTorch docs, torch.amax, torch.logsumexp, torch.mean.
 */
export function pooled(scores: Operand, pooling: Pooling): Variable {
  const s = asVariable(scores);
  const last = s.value.shape.length - 1;
  if (pooling === 'mean') return mean(s, last);
  if (pooling === 'max') return amax(s, last);
  // Taken off and added again as a constant, the largest score keeps eˢ from overflowing.
  const top = amax(s.value, last, true).value;
  const rest = log(sum(exp(sub(s, top)), last));
  return add(rest, { shape: rest.value.shape, data: top.data });
}
