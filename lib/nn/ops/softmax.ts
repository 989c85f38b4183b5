import { type Tensor, tensor } from '#lib/tensor.ts';
import { asVariable, type Operand, operation, type Variable } from '../autograd.ts';
import { axis } from '../axis.ts';

/** A new tensor in the shape of x, line by line along `dim`: `write(y, at, step, length)` fills the line from `at` on. */
function alongLines(
  x: Tensor,
  dim: number,
  write: (y: Float32Array, at: number, step: number, end: number) => void,
): Tensor {
  const { outer, length, inner } = axis(x.shape, dim);
  const y = tensor(x.shape);
  for (let o = 0; o < outer; o++) {
    for (let r = 0; r < inner; r++) {
      const at = o * length * inner + r;
      write(y.data, at, inner, at + length * inner);
    }
  }
  return y;
}

/** The largest of a line, and log Σ e^(x − largest): kept apart, for their sum would round away small digits. */
function logSumExp(x: Float32Array, at: number, step: number, end: number): readonly [number, number] {
  let most = -Infinity;
  for (let i = at; i < end; i += step) most = Math.max(most, x[i]);
  let total = 0;
  for (let i = at; i < end; i += step) total += Math.exp(x[i] - most);
  return [most, Math.log(total)];
}

/**
 * log softmax along a dimension, y_i = x_i − log Σ_j e^(x_j), in a form that does not overflow.
 *
 * ∂L/∂x_i = g_i − softmax(x)_i · Σ_j g_j.
 *
 * @see PyTorch docs, torch.nn.functional.log_softmax.
 */
export function logSoftmax(x: Operand, dim: number): Variable {
  const from = asVariable(x);
  const { data } = from.value;
  const y = alongLines(from.value, dim, (to, at, step, end) => {
    const [most, rest] = logSumExp(data, at, step, end);
    for (let i = at; i < end; i += step) to[i] = data[i] - most - rest;
  });
  return operation('logSoftmax', y, [
    from,
    (grad) =>
      alongLines(grad, dim, (to, at, step, end) => {
        let total = 0;
        for (let i = at; i < end; i += step) total += grad.data[i];
        for (let i = at; i < end; i += step) to[i] = grad.data[i] - Math.exp(y.data[i]) * total;
      }),
  ]);
}

/**
 * Positive numbers of sum 1 along a dimension: y_i = e^(x_i) / Σ_j e^(x_j).
 *
 * ∂L/∂x_i = y_i · (g_i − Σ_j g_j y_j).
 *
 * @see PyTorch docs, torch.nn.functional.softmax.
 */
export function softmax(x: Operand, dim: number): Variable {
  const from = asVariable(x);
  const { data } = from.value;
  const y = alongLines(from.value, dim, (to, at, step, end) => {
    const [most, rest] = logSumExp(data, at, step, end);
    for (let i = at; i < end; i += step) to[i] = Math.exp(data[i] - most - rest);
  });
  return operation('softmax', y, [
    from,
    (grad) =>
      alongLines(grad, dim, (to, at, step, end) => {
        let total = 0;
        for (let i = at; i < end; i += step) total += grad.data[i] * y.data[i];
        for (let i = at; i < end; i += step) to[i] = y.data[i] * (grad.data[i] - total);
      }),
  ]);
}
