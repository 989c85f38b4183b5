import { lattice } from '#lib/lattice.ts';
import { size, strides } from '#lib/tensor.ts';

/**
 * The walk of a kernel over a padded input: all the offsets that convolution and its two gradients need.
 *
 * Output i of row r of channel c is y[yAt + r·length + i] = Σ_t w[wAt + t] · x[xAt + rows[r] + i·step + taps[t]].
 * Dilation, channels and dimensions are all in `taps`; padding is in the layout of x. A "row" runs along the last
 * dimension, where samples lie side by side in memory.
 */
export type Walk = {
  /** Offset in x of each weight of one output channel from the first, in the order of the weights. */
  readonly taps: Int32Array;
  /** Offset in x of the first window of each output row. */
  readonly rows: Int32Array;
  /** Outputs in a row. */
  readonly length: number;
  /** Samples in x from one output of a row to the next: the stride of the last dimension. */
  readonly step: number;
  /** Where each output channel of each item of the batch starts in x, in w and in y. */
  readonly channels: readonly { readonly xAt: number; readonly wAt: number; readonly yAt: number }[];
};

/**
 * Plans the walk.
 *
 * @param x shape (N, Cin, …) of the padded input.
 * @param w shape (Cout, Cin / groups, …k) of the weight.
 * @param out the spatial sizes of the output.
 */
export function walk(
  x: readonly number[],
  w: readonly number[],
  out: readonly number[],
  stride: readonly number[],
  dilation: readonly number[],
): Walk {
  const [batch, inChannels] = x;
  const [outChannels, groupChannels, ...kernel] = w;
  const [sample, plane, ...steps] = strides(x);
  const outPlane = size(out);
  const perGroup = outChannels / (inChannels / groupChannels);
  const taps = lattice([groupChannels, ...kernel], [plane, ...steps.map((step, d) => step * dilation[d])]);
  const channels = [];
  for (let n = 0; n < batch; n++) {
    for (let c = 0; c < outChannels; c++) {
      channels.push({
        xAt: n * sample + Math.floor(c / perGroup) * groupChannels * plane,
        wAt: c * taps.length,
        yAt: (n * outChannels + c) * outPlane,
      });
    }
  }
  const last = out.length - 1;
  const rows = lattice(
    out.slice(0, last),
    steps.map((step, d) => step * stride[d]),
  );
  return { taps, rows, length: out[last], step: stride[last], channels };
}

/** y += the weighted sum of the samples under the kernel: y_i += Σ_t w_t x_{i·step + taps_t}. */
export function gather(
  { taps, rows, length, step, channels }: Walk,
  x: Float32Array,
  w: Float32Array,
  y: Float32Array,
) {
  const fours = taps.length - (taps.length % 4);
  for (const { xAt, wAt, yAt } of channels) {
    for (let r = 0; r < rows.length; r++) {
      const from = xAt + rows[r];
      const to = yAt + r * length;
      // Four taps at a time, so that y is read and written a quarter as often.
      for (let t = 0; t < fours; t += 4) {
        const [w0, w1, w2, w3] = [w[wAt + t], w[wAt + t + 1], w[wAt + t + 2], w[wAt + t + 3]];
        const [x0, x1, x2, x3] = [from + taps[t], from + taps[t + 1], from + taps[t + 2], from + taps[t + 3]];
        for (let i = 0, s = 0; i < length; i++, s += step) {
          y[to + i] += w0 * x[x0 + s] + w1 * x[x1 + s] + w2 * x[x2 + s] + w3 * x[x3 + s];
        }
      }
      for (let t = fours; t < taps.length; t++) {
        const [w0, x0] = [w[wAt + t], from + taps[t]];
        for (let i = 0, s = 0; i < length; i++, s += step) y[to + i] += w0 * x[x0 + s];
      }
    }
  }
}

/** x += every output handed back to the samples it came from, the adjoint of `gather`: x_{i·step + taps_t} += w_t y_i. */
export function scatter(
  { taps, rows, length, step, channels }: Walk,
  x: Float32Array,
  w: Float32Array,
  y: Float32Array,
) {
  for (const { xAt, wAt, yAt } of channels) {
    for (let r = 0; r < rows.length; r++) {
      const to = yAt + r * length;
      for (let t = 0; t < taps.length; t++) {
        const [w0, x0] = [w[wAt + t], xAt + rows[r] + taps[t]];
        for (let i = 0, s = 0; i < length; i++, s += step) x[x0 + s] += w0 * y[to + i];
      }
    }
  }
}

/** w += what each weight met, times the output it went into: w_t += Σ_i y_i x_{i·step + taps_t}. */
export function dot(
  { taps, rows, length, step, channels }: Walk,
  x: Float32Array,
  w: Float32Array,
  y: Float32Array,
) {
  for (const { xAt, wAt, yAt } of channels) {
    for (let t = 0; t < taps.length; t++) {
      let sum = 0;
      for (let r = 0; r < rows.length; r++) {
        const [x0, to] = [xAt + rows[r] + taps[t], yAt + r * length];
        for (let i = 0, s = 0; i < length; i++, s += step) sum += y[to + i] * x[x0 + s];
      }
      w[wAt + t] += sum;
    }
  }
}
