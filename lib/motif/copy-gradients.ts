import { backward, variable } from '#lib/nn/autograd.ts';
import { type add, mul, sub } from '#lib/nn/ops/arithmetic.ts';
import { softplus } from '#lib/nn/ops/pointwise.ts';
import { sum } from '#lib/nn/ops/reduce.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { windows } from './copies.ts';
import { type Pooling, pooled } from './pooling.ts';

export interface CopyGradients {
  /** s_i, one for each copy, and the answer y that is made of them. */
  readonly scores: readonly number[];
  readonly answer: number;
  /** C, the logistic loss of y − θ for this label. */
  readonly cost: number;
  /** ∂C/∂y, and ∂C/∂s_i. */
  readonly byAnswer: number;
  readonly byScore: readonly number[];
  /** ∂C/∂w as each copy sends it, shape (copies, C, K), and their sum, shape (C, K). */
  readonly each: Tensor;
  readonly total: Tensor;
}

/**
 * What each copy of a detector says, and what it sends back to the weights that all share:
 * C = log(1 + e^{y − θ}) − t · (y − θ), ∂C/∂w = Σ_i ∂C/∂s_i · x_[i].
 *
 * Every copy is given weights of its own with the same numbers, so that automatic differentiation keeps their gradients apart.
 *
 * @param x shape (C, L). @param w shape (C, K). @param label t: 1 where the motif is there, else 0. @param threshold θ.
 */
export function copyGradients(
  x: Tensor,
  w: Tensor,
  starts: readonly number[],
  { pooling, label, threshold }: { pooling: Pooling; label: number; threshold: number },
): CopyGradients {
  const n = starts.length;
  const length = w.data.length;
  const seen = windows(x, starts, w.shape[1]);
  const own = variable(tensor([n, length]));
  for (let i = 0; i < n; i++) own.value.data.set(w.data, i * length);
  const s = sum(mul(own, tensor([n, length], seen.data)), 1);
  const y = pooled(s, pooling);
  const cost = logistic(sub(y, threshold), label);
  backward(cost);
  const total = tensor(w.shape);
  own.grad!.data.forEach((g, at) => {
    total.data[at % length] += g;
  });
  return {
    scores: Array.from(s.value.data),
    answer: y.value.data[0],
    cost: cost.value.data[0],
    byAnswer: y.grad!.data[0],
    byScore: Array.from(s.grad!.data),
    each: tensor([n, ...w.shape], own.grad!.data),
    total,
  };
}

/** log(1 + e^z) − t · z: minus the logarithm of the probability σ(z) that label t = 1 has, and 1 − σ(z) that 0 has. */
export const logistic = (
  z: Parameters<typeof softplus>[0] & object,
  label: number | Tensor,
): ReturnType<typeof add> => sub(softplus(z), mul(z, label));
