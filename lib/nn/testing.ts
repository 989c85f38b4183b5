/** For tests only: numbers to differentiate at, and gradients to compare. */
import { finiteDifferences, inner } from '#lib/conv/testing.ts';
import { integer, random } from '#lib/random.ts';
import { size, type Tensor, tensor } from '#lib/tensor.ts';
import { asVariable, backward, type Operand, type Variable, variable } from './autograd.ts';
import { linear } from './ops/linear.ts';
import { relu } from './ops/pointwise.ts';

/**
 * Numbers all different, in seeded order, `step` apart and at least step / 2 from 0 on both sides of it: small
 * movements change neither a sign nor an order, so relu, abs and max are smooth here.
 */
export function apart(shape: readonly number[], seed: number, step = 0.2): Tensor {
  const count = size(shape);
  const stream = random(seed);
  const values = Array.from({ length: count }, (_, i) => (i - Math.floor(count / 2) + 0.5) * step);
  for (let i = count - 1; i > 0; i--) {
    const j = integer(stream, 0, i + 1);
    [values[i], values[j]] = [values[j], values[i]];
  }
  return tensor(shape, values);
}

/** The gradients of ⟨seed, f(inputs)⟩ by every input. */
export function gradients(
  f: (...inputs: Variable[]) => Variable,
  inputs: readonly Tensor[],
  seed: Tensor,
): Tensor[] {
  const variables = inputs.map(variable);
  backward(f(...variables), seed);
  return variables.map(({ grad, value }) => grad ?? tensor(value.shape));
}

/**
 * The same by central differences of two widths, h and 2h, whose errors of second order cancel:
 * (4 D(h) − D(2h)) / 3 with an error of fourth order.
 */
export function numericGradients(
  f: (...inputs: Operand[]) => Variable,
  inputs: readonly Tensor[],
  seed: Tensor,
  h = 1 / 32,
): Tensor[] {
  return inputs.map((input, i) => {
    const loss = (moved: Tensor) => inner(f(...inputs.with(i, moved)).value, seed);
    const [narrow, wide] = [h, 2 * h].map((width) => finiteDifferences(loss, input, width).data);
    return tensor(
      input.shape,
      narrow.map((value, j) => (4 * value - wide[j]) / 3),
    );
  });
}

/** A perceptron's outputs for a batch, through `autograd`: `parameters` holds weight, bias, weight, bias, … */
export function perceptron(
  x: Operand,
  parameters: readonly Variable[],
  rectified: readonly boolean[],
): Variable {
  return rectified.reduce((input, on, l) => {
    const y = linear(input, parameters[2 * l], parameters[2 * l + 1]);
    return on ? relu(y) : y;
  }, asVariable(x));
}
