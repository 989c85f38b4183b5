import { size, tensor } from '#lib/tensor.ts';
import { asVariable, type Operand, operation, type Variable } from '../autograd.ts';
import { swap } from '../swap.ts';

/**
 * The same elements in another shape, in row-major order; one size may be −1 and is then what remains. The result is a
 * view: it shares its memory with x.
 *
 * @throws RangeError when the shape holds another number of elements.
 * @see PyTorch docs, torch.reshape.
 */
export function reshape(x: Operand, shape: readonly number[]): Variable {
  const from = asVariable(x);
  const { shape: old, data } = from.value;
  const free = shape.indexOf(-1);
  const known = size(shape.toSpliced(free < 0 ? shape.length : free, 1));
  const remaining = data.length / known;
  if (free < 0 ? known !== data.length : !Number.isInteger(remaining)) {
    throw new RangeError(
      `shape [${old.join(', ')}] holds ${data.length} numbers, which do not fit into [${shape.join(', ')}]`,
    );
  }
  const full = free < 0 ? shape : shape.with(free, remaining);
  return operation('reshape', tensor(full, data), [from, (grad) => tensor(old, grad.data)]);
}

/** Exchanges two dimensions, which may count from the end: y[…, j, …, i, …] = x[…, i, …, j, …]; a gradient goes back likewise. */
export function transpose(x: Operand, dim0: number, dim1: number): Variable {
  const from = asVariable(x);
  return operation('transpose', swap(from.value, dim0, dim1), [from, (grad) => swap(grad, dim0, dim1)]);
}
