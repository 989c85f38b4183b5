import type { Arena } from './arena.ts';
import type { Address } from './kernels.ts';
import { border } from './place.ts';
import { type Plan, planOfStrip } from './plan.ts';
import { packed, run } from './run.ts';

/** Bytes of inputs and outputs that a strip may have, so that they stay in the processor's cache. */
const STRIP = 1 << 18;
/**
 * All outputs, strip by strip: as many rows as stay in the cache go into memory, are convolved, and leave it, so that even a
 * large picture needs little of it.
 */
export function inStrips(
  arena: Arena,
  whole: Plan,
  x: Float32Array,
  weights: Address,
  b: Address,
  y: Float32Array,
) {
  const nine = isNine(whole);
  const plan = nine ? { ...whole, pitch: whole.width, left: 0 } : whole;
  const { batch, groups, inputs, outputs, height, width, stride, top } = plan;
  const [rows, columns] = plan.out;
  const [into, out] = [groups * inputs, groups * outputs];
  const bytes = 4 * rows * (into * stride[0] * plan.pitch + out * columns);
  const high = Math.min(rows, Math.max(2, Math.ceil(rows / Math.ceil(bytes / STRIP))));
  const strip = planOfStrip(plan, high);
  const from = arena.zeros(into * strip.plane);
  const scratch = arena.take(into * strip.height * width);
  const w = nine ? weights : packed(arena, plan, weights);
  const off = arena.integers(strip.off);
  const room = arena.take(out * high * Math.max(4, columns));
  const narrow = columns < 4 ? arena.take(out * high * columns) : room;
  for (let n = 0; n < batch; n++) {
    for (let start = 0; start < rows; start += high) {
      // The last strip may begin before the one above it ends.
      const r = Math.min(start, rows - high);
      fill(arena, strip, x, n * into, height, r * stride[0] - top, from, scratch);
      if (nine) runNine(arena, strip, from, w, b, room);
      else run(arena, strip, from, off, w, b, room);
      if (narrow !== room)
        arena.kernels.copy(room, narrow, 1, out * high, columns, 0, 16, 4, 0, 4 * columns, 4);
      const step = high * columns;
      if (high === rows) arena.readInto(narrow, out * step, y, n * out * step);
      else {
        for (let o = 0; o < out; o++) {
          arena.readInto(narrow + 4 * o * step, step, y, ((n * out + o) * rows + r) * columns);
        }
      }
    }
  }
}

/** Whether `three` does it: 3 × 3 weights, one picture for each group, and one column of zeros on either side. */
const isNine = ({ inputs, kernel, stride, dilation, left, pitch, width, out }: Plan): boolean =>
  inputs === 1 &&
  [...kernel, ...stride, ...dilation, left, pitch - width].join() === '3,3,1,1,1,1,1,2' &&
  width >= 8 &&
  out[0] >= 2;

function runNine(
  { kernels }: Arena,
  { groups, outputs, plane, out }: Plan,
  x: Address,
  w: Address,
  b: Address,
  y: Address,
) {
  const [rows, width] = out;
  for (let o = 0; o < groups * outputs; o++) {
    const from = x + 4 * Math.floor(o / outputs) * plane;
    kernels.three(from, w + 36 * o, b + 4 * o, y + 4 * o * rows * width, rows, width);
  }
}

/** The rows of planes `plane`, … from `first` on, as the strip wants them; outside the picture they are zeros. */
function fill(
  arena: Arena,
  strip: Plan,
  x: Float32Array,
  plane: number,
  height: number,
  first: number,
  to: Address,
  scratch: Address,
) {
  const { groups, inputs, width, pitch } = strip;
  const planes = groups * inputs;
  const above = Math.max(0, -first);
  const rows = Math.max(0, Math.min(strip.height, height - first) - above);
  if (rows < strip.height) arena.kernels.zero(to, 4 * planes * strip.plane);
  const direct = pitch === width && strip.stride[1] === 1;
  for (let p = 0; p < planes; p++) {
    const from = ((plane + p) * height + first + above) * width;
    const at = direct ? to + 4 * (p * strip.plane + above * pitch) : scratch + 4 * p * rows * width;
    arena.write(at, x.subarray(from, from + rows * width));
  }
  if (!direct) border(arena, { ...strip, height: rows, top: above }, scratch, to, planes);
}
