import type { Tensor } from '#lib/tensor.ts';
import { backward, type Operand, type Variable, variable, zeroGrad } from './autograd.ts';
import { descend } from './descend.ts';
import { sgd } from './optimiser.ts';

/**
 * Plain gradient descent, p ← p − η (∂L/∂p)ᵀ, from `start` on.
 *
 * @param loss of the parameters, one number.
 * @param seen is told the parameters before the first step and after every one; the tensor is the same each time.
 * @returns the parameters after the last step; `start` is not changed.
 */
export function descent(
  loss: (p: Operand) => Variable,
  start: Tensor,
  lr: number,
  steps: number,
  seen: (p: Tensor) => void = () => {},
): Tensor {
  const p = variable({ shape: start.shape, data: start.data.slice() });
  const optimise = sgd({ lr });
  seen(p.value);
  for (let i = 0; i < steps; i++) {
    zeroGrad([p]);
    backward(loss(p));
    descend(optimise, [p]);
    seen(p.value);
  }
  return p.value;
}
