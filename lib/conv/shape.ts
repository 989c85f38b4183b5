import { atLeast } from '#lib/at-least.ts';

/** How a kernel of `kernel` weights, `dilation` samples apart, walks in steps of `stride` over n + 2·`padding` samples. */
export type Window = { kernel: number; stride?: number; padding?: number; dilation?: number };

/** How many samples a kernel covers from its first weight to its last: d(k − 1) + 1. */
export function span(kernel: number, dilation = 1): number {
  atLeast(1, { kernel, dilation });
  return dilation * (kernel - 1) + 1;
}

/**
 * How many outputs a convolution has: ⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1.
 *
 * @param n samples in one dimension.
 * @throws RangeError when the kernel does not fit, or a setting is impossible; the text says what would fit.
 * @see PyTorch docs, Conv1d; Dumoulin & Visin 2016, arXiv:1603.07285, relationships 6 and 15.
 */
export function outputSize(n: number, { kernel, stride = 1, padding = 0, dilation = 1 }: Window): number {
  atLeast(1, { 'number of samples': n, stride });
  atLeast(0, { padding });
  const room = n + 2 * padding - span(kernel, dilation);
  if (room < 0) throw new RangeError(doesNotFit(n, kernel, padding, dilation));
  return Math.floor(room / stride) + 1;
}

/**
 * How many samples at the end of the padded input no window touches: (n + 2p − d(k − 1) − 1) mod s.
 *
 * With a stride above the span of the kernel, samples between windows go unseen too; these are not counted.
 */
export function leftover(n: number, { kernel, stride = 1, padding = 0, dilation = 1 }: Window): number {
  const last = (outputSize(n, { kernel, stride, padding, dilation }) - 1) * stride;
  return n + 2 * padding - last - span(kernel, dilation);
}

/**
 * How many outputs a transposed convolution has: (n − 1)s − 2p + d(k − 1) + outputPadding + 1.
 *
 * @param n samples in one dimension.
 * @throws RangeError when padding cuts everything off, or outputPadding reaches both the stride and the dilation.
 * @see PyTorch docs, ConvTranspose1d; Dumoulin & Visin 2016, arXiv:1603.07285, relationship 14.
 */
export function transposedOutputSize(
  n: number,
  { kernel, stride = 1, padding = 0, dilation = 1, outputPadding = 0 }: Window & { outputPadding?: number },
): number {
  atLeast(1, { 'number of samples': n, stride });
  atLeast(0, { padding, outputPadding });
  const spread = (n - 1) * stride + span(kernel, dilation) + outputPadding;
  if (outputPadding >= Math.max(stride, dilation)) {
    throw new RangeError(
      `outputPadding of ${outputPadding} must be smaller than the stride (${stride}) or the dilation (${dilation}); ` +
        `use at most ${Math.max(stride, dilation) - 1}`,
    );
  }
  if (spread <= 2 * padding) {
    throw new RangeError(
      `padding of ${padding} cuts 2·${padding} = ${2 * padding} off ${spread} samples and leaves none; ` +
        `use padding of at most ${Math.floor((spread - 1) / 2)}`,
    );
  }
  return spread - 2 * padding;
}

/**
 * How many outputs a pooling has: as `outputSize`, rounded up with `ceilMode`.
 *
 * Rounded up, the last window may reach over the end, but it must start inside the input or its left padding.
 *
 * @param n samples in one dimension.
 * @throws RangeError when padding is above half the kernel, the window does not fit, or a setting is impossible.
 * @see PyTorch docs, MaxPool1d.
 */
export function poolOutputSize(
  n: number,
  { kernel, stride = kernel, padding = 0, dilation = 1, ceilMode = false }: Window & { ceilMode?: boolean },
): number {
  atLeast(1, { 'number of samples': n, kernel, stride });
  atLeast(0, { padding });
  const room = n + 2 * padding - span(kernel, dilation);
  if (padding > kernel / 2) {
    throw new RangeError(
      `padding of ${padding} is more than half the kernel of ${kernel}; use padding of at most ${Math.floor(kernel / 2)}`,
    );
  }
  const windows = (ceilMode ? Math.ceil : Math.floor)(room / stride) + 1;
  if (windows < 1) {
    // Under dilation a kernel or padding that fits may break the rule of half a kernel, so no numbers are proposed.
    const advice = dilation === 1 ? undefined : 'a smaller kernel or dilation';
    throw new RangeError(doesNotFit(n, kernel, padding, dilation, advice));
  }
  return ceilMode && (windows - 1) * stride >= n + padding ? windows - 1 : windows;
}

/**
 * The padding [left, right] that keeps n outputs for n samples at stride 1: d(k − 1) in all, half on each side.
 *
 * When d(k − 1) is odd the extra sample is on the right, as in PyTorch (docs, Conv1d, padding='same').
 */
export function samePadding(kernel: number, dilation = 1): [left: number, right: number] {
  const total = span(kernel, dilation) - 1;
  const left = Math.floor(total / 2);
  return [left, total - left];
}

function doesNotFit(n: number, kernel: number, padding: number, dilation: number, advice?: string): string {
  const reach = span(kernel, dilation);
  const room = n + 2 * padding;
  const dilated = dilation === 1 ? '' : ` (dilation ${dilation}, so it spans ${reach})`;
  const where = padding === 0 ? samples(n) : `${n} + 2·${padding} = ${samples(room)}`;
  return `kernel of ${kernel}${dilated} does not fit in ${where}; use ${advice ?? whatFits()}`;

  function whatFits() {
    const largest = Math.floor((room - 1) / dilation) + 1;
    return `a kernel of ${largest === 1 ? '1' : `at most ${largest}`} or padding of at least ${Math.ceil((reach - n) / 2)}`;
  }
}

const samples = (n: number) => (n === 1 ? '1 sample' : `${n} samples`);
