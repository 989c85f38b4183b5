import { type Tensor, tensor } from '#lib/tensor.ts';
import { asVariable, type Operand, operation, type Variable } from '../autograd.ts';

/** y = f(x) element by element, with its derivative by x, written in x or in y. */
function pointwise(op: string, f: (x: number) => number, df: (x: number, y: number) => number) {
  return (x: Operand): Variable => {
    const from = asVariable(x);
    const { shape, data } = from.value;
    const y = tensor(shape);
    for (let i = 0; i < data.length; i++) y.data[i] = f(data[i]);
    const backward = (grad: Tensor) => {
      const by = tensor(shape);
      for (let i = 0; i < data.length; i++) by.data[i] = grad.data[i] * df(data[i], y.data[i]);
      return by;
    };
    return operation(op, y, [from, backward]);
  };
}

/** −x. */
export const neg = pointwise(
  'neg',
  (x) => -x,
  () => -1,
);

/** eˣ. */
export const exp = pointwise('exp', Math.exp, (_, y) => y);

/** The natural logarithm; −∞ at 0, NaN below. */
export const log = pointwise('log', Math.log, (x) => 1 / x);

/** |x|; at 0, as in PyTorch, the derivative is 0. */
export const abs = pointwise('abs', Math.abs, Math.sign);

/** max(0, x); at 0, as in PyTorch, the derivative is 0. */
export const relu = pointwise(
  'relu',
  (x) => Math.max(0, x),
  (x) => (x > 0 ? 1 : 0),
);

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** σ(x) = 1 / (1 + e⁻ˣ). */
export const sigmoid = pointwise('sigmoid', logistic, (_, y) => y * (1 - y));

/** sin x, of an angle in radians. */
export const sin = pointwise('sin', Math.sin, (x) => Math.cos(x));

/** cos x, of an angle in radians. */
export const cos = pointwise('cos', Math.cos, (x) => -Math.sin(x));

/** tanh x. */
export const tanh = pointwise('tanh', Math.tanh, (_, y) => 1 - y * y);

/** log(1 + eˣ), a smooth ReLU whose derivative is σ(x), in a form that does not overflow. */
export const softplus = pointwise(
  'softplus',
  (x) => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))),
  logistic,
);

/** xᵖ for a constant p; as in PyTorch, with p = 0 the derivative is 0 everywhere. */
export const pow = (x: Operand, exponent: number): Variable =>
  pointwise(
    'pow',
    (base) => base ** exponent,
    (base) => (exponent === 0 ? 0 : exponent * base ** (exponent - 1)),
  )(x);
