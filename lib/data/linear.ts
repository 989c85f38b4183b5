import { normal, type Random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

/** Inputs (N, D) and a number for each, (N). */
export type Samples = { readonly x: Tensor; readonly y: Tensor };

/**
 * Samples of a linear rule with noise: y = w · x + ε, every x_i and ε normal, x_i of variance 1.
 *
 * @param w the rule's D weights. @param noise standard deviation of ε.
 */
export function linearSamples(w: readonly number[], count: number, noise: number, random: Random): Samples {
  const rows = Array.from({ length: count }, () => w.map(() => normal(random)));
  const y = rows.map((x) => x.reduce((sum, value, i) => sum + w[i] * value, noise * normal(random)));
  return { x: tensor([count, w.length], rows.flat()), y: tensor([count], y) };
}
