import type { Arena } from './arena.ts';
import type { Address } from './kernels.ts';
import { every } from './linear.ts';
import type { Plan } from './plan.ts';

/** The weights of all groups, each group's in the order of `taps`. */
export function packed(arena: Arena, plan: Plan, w: Address): Address {
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
