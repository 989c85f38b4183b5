import { tensor } from '#lib/tensor.ts';
import { asVariable, type Operand, operation, type Variable } from '../autograd.ts';
import { axis } from '../axis.ts';

/** The largest along a dimension, and where: `indices` counts along it, in the order of the values. */
export type Maxima = { values: Variable; indices: Int32Array };

/**
 * The largest element of all; as in PyTorch, equal winners share its gradient evenly. NaN is larger than any number.
 *
 * @throws RangeError when there is no element.
 * @see PyTorch docs, torch.max.
 */
export function max(x: Operand): Variable;

/**
 * The largest elements along a dimension; as in PyTorch, a gradient goes to the winner alone, of equals to the first.
 *
 * @throws RangeError when there is no such dimension, or nothing along it.
 */
export function max(x: Operand, dim: number, keepdim?: boolean): Maxima;

export function max(x: Operand, dim?: number, keepdim = false): Variable | Maxima {
  const from = asVariable(x);
  return dim === undefined ? largest(from) : largestAlong(from, dim, keepdim);
}

function largest(from: Variable): Variable {
  const { shape, data } = from.value;
  if (data.length === 0)
    throw new RangeError(`shape [${shape.join(', ')}] holds no number, so none is largest`);
  const top = data.reduce((a, b) => Math.max(a, b));
  return operation('max', tensor([], [top]), [
    from,
    (grad) => {
      const winners = data.map((value) => (Object.is(value, top) || value === top ? 1 : 0));
      const share = grad.data[0] / winners.reduce((a, b) => a + b);
      return tensor(
        shape,
        winners.map((won) => won * share),
      );
    },
  ]);
}

function largestAlong(from: Variable, dim: number, keepdim: boolean): Maxima {
  const { shape, data } = from.value;
  const { dim: d, outer, length, inner } = axis(shape, dim);
  if (length === 0)
    throw new RangeError(`shape [${shape.join(', ')}] holds no number along dimension ${dim}`);
  const values = tensor(keepdim ? shape.with(d, 1) : shape.toSpliced(d, 1));
  const indices = new Int32Array(outer * inner);
  // The place in `data` of each winner.
  const places = indices.map((_, line) => {
    const start = Math.floor(line / inner) * length * inner + (line % inner);
    let best = start;
    for (let at = start; at < start + length * inner; at += inner) {
      // The first NaN wins, and nothing is larger.
      if (data[at] > data[best] || (Number.isNaN(data[at]) && !Number.isNaN(data[best]))) best = at;
    }
    indices[line] = (best - start) / inner;
    values.data[line] = data[best];
    return best;
  });
  const backward = (grad: { data: Float32Array }) => {
    const result = tensor(shape);
    places.forEach((at, line) => {
      result.data[at] = grad.data[line];
    });
    return result;
  };
  return { values: operation('max', values, [from, backward]), indices };
}
