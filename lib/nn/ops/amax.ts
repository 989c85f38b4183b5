import { type Tensor, tensor } from '#lib/tensor.ts';
import { asVariable, type Operand, operation, type Variable } from '../autograd.ts';
import { axis } from '../axis.ts';

/**
 * The largest along a dimension; unlike `max` along a dimension, equal winners share its gradient evenly.
 *
 * @throws RangeError when there is no such dimension, or nothing along it.
 * @see PyTorch docs, torch.amax: "evenly distributes gradient between equal values".
 */
export function amax(x: Operand, dim: number, keepdim = false): Variable {
  const from = asVariable(x);
  const { shape, data } = from.value;
  const { dim: d, outer, length, inner } = axis(shape, dim);
  if (length === 0)
    throw new RangeError(`shape [${shape.join(', ')}] holds no number along dimension ${dim}`);
  const y = tensor(keepdim ? shape.with(d, 1) : shape.toSpliced(d, 1));
  const along = (line: number) => {
    const start = Math.floor(line / inner) * length * inner + (line % inner);
    return Array.from({ length }, (_, i) => start + i * inner);
  };
  for (let line = 0; line < outer * inner; line++)
    y.data[line] = along(line).reduce((top, at) => Math.max(top, data[at]), Number.NEGATIVE_INFINITY);
  const backward = (grad: Tensor) => {
    const by = tensor(shape);
    for (let line = 0; line < outer * inner; line++) {
      const winners = along(line).filter((at) => data[at] === y.data[line]);
      for (const at of winners) by.data[at] = grad.data[line] / winners.length;
    }
    return by;
  };
  return operation('amax', y, [from, backward]);
}
