import type { Arena } from './arena.ts';
import type { Address } from './kernels.ts';
import type { Plan } from './plan.ts';

/** Where the samples of one residue of the stride get their gradient from, along one dimension. */
type Part = {
  /** The first such sample, how many there are, and which output tap 0 of the first would belong to. */
  first: number;
  count: number;
  output: number;
  /** Taps that meet these samples, each so many outputs back. */
  taps: { tap: number; back: number }[];
};

/**
 * Sample q lies at P = q + padding, and output o meets it with tap u where P = o · stride + u · dilation: so samples of one
 * residue P mod stride meet the same taps, and among them the gradient is a convolution of stride 1.
 */
function axis(n: number, out: number, kernel: number, stride: number, dilation: number, padding: number) {
  const parts: Part[] = [];
  let [before, after] = [0, 0];
  for (let residue = 0; residue < stride; residue++) {
    const first = (((residue - padding) % stride) + stride) % stride;
    const count = Math.ceil((n - first) / stride);
    if (count <= 0) continue;
    const output = (first + padding - residue) / stride;
    const taps = Array.from({ length: kernel }, (_, tap) => ({
      tap,
      back: (tap * dilation - residue) / stride,
    })).filter(({ back }) => Number.isInteger(back));
    for (const { back } of taps) {
      before = Math.max(before, back - output);
      after = Math.max(after, output + count - 1 - back - (out - 1));
    }
    parts.push({ first, count, output, taps });
  }
  return { parts, before, length: before + out + after };
}

/** The input gradient as convolutions of the padded output gradient, one for each residue of the strides. */
export type Adjoint = {
  top: number;
  left: number;
  pitch: number;
  plane: number;
  pieces: {
    /** The first window, and the offset of each tap, in bytes. */
    start: number;
    off: Int32Array;
    /** Where in the weights of a group the weight of each tap lies, for input channel 0. */
    source: Int32Array;
    rows: number;
    width: number;
    /** The first sample, from the start of its plane. */
    to: number;
  }[];
};

export function adjoint({
  height,
  width,
  out,
  kernel,
  stride,
  dilation,
  top,
  left,
  outputs,
  inputs,
}: Plan): Adjoint {
  const ys = axis(height, out[0], kernel[0], stride[0], dilation[0], top);
  const xs = axis(width, out[1], kernel[1], stride[1], dilation[1], left);
  const pitch = xs.length;
  const plane = ys.length * pitch;
  const farthest = ({ taps }: Part) => Math.max(0, ...taps.map(({ back }) => back));
  const pieces = ys.parts.flatMap((y) =>
    xs.parts.map((x) => {
      const off: number[] = [];
      const source: number[] = [];
      for (let o = 0; o < outputs; o++) {
        for (const u of y.taps) {
          for (const v of x.taps) {
            off.push(4 * (o * plane + (farthest(y) - u.back) * pitch + farthest(x) - v.back));
            source.push(4 * ((o * inputs * kernel[0] + u.tap) * kernel[1] + v.tap));
          }
        }
      }
      return {
        start: 4 * ((y.output + ys.before - farthest(y)) * pitch + x.output + xs.before - farthest(x)),
        off: Int32Array.from(off),
        source: Int32Array.from(source),
        rows: y.count,
        width: x.count,
        to: 4 * (y.first * width + x.first),
      };
    }),
  );
  return { top: ys.before, left: xs.before, pitch, plane, pieces };
}

/** What the input gradient needs besides its arguments; the same in every call. */
export type AdjointTables = Omit<Adjoint, 'pieces'> & {
  zeros: Address;
  padded: Address;
  pieces: (Omit<Adjoint['pieces'][number], 'off' | 'source'> & {
    count: number;
    off: Address;
    source: Address;
    weights: Address;
    /** Where the outputs go before they are spread over the samples of their residue; 0 where they need not be. */
    scratch: Address;
  })[];
};

export function adjointTables(arena: Arena, plan: Plan): AdjointTables {
  const { pieces, ...how } = adjoint(plan);
  const { batch, groups, outputs, inputs, stride, width } = plan;
  const direct = stride[0] === 1 && stride[1] === 1 && width >= 4;
  return {
    ...how,
    zeros: arena.zeros(inputs),
    padded: arena.zeros(batch * groups * outputs * how.plane),
    pieces: pieces.map(({ off, source, ...piece }) => ({
      ...piece,
      count: off.length,
      off: arena.integers(off),
      source: arena.integers(source),
      weights: arena.take(inputs * off.length),
      scratch: direct ? 0 : arena.take(inputs * piece.rows * Math.max(4, piece.width)),
    })),
  };
}

/** to = ∂L/∂x. */
export function inputGradient(
  { kernels }: Arena,
  plan: Plan,
  tables: AdjointTables,
  g: Address,
  w: Address,
  to: Address,
): void {
  const { batch, groups, inputs, outputs, taps, height, width, kernel, stride } = plan;
  const [rows, columns] = plan.out;
  const { pieces, top, left, pitch, plane, padded, zeros } = tables;
  const planes = batch * groups * outputs;
  const first = padded + 4 * (top * pitch + left);
  kernels.copy(g, first, planes, rows, columns, 4 * rows * columns, 4 * columns, 4, 4 * plane, 4 * pitch, 4);
  for (const { off, source, count, weights, scratch, ...piece } of pieces) {
    const row = scratch ? 4 * Math.max(4, piece.width) : 4 * width;
    const size = scratch ? piece.rows * row : 4 * height * width;
    for (let group = 0; group < groups; group++) {
      kernels.pack(w + 4 * group * outputs * taps, source, count, inputs, 4 * kernel[0] * kernel[1], weights);
      for (let item = group; item < batch * groups; item += groups) {
        const x = padded + 4 * item * outputs * plane + piece.start;
        const y = to + 4 * item * inputs * height * width;
        const at = scratch || y;
        kernels.taps(
          x,
          off,
          count,
          weights,
          zeros,
          at,
          inputs,
          piece.rows,
          piece.width,
          4 * pitch,
          row,
          size,
        );
        if (!scratch) continue;
        const [toRow, toColumn] = [4 * stride[0] * width, 4 * stride[1]];
        const { rows, width: columns } = piece;
        kernels.copy(
          at,
          y + piece.to,
          inputs,
          rows,
          columns,
          size,
          row,
          4,
          4 * height * width,
          toRow,
          toColumn,
        );
      }
    }
  }
}
