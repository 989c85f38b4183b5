import type { Tensor } from '#lib/tensor.ts';
import { asVariable, type Operand, operation, type Variable } from '../autograd.ts';
import { sumTo, zip } from '../broadcast.ts';

const times = (a: Tensor, b: Tensor): Tensor => zip(a, b, (x, y) => x * y);

/** One operation on two tensors that broadcast, and its derivative by either as a tensor, or 1 or −1. */
function pairwise(
  op: string,
  f: (a: number, b: number) => number,
  byA: (a: Tensor, b: Tensor) => Tensor | 1,
  byB: (a: Tensor, b: Tensor) => Tensor | 1 | -1,
) {
  return (a: Operand, b: Operand): Variable => {
    const [x, y] = [asVariable(a), asVariable(b)];
    const share = (to: Variable, by: typeof byB) => (grad: Tensor) => {
      const slope = by(x.value, y.value);
      const full = slope === 1 ? grad : slope === -1 ? negative(grad) : times(grad, slope);
      return sumTo(full, to.value.shape);
    };
    return operation(op, zip(x.value, y.value, f), [x, share(x, byA)], [y, share(y, byB)]);
  };
}

const negative = ({ shape, data }: Tensor): Tensor => ({ shape, data: data.map((value) => -value) });

/** a + b, broadcast; a gradient goes to both as it is, summed over what was repeated. */
export const add = pairwise(
  'add',
  (a, b) => a + b,
  () => 1,
  () => 1,
);

/** a − b, broadcast. */
export const sub = pairwise(
  'sub',
  (a, b) => a - b,
  () => 1,
  () => -1,
);

/** a · b element by element, broadcast; ∂/∂a = b, ∂/∂b = a. */
export const mul = pairwise(
  'mul',
  (a, b) => a * b,
  (_, b) => b,
  (a) => a,
);

/** a / b element by element, broadcast; ∂/∂a = 1 / b, ∂/∂b = −a / b². */
export const div = pairwise(
  'div',
  (a, b) => a / b,
  (_, b) => ({ shape: b.shape, data: b.data.map((y) => 1 / y) }),
  (a, b) => zip(a, b, (x, y) => -x / y / y),
);
