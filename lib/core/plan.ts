import type { Layout } from '#lib/conv/layout.ts';

/**
 * Where a convolution over a plane finds its samples. Input channels lie padded, plane after plane; a row is split into
 * `phases` parts, part p the samples p, p + phases, p + 2·phases, …: with as many phases as the stride is wide, the
 * samples of neighbouring outputs lie side by side in whatever part a tap reads.
 */
export type Plan = {
  batch: number;
  groups: number;
  /** Channels of one group. */
  inputs: number;
  outputs: number;
  /** The input before padding. */
  height: number;
  width: number;
  kernel: readonly [number, number];
  stride: readonly [number, number];
  dilation: readonly [number, number];
  top: number;
  left: number;
  out: readonly [number, number];
  /** Numbers in a phase, in a row of all phases, and in a padded plane. */
  phase: number;
  pitch: number;
  plane: number;
  /** Whether the input serves as it is: nothing to pad, and no stride to split rows for. */
  bare: boolean;
  /** The offset of each tap (input channel of the group, row, column) from the first, in bytes. */
  off: Int32Array;
  taps: number;
};

/** A line counts as a plane of one row. */
const plane = <T>(values: readonly T[], one: T): [T, T] => [
  values.length === 1 ? one : values[0],
  values.at(-1)!,
];

/** The plan of a convolution over a line or a plane. */
export function planOf(x: readonly number[], w: readonly number[], layout: Layout): Plan {
  const [batch, , ...spatial] = x;
  const [outChannels, inputs, ...taps] = w;
  const [height, width] = plane(spatial, 1);
  const kernel = plane(taps, 1);
  const stride = plane(layout.stride, 1);
  const dilation = plane(layout.dilation, 1);
  const [rows, columns] = plane(layout.widths, [0, 0] as const);
  const phase = Math.ceil((columns[0] + width + columns[1]) / stride[1]);
  const pitch = phase * stride[1];
  const size = (rows[0] + height + rows[1]) * pitch;
  return {
    batch,
    groups: layout.groups,
    inputs,
    outputs: outChannels / layout.groups,
    height,
    width,
    kernel,
    stride,
    dilation,
    top: rows[0],
    left: columns[0],
    out: plane(layout.shape.slice(2), 1),
    phase,
    pitch,
    plane: size,
    bare: stride[1] === 1 && [...rows, ...columns].every((n) => n === 0),
    off: offsets(inputs, size, kernel, dilation, pitch, phase, stride[1]),
    taps: inputs * kernel[0] * kernel[1],
  };
}

/** The plan of so many rows of outputs, whose samples lie there from row 0 on. */
export function planOfStrip(plan: Plan, rows: number): Plan {
  const { inputs, kernel, stride, dilation, pitch, phase, out } = plan;
  const height = (rows - 1) * stride[0] + (kernel[0] - 1) * dilation[0] + 1;
  const plane = height * pitch;
  const off = offsets(inputs, plane, kernel, dilation, pitch, phase, stride[1]);
  return { ...plan, batch: 1, height, top: 0, out: [rows, out[1]], plane, off };
}

function offsets(
  inputs: number,
  plane: number,
  [kh, kw]: readonly [number, number],
  [dh, dw]: readonly [number, number],
  pitch: number,
  phase: number,
  phases: number,
): Int32Array {
  const off = new Int32Array(inputs * kh * kw);
  for (let c = 0, t = 0; c < inputs; c++) {
    for (let u = 0; u < kh; u++) {
      for (let v = 0; v < kw; v++) {
        const column = ((v * dw) % phases) * phase + Math.floor((v * dw) / phases);
        off[t++] = 4 * (c * plane + u * dh * pitch + column);
      }
    }
  }
  return off;
}
