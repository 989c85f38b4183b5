import { type ConvGradients, type ConvOptions, convBackward, conv as plainly } from '#lib/conv/conv.ts';
import { expectShape } from '#lib/conv/dimensions.ts';
import { type Layout, layout } from '#lib/conv/layout.ts';
import { pad, padBackward } from '#lib/conv/pad.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import type { Arena } from './arena.ts';
import { backward, finite } from './conv-backward.ts';
import type { Address } from './kernels.ts';
import { every } from './linear.ts';
import { type Plan, planOf } from './plan.ts';

/** `conv` of lib/conv, with the kernels of a core: lines and planes; volumes go the plain way. */
export function convolve(arena: Arena, input: Tensor, weight: Tensor, options: ConvOptions): Tensor {
  const how = layout(input.shape, weight.shape, options);
  if (how.stride.length > 2 || how.stride.length < 1) return plainly(input, weight, options);
  const { x, inner } = bordered(input, how);
  if (options.bias) expectShape('bias', options.bias.shape, [weight.shape[0]]);
  const plan = planOf(x.shape, weight.shape, inner);
  arena.reset();
  const from = place(arena, plan, x.data);
  const w = packed(arena, plan, arena.floats(weight.data));
  const b = options.bias ? arena.floats(options.bias.data) : arena.zeros(weight.shape[0]);
  const { at, read } = results(arena, plan, plan.outputs * plan.groups);
  run(arena, plan, from, arena.integers(plan.off), w, b, at);
  return { shape: how.shape, data: read() };
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

/** Above this many numbers a row is worth a copy of its own from JavaScript, straight to where it belongs. */
const LONG_ROW = 128;

/** The input in memory as the plan wants it. */
export function place(arena: Arena, plan: Plan, data: Float32Array): Address {
  if (plan.bare) return arena.floats(data);
  const planes = plan.batch * plan.groups * plan.inputs;
  const to = arena.zeros(planes * plan.plane);
  if (plan.stride[1] > 1 || plan.width < LONG_ROW) {
    border(arena, plan, arena.floats(data), to, planes);
    return to;
  }
  const { height, width, pitch } = plan;
  for (let p = 0, from = 0; p < planes; p++) {
    let at = to + 4 * (p * plan.plane + plan.top * pitch + plan.left);
    for (let r = 0; r < height; r++, from += width, at += 4 * pitch) {
      arena.write(at, data.subarray(from, from + width));
    }
  }
  return to;
}

/** Copies planes into the middle of padded ones, phase by phase. */
export function border(arena: Arena, plan: Plan, from: Address, to: Address, planes: number): void {
  const { height, width, phase, pitch, top, left } = plan;
  const phases = plan.stride[1];
  for (let p = 0; p < phases; p++) {
    // The first sample whose place in the padded row belongs to this phase.
    const first = (((p - left) % phases) + phases) % phases;
    const count = Math.ceil((width - first) / phases);
    const at = to + 4 * (top * pitch + p * phase + (left + first - p) / phases);
    const { copy } = arena.kernels;
    copy(
      from + 4 * first,
      at,
      planes,
      height,
      count,
      4 * height * width,
      4 * width,
      4 * phases,
      4 * plan.plane,
      4 * pitch,
      4,
    );
  }
}

/** The weights of all groups, each group's in the order of `taps`. */
function packed(arena: Arena, plan: Plan, w: Address): Address {
  const to = arena.take(plan.groups * plan.outputs * plan.taps);
  pack(arena, plan, w, arena.integers(every(plan.taps, 4)), to);
  return to;
}

export function pack(
  { kernels }: Arena,
  { groups, outputs, taps }: Plan,
  w: Address,
  source: Address,
  to: Address,
) {
  for (let g = 0; g < groups; g++) {
    const at = 4 * g * outputs * taps;
    kernels.pack(w + at, source, taps, outputs, 4 * taps, to + at);
  }
}

/** Room for planes of outputs, and how to read them: rows below one vector are computed with gaps behind them. */
function results(arena: Arena, plan: Plan, channels: number) {
  const [rows, width] = plan.out;
  const planes = plan.batch * channels;
  const at = arena.take(planes * rows * Math.max(4, width));
  return {
    at,
    read() {
      if (width >= 4 || planes * rows * width === 0) return arena.read(at, planes * rows * width);
      const to = arena.take(planes * rows * width);
      arena.kernels.copy(at, to, 1, planes * rows, width, 0, 16, 4, 0, 4 * width, 4);
      return arena.read(to, planes * rows * width);
    },
  };
}

/** All outputs: item by item, group by group. */
export function run(
  arena: Arena,
  plan: Plan,
  x: Address,
  off: Address,
  w: Address,
  b: Address,
  y: Address,
): void {
  const { batch, groups, inputs, outputs, taps, pitch, stride } = plan;
  const [rows, width] = plan.out;
  const yRow = 4 * Math.max(4, width);
  const yPlane = rows * yRow;
  for (let n = 0, item = 0; n < batch; n++) {
    for (let g = 0; g < groups; g++, item++) {
      const channel = g * outputs;
      arena.kernels.taps(
        x + 4 * item * inputs * plan.plane,
        off,
        taps,
        w + 4 * channel * taps,
        b + 4 * channel,
        y + item * outputs * yPlane,
        outputs,
        rows,
        width,
        4 * stride[0] * pitch,
        yRow,
        yPlane,
      );
    }
  }
}
