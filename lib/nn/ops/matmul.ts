import { tensor } from '#lib/tensor.ts';
import { asVariable, type Operand, operation, type Variable } from '../autograd.ts';
import { sumTo } from '../broadcast.ts';
import { product } from '../product.ts';

/**
 * The matrix product of the last two dimensions, y[…, i, j] = Σ_k a[…, i, k] · b[…, k, j]; the dimensions before them
 * broadcast. A vector counts as a row on the left and as a column on the right, and its dimension is left out of y.
 *
 * ∂L/∂a = g · bᵀ and ∂L/∂b = aᵀ · g, summed over what was repeated.
 *
 * @throws RangeError when the inner sizes differ, or an argument is a single number.
 * @see PyTorch docs, torch.matmul.
 */
export function matmul(a: Operand, b: Operand): Variable {
  const [left, right] = [asVariable(a), asVariable(b)];
  const [m, n] = [left.value.shape, right.value.shape];
  const what = `matmul of [${m.join(', ')}] by [${n.join(', ')}]`;
  if (m.length === 0 || n.length === 0) throw new RangeError(`${what}: both must have a dimension`);
  const x = tensor(m.length === 1 ? [1, ...m] : m, left.value.data);
  const y = tensor(n.length === 1 ? [...n, 1] : n, right.value.data);
  const [columns, rows] = [x.shape.at(-1), y.shape.at(-2)];
  if (columns !== rows) throw new RangeError(`${what}: ${columns} columns meet ${rows} rows`);
  const matrices = product(x, y);
  const full = matrices.shape;
  const shape = [
    ...full.slice(0, -2),
    ...(m.length === 1 ? [] : full.slice(-2, -1)),
    ...(n.length === 1 ? [] : full.slice(-1)),
  ];
  return operation(
    'matmul',
    tensor(shape, matrices.data),
    [left, ({ data }) => tensor(m, sumTo(product(tensor(full, data), y, false, true), x.shape).data)],
    [right, ({ data }) => tensor(n, sumTo(product(x, tensor(full, data), true), y.shape).data)],
  );
}
