import type { Variable } from './autograd.ts';
import type { Optimiser } from './optimiser.ts';

/**
 * One step of an optimiser on the values of variables, in place, against the gradients that `backward` left in them:
 * PyTorch's optimizer.step().
 *
 * What was computed from the variables before keeps its old values: compute anew before the next `backward`.
 *
 * An optimiser remembers: give it the same variables in the same order every time. A variable without a gradient counts
 * as one with gradient 0, which momentum may still move; PyTorch would pass over it.
 */
export function descend(optimise: Optimiser, variables: readonly Variable[]): void {
  const count = variables.reduce((sum, { value }) => sum + value.data.length, 0);
  const [parameters, gradients] = [new Float32Array(count), new Float32Array(count)];
  let at = 0;
  for (const { value, grad } of variables) {
    parameters.set(value.data, at);
    if (grad) gradients.set(grad.data, at);
    at += value.data.length;
  }
  optimise(parameters, gradients);
  at = 0;
  for (const { value } of variables) {
    value.data.set(parameters.subarray(at, at + value.data.length));
    at += value.data.length;
  }
}
