import { tensor } from '#lib/tensor.ts';
import { asVariable, type Operand, operation, type Variable } from '../autograd.ts';
import { axis, dimension } from '../axis.ts';
import { pick } from '../pick.ts';
import { reshape } from './shape.ts';

/**
 * Tensors one after another along a dimension; each gets its own part of a gradient.
 *
 * @throws RangeError when there are none, or when their other sizes differ.
 * @see PyTorch docs, torch.cat.
 */
export function cat(xs: readonly Operand[], dim = 0): Variable {
  if (xs.length === 0) throw new RangeError('cat needs at least 1 tensor, not 0');
  const parts = xs.map(asVariable);
  const [{ shape: first }] = parts.map(({ value }) => value);
  const d = dimension(dim, first);
  const starts = [0];
  for (const { value } of parts) {
    const { shape } = value;
    if (shape.length !== first.length || shape.some((n, e) => e !== d && n !== first[e])) {
      throw new RangeError(
        `cat along dimension ${dim}: [${shape.join(', ')}] does not fit to [${first.join(', ')}]`,
      );
    }
    starts.push(starts[starts.length - 1] + shape[d]);
  }
  const total = starts[parts.length];
  const y = tensor(first.with(d, total));
  parts.forEach(({ value }, p) => {
    const { outer, length, inner } = axis(value.shape, d);
    const block = length * inner;
    for (let o = 0; o < outer; o++) {
      y.data.set(value.data.subarray(o * block, (o + 1) * block), (o * total + starts[p]) * inner);
    }
  });
  const own = (p: number) => Array.from({ length: starts[p + 1] - starts[p] }, (_, i) => starts[p] + i);
  return operation(
    'cat',
    y,
    ...parts.map((part, p) => [part, (grad: typeof y) => pick(grad, d, own(p))] as const),
  );
}

/**
 * Tensors of one shape side by side along a new dimension, which stands at `dim` of the result.
 *
 * @throws RangeError when there are none, or when their shapes differ.
 * @see PyTorch docs, torch.stack.
 */
export function stack(xs: readonly Operand[], dim = 0): Variable {
  if (xs.length === 0) throw new RangeError('stack needs at least 1 tensor, not 0');
  const parts = xs.map(asVariable);
  const [{ shape }] = parts.map(({ value }) => value);
  const other = parts.find(({ value }) => value.shape.join() !== shape.join());
  if (other) {
    throw new RangeError(
      `stack needs one shape, not [${shape.join(', ')}] and [${other.value.shape.join(', ')}]`,
    );
  }
  const d = dimension(dim, [...shape, 1]);
  return cat(
    parts.map((part) => reshape(part, shape.toSpliced(d, 0, 1))),
    d,
  );
}
