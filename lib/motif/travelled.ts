/**
 * What gradient descent uses in each step: the gradient of that step, or, where nobody calls zero_grad, the sum of all gradients so far.
 *
 * With: g_1, g_2, g_3, …; without: g_1, g_1 + g_2, g_1 + g_2 + g_3, …
 */
export function used(gradients: readonly number[], zeroGrad: boolean): number[] {
  let left = 0;
  return gradients.map((g) => {
    left = zeroGrad ? g : left + g;
    return left;
  });
}

/**
 * How far the steps have led after each of them, for a learning rate of 1: the running sum of what they used.
 *
 * For gradients that are all 1 that is 1, 2, 3, … with zero_grad, and 1, 3, 6, … without.
 */
export const travelled = (gradients: readonly number[], zeroGrad: boolean): number[] =>
  used(used(gradients, zeroGrad), false);
