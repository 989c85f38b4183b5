import * as plain from '#lib/conv/conv.ts';
import * as pool from '#lib/conv/pool.ts';
import type { Tensor } from '#lib/tensor.ts';
import { asVariable, type Operand, operation, type Parent, type Variable } from '../autograd.ts';

/** As `ConvOptions`, with a bias to differentiate by. */
export type ConvOptions = Omit<plain.ConvOptions, 'bias'> & { bias?: Operand };

/** Gradients that are computed together, for all the parents that ask in turn. */
function once<T>(compute: (grad: Tensor) => T): (grad: Tensor) => T {
  let last: { grad: Tensor; result: T } | undefined;
  return (grad) => {
    if (last?.grad !== grad) last = { grad, result: compute(grad) };
    return last.result;
  };
}

/** A convolution that differentiates: `of` is one of lib/conv/conv.ts. */
const convolution =
  (op: string, of: typeof plain.conv) =>
  (input: Operand, weight: Operand, options: ConvOptions = {}): Variable => {
    const [x, w] = [asVariable(input), asVariable(weight)];
    const b = options.bias === undefined ? undefined : asVariable(options.bias);
    const settings = { ...options, bias: b?.value };
    const gradients = once((grad) => plain.convBackward(grad, x.value, w.value, settings));
    const parents: Parent[] = [
      [x, (grad) => gradients(grad).input],
      [w, (grad) => gradients(grad).weight],
    ];
    if (b) parents.push([b, (grad) => gradients(grad).bias]);
    return operation(op, of(x.value, w.value, settings), ...parents);
  };

/** `conv1d` of lib/conv/conv.ts, to differentiate: input (N, Cin, L), weight (Cout, Cin / groups, K), bias (Cout). */
export const conv1d = convolution('conv1d', plain.conv1d);

/** `conv2d` of lib/conv/conv.ts, to differentiate: input (N, Cin, H, W), weight (Cout, Cin / groups, KH, KW), bias (Cout). */
export const conv2d = convolution('conv2d', plain.conv2d);

/** `maxPool2d` of lib/conv/pool.ts, to differentiate; a gradient goes to each window's winner, of equals to the first. */
export function maxPool2d(input: Operand, options: pool.MaxPoolOptions): Variable {
  const x = asVariable(input);
  const { output, indices } = pool.maxPool2d(x.value, options);
  return operation('maxPool2d', output, [x, (grad) => pool.maxPoolBackward(grad, indices, x.value.shape)]);
}

/** `avgPool2d` of lib/conv/pool.ts, to differentiate; a gradient is shared out evenly over each window. */
export function avgPool2d(input: Operand, options: pool.AvgPoolOptions): Variable {
  const x = asVariable(input);
  return operation('avgPool2d', pool.avgPool2d(x.value, options), [
    x,
    (grad) => pool.avgPoolBackward(grad, x.value.shape, options),
  ]);
}
