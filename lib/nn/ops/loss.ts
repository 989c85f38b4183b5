import { type Tensor, tensor } from '#lib/tensor.ts';
import { asVariable, type Operand, operation, type Variable } from '../autograd.ts';
import { logSoftmax } from './softmax.ts';

/**
 * The mean cross-entropy of class scores: L = −1/N Σ_n log softmax(x_n)[target_n].
 *
 * ∂L/∂x_n = (softmax(x_n) − onehot(target_n)) / N.
 *
 * @param input shape (N, C). @param target N class numbers, 0 … C − 1.
 * @throws RangeError when the shapes disagree, or a target is no class.
 * @see PyTorch docs, torch.nn.functional.cross_entropy.
 */
export function crossEntropy(input: Operand, target: ArrayLike<number>): Variable {
  const x = asVariable(input);
  const { shape } = x.value;
  const [n, classes] = shape;
  if (shape.length !== 2 || n !== target.length || n === 0) {
    throw new RangeError(
      `crossEntropy needs scores of [N, C] and N targets, not [${shape.join(', ')}] and ${target.length}`,
    );
  }
  const wrong = Array.from(target).findIndex((c) => !Number.isInteger(c) || c < 0 || c >= classes);
  if (wrong >= 0) {
    throw new RangeError(
      `target ${wrong} is class ${target[wrong]}, but there are classes 0 to ${classes - 1}`,
    );
  }
  const logs = logSoftmax(x, 1).value.data;
  let total = 0;
  for (let i = 0; i < n; i++) total -= logs[i * classes + target[i]];
  const backward = (grad: Tensor) => {
    const by = tensor(shape);
    for (let i = 0; i < logs.length; i++) by.data[i] = (Math.exp(logs[i]) * grad.data[0]) / n;
    for (let i = 0; i < n; i++) by.data[i * classes + target[i]] -= grad.data[0] / n;
    return by;
  };
  return operation('crossEntropy', tensor([], [total / n]), [x, backward]);
}

/**
 * The mean squared error, L = 1/n Σ_i (x_i − t_i)², over all n elements.
 *
 * ∂L/∂x_i = 2 (x_i − t_i) / n = −∂L/∂t_i.
 *
 * @throws RangeError when the shapes differ: nothing is broadcast.
 * @see PyTorch docs, torch.nn.functional.mse_loss.
 */
export function mseLoss(input: Operand, target: Operand): Variable {
  const [x, t] = [asVariable(input), asVariable(target)];
  const { shape, data } = x.value;
  if (t.value.shape.join() !== shape.join() || data.length === 0) {
    throw new RangeError(
      `mseLoss needs two tensors of one shape, not [${shape.join(', ')}] and [${t.value.shape.join(', ')}]`,
    );
  }
  const gap = Float64Array.from(data, (value, i) => value - t.value.data[i]);
  const n = data.length;
  const by = (sign: 1 | -1) => (grad: { data: Float32Array }) =>
    tensor(
      shape,
      gap.map((d) => (sign * 2 * d * grad.data[0]) / n),
    );
  const total = gap.reduce((sum, d) => sum + d * d, 0);
  return operation('mseLoss', tensor([], [total / n]), [x, by(1)], [t, by(-1)]);
}
