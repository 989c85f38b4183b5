import { asVariable, type Operand, operation, type Variable } from '../autograd.ts';
import { axis } from '../axis.ts';
import { pick, putBack } from '../pick.ts';

const picked = (op: string, x: Variable, dim: number, index: readonly number[]): Variable =>
  operation(op, pick(x.value, dim, index), [x, (grad) => putBack(grad, x.value.shape, dim, index)]);

/**
 * The entries `index` along one dimension, in that order: y[…, i, …] = x[…, index[i], …].
 *
 * An entry that is taken twice gets both gradients, added: w = indexSelect(u, 0, [0, 0, 1, 1]) ties weights in pairs.
 *
 * @throws RangeError when an index is not one of 0 … n − 1.
 * @see PyTorch docs, torch.index_select.
 */
export function indexSelect(x: Operand, dim: number, index: readonly number[]): Variable {
  const from = asVariable(x);
  const { length } = axis(from.value.shape, dim);
  const wrong = index.find((i) => !Number.isInteger(i) || i < 0 || i >= length);
  if (wrong !== undefined) {
    throw new RangeError(`there is no index ${wrong} among ${length} along dimension ${dim}`);
  }
  return picked('indexSelect', from, dim, index);
}

/**
 * The `length` entries from `start` on along one dimension; the others get a gradient of 0.
 *
 * @throws RangeError when they reach beyond the dimension.
 * @see PyTorch docs, torch.narrow.
 */
export function narrow(x: Operand, dim: number, start: number, length: number): Variable {
  const from = asVariable(x);
  const { length: all } = axis(from.value.shape, dim);
  if (
    !Number.isInteger(start) ||
    !Number.isInteger(length) ||
    start < 0 ||
    length < 0 ||
    start + length > all
  ) {
    throw new RangeError(`${length} from ${start} on do not lie within the ${all} along dimension ${dim}`);
  }
  return picked(
    'narrow',
    from,
    dim,
    Array.from({ length }, (_, i) => start + i),
  );
}
