import { type ConvGradients, type ConvOptions, convBackward, conv as plainly } from '#lib/conv/conv.ts';
import { expectShape } from '#lib/conv/dimensions.ts';
import { type Layout, layout } from '#lib/conv/layout.ts';
import { pad, padBackward } from '#lib/conv/pad.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import type { Arena } from './arena.ts';
import { backward, finite } from './conv-backward.ts';
import { planOf } from './plan.ts';
import { inStrips } from './strips.ts';

/** `conv` of lib/conv, with the kernels of a core: lines and planes; volumes go the plain way. */
export function convolve(
  arena: Arena,
  input: Tensor,
  weight: Tensor,
  options: ConvOptions,
  out?: Tensor,
): Tensor {
  const how = layout(input.shape, weight.shape, options);
  if (out) expectShape('the room for the output', out.shape, how.shape);
  if (how.stride.length > 2 || how.stride.length < 1) {
    const y = plainly(input, weight, options);
    out?.data.set(y.data);
    return out ?? y;
  }
  const { x, inner } = bordered(input, how);
  if (options.bias) expectShape('bias', options.bias.shape, [weight.shape[0]]);
  const plan = planOf(x.shape, weight.shape, inner);
  arena.reset();
  const w = arena.floats(weight.data);
  const b = options.bias ? arena.floats(options.bias.data) : arena.zeros(weight.shape[0]);
  const y = out ?? tensor(how.shape);
  inStrips(arena, plan, x.data, w, b, y.data);
  return y;
}

/** `convBackward` of lib/conv, likewise. */
export function convolveBackward(
  arena: Arena,
  gradOutput: Tensor,
  input: Tensor,
  weight: Tensor,
  options: ConvOptions,
): ConvGradients {
  const how = layout(input.shape, weight.shape, options);
  expectShape('gradOutput', gradOutput.shape, how.shape);
  // Padding is 0, and 0 · ∞ is NaN: an infinite weight must meet only what it met.
  if (how.stride.length > 2 || how.stride.length < 1 || !finite(weight.data)) {
    return convBackward(gradOutput, input, weight, options);
  }
  const { x, inner } = bordered(input, how);
  const plan = planOf(x.shape, weight.shape, inner);
  const grad = backward(arena, plan, gradOutput.data, x.data, weight.data);
  const gradX = tensor(x.shape, grad.input);
  return {
    input: x === input ? gradX : padBackward(gradX, input.shape, how.widths, how.mode),
    weight: tensor(weight.shape, grad.weight),
    bias: tensor([weight.shape[0]], grad.bias),
  };
}

/** Zeros are the kernels' own business; any other border is made before. */
function bordered(input: Tensor, how: Layout): { x: Tensor; inner: Layout } {
  if (how.mode === 'zeros' || how.widths.every(([before, after]) => before === 0 && after === 0)) {
    return { x: input, inner: how };
  }
  return {
    x: pad(input, how.widths, how.mode),
    inner: { ...how, widths: how.widths.map(() => [0, 0] as const), mode: 'zeros' },
  };
}
