import { adjointTables, inputGradient } from './adjoint.ts';
import type { Arena } from './arena.ts';
import type { Address } from './kernels.ts';
import { place } from './place.ts';
import type { Plan } from './plan.ts';

/** Both gradients and the bias's, from outside the memory and back. */
export function backward(arena: Arena, plan: Plan, g: Float32Array, x: Float32Array, w: Float32Array) {
  arena.reset();
  const channels = plan.groups * plan.outputs;
  const plane = plan.out[0] * plan.out[1];
  const gradWeight = arena.zeros(w.length);
  const gradBias = arena.zeros(channels);
  const gradInput = arena.take(x.length);
  const gAt = arena.floats(g);
  weightGradient(arena, plan, gAt, place(arena, plan, x), arena.integers(plan.off), gradWeight);
  for (let n = 0; n < plan.batch; n++) {
    arena.kernels.sums(gAt + 4 * n * channels * plane, channels, 4 * plane, plane, gradBias);
  }
  inputGradient(arena, plan, adjointTables(arena, plan), gAt, arena.floats(w), gradInput);
  return {
    input: arena.read(gradInput, x.length),
    weight: arena.read(gradWeight, w.length),
    bias: arena.read(gradBias, channels),
  };
}

/** to += ∂L/∂w: every tap the product of the outputs' gradients with the samples it met. */
export function weightGradient(
  arena: Arena,
  plan: Plan,
  g: Address,
  x: Address,
  off: Address,
  to: Address,
): void {
  const { batch, groups, inputs, outputs, taps, pitch, stride } = plan;
  const [rows, width] = plan.out;
  const plane = 4 * rows * width;
  // Rows that follow each other without a gap are one.
  const whole = pitch === width && stride[0] === 1;
  for (let n = 0, item = 0; n < batch; n++) {
    for (let group = 0; group < groups; group++, item++) {
      arena.kernels.dots(
        g + item * outputs * plane,
        plane,
        outputs,
        x + 4 * item * inputs * plan.plane,
        off,
        taps,
        whole ? 1 : rows,
        whole ? rows * width : width,
        4 * width,
        4 * stride[0] * pitch,
        to + 4 * group * outputs * taps,
        4 * taps,
        4,
      );
    }
  }
}

/** Whether no number is infinite or NaN: 0 · x is 0 for these only. */
export function finite(data: Float32Array): boolean {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i] * 0;
  return sum === 0;
}
