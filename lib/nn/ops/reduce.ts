import { size, type Tensor, tensor } from '#lib/tensor.ts';
import { asVariable, type Operand, operation, type Variable } from '../autograd.ts';
import { dimension } from '../axis.ts';
import { expand, sumTo } from '../broadcast.ts';

/** One dimension or several, which may count from the end; left out, all of them. */
export type Dims = number | readonly number[];

/** The reduced shape with every reduced size as 1, and without them. */
function reduced(shape: readonly number[], dim: Dims | undefined): { kept: number[]; dropped: number[] } {
  const dims = (dim === undefined ? shape.map((_, d) => d) : [dim].flat()).map((d) => dimension(d, shape));
  if (new Set(dims).size < dims.length) {
    throw new RangeError(`dimensions [${[dim].flat().join(', ')}] name one twice`);
  }
  return {
    kept: shape.map((n, d) => (dims.includes(d) ? 1 : n)),
    dropped: shape.filter((_, d) => !dims.includes(d)),
  };
}

/** `scale` times the sum over `dim`; a gradient goes to every summand, `scale` times. */
function scaledSum(op: string, x: Variable, kept: number[], shape: number[], scale: number): Variable {
  const times = ({ shape, data }: Tensor) =>
    tensor(
      shape,
      data.map((value) => value * scale),
    );
  const y = times(sumTo(x.value, kept));
  return operation(op, tensor(shape, y.data), [
    x,
    (grad) => expand(times(tensor(kept, grad.data)), x.value.shape),
  ]);
}

/**
 * The sum of all elements, or over one dimension or several; `keepdim` leaves these in the shape, with size 1.
 *
 * @see PyTorch docs, torch.sum.
 */
export function sum(x: Operand, dim?: Dims, keepdim = false): Variable {
  const from = asVariable(x);
  const { kept, dropped } = reduced(from.value.shape, dim);
  return scaledSum('sum', from, kept, keepdim ? kept : dropped, 1);
}

/**
 * The mean of all elements, or over one dimension or several: the sum by the number n of summands, ∂/∂x = 1/n.
 *
 * @see PyTorch docs, torch.mean.
 */
export function mean(x: Operand, dim?: Dims, keepdim = false): Variable {
  const from = asVariable(x);
  const { kept, dropped } = reduced(from.value.shape, dim);
  const n = size(from.value.shape) / size(kept);
  return scaledSum('mean', from, kept, keepdim ? kept : dropped, 1 / n);
}
