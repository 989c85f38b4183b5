import { type Tensor, tensor } from '#lib/tensor.ts';
import { backward, type Operand, type Variable, variable, zeroGrad } from './autograd.ts';

/** A function that `autograd` can differentiate. */
export type Differentiable = (x: Operand) => Variable;

/**
 * The Jacobian matrix, J[i, j] = ∂f_i / ∂x_j, by one backward pass for each f_i.
 *
 * @returns shape (numbers in f(x), numbers in x): row i belongs to f_i, so that df = J · dx for columns df and dx.
 * @see PyTorch docs, torch.autograd.functional.jacobian.
 */
export function jacobian(f: Differentiable, x: Tensor): Tensor {
  const at = variable(x);
  const y = f(at);
  const [rows, columns] = [y.value.data.length, x.data.length];
  const result = tensor([rows, columns]);
  if (!y.requiresGrad) return result;
  for (let i = 0; i < rows; i++) {
    zeroGrad([at]);
    const one = tensor(y.value.shape);
    one.data[i] = 1;
    backward(y, one);
    // What y does not depend on, gets no gradient.
    const row = (at as Variable).grad;
    if (row) result.data.set(row.data, i * columns);
  }
  return result;
}

/**
 * The same by central differences, D(h) = (f(x + h e_j) − f(x − h e_j)) / 2h, of two widths whose errors of second order
 * cancel: (4 D(h) − D(2h)) / 3, with an error of fourth order in h and one of rounding, about 2⁻²⁴ |f| / h.
 */
export function numericJacobian(f: Differentiable, x: Tensor, h = 1 / 32): Tensor {
  const columns = x.data.length;
  const moved = (j: number, by: number) => f(tensor(x.shape, x.data.with(j, x.data[j] + by))).value.data;
  const slope = (j: number, by: number) => {
    const [up, down] = [moved(j, by), moved(j, -by)];
    return Array.from(up, (value, i) => (value - down[i]) / (2 * by));
  };
  const sides = Array.from({ length: columns }, (_, j) => [slope(j, h), slope(j, 2 * h)]);
  const rows = f(x).value.data.length;
  return tensor(
    [rows, columns],
    Array.from({ length: rows * columns }, (_, at) => {
      const [i, j] = [Math.floor(at / columns), at % columns];
      return (4 * sides[j][0][i] - sides[j][1][i]) / 3;
    }),
  );
}
