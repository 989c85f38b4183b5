import type { Arena } from './arena.ts';
import type { Address } from './kernels.ts';
import type { Plan } from './plan.ts';

/** The input in memory as the plan wants it. */
export function place(arena: Arena, plan: Plan, data: Float32Array): Address {
  const from = arena.floats(data);
  if (plan.bare) return from;
  const planes = plan.batch * plan.groups * plan.inputs;
  const to = arena.zeros(planes * plan.plane);
  border(arena, plan, from, to, planes);
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
