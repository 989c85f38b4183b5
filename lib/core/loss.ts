import type { Arena } from './arena.ts';
import type { Value } from './stage.ts';

/**
 * The mean cross-entropy of class scores, L = −1/N Σ_n log softmax(y_n)[label_n]; leaves ∂L/∂y = (softmax(y) − onehot) / N.
 *
 * @param y shape (N, classes).
 * @throws RangeError when the labels do not fit.
 */
export function crossEntropy(arena: Arena, y: Value, labels: ArrayLike<number>): number {
  const [n, classes] = y.shape;
  if (y.shape.length !== 2 || labels.length !== n) {
    throw new RangeError(`scores of [${y.shape.join(', ')}] need as many labels, not ${labels.length}`);
  }
  const [scores, gradient] = arena.views(y.at, y.gradient, n * classes);
  let sum = 0;
  for (let i = 0, at = 0; i < n; i++, at += classes) {
    if (!(labels[i] >= 0 && labels[i] < classes)) {
      throw new RangeError(`label ${labels[i]} is none of the classes 0 to ${classes - 1}`);
    }
    let most = scores[at];
    for (let c = 1; c < classes; c++) if (scores[at + c] > most) most = scores[at + c];
    let total = 0;
    for (let c = 0; c < classes; c++) total += Math.exp(scores[at + c] - most);
    for (let c = 0; c < classes; c++) gradient[at + c] = Math.exp(scores[at + c] - most) / (total * n);
    gradient[at + labels[i]] -= 1 / n;
    sum += Math.log(total) + most - scores[at + labels[i]];
  }
  return sum / n;
}
