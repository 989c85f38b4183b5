/**
 * For tests only: convolution and pooling as their definitions read, one index at a time, slow and obvious.
 * It shares no code with the fast versions. Every setting is given in full, one number per dimension.
 */
import type { Tensor } from '#lib/tensor.ts';
import type { PaddingMode } from './pad.ts';

export type NaiveSettings = {
  stride: number[];
  dilation: number[];
  groups: number;
  widths: [before: number, after: number][];
  paddingMode: PaddingMode;
};

export type NaivePoolSettings = {
  kernel: number[];
  stride: number[];
  padding: number[];
  dilation: number[];
  ceilMode: boolean;
};

/** All index tuples below `shape`, in reading order. */
export function* tuples(shape: readonly number[]): Generator<number[]> {
  if (shape.length === 0) yield [];
  else for (let i = 0; i < shape[0]; i++) for (const rest of tuples(shape.slice(1))) yield [i, ...rest];
}

/** Where element `index` stands in the data, by Horner's rule. */
function place(shape: readonly number[], index: readonly number[]): number {
  return index.reduce((at, i, d) => at * shape[d] + i, 0);
}

function tabulate(shape: number[], value: (index: number[]) => number): Tensor {
  return { shape, data: Float32Array.from(tuples(shape), value) };
}

/** The sample at `position` of a line of n that goes on for ever, or undefined where it is 0. */
function wrap(position: number, n: number, mode: PaddingMode): number | undefined {
  let i = position;
  while (i < 0 || i >= n) {
    if (mode === 'zeros') return undefined;
    if (mode === 'replicate') i = i < 0 ? 0 : n - 1;
    if (mode === 'circular') i += i < 0 ? n : -n;
    if (mode === 'reflect') i = i < 0 ? -i : 2 * (n - 1) - i;
  }
  return i;
}

/** x[n, c, position] of the endlessly padded input. */
function sample(x: Tensor, n: number, c: number, position: number[], mode: PaddingMode): number {
  const wrapped = position.map((i, d) => wrap(i, x.shape[d + 2], mode));
  return wrapped.some((i) => i === undefined) ? 0 : x.data[place(x.shape, [n, c, ...(wrapped as number[])])];
}

export function naivePad(x: Tensor, widths: [number, number][], mode: PaddingMode): Tensor {
  const [batch, channels, ...spatial] = x.shape;
  const shape = [batch, channels, ...spatial.map((n, d) => widths[d][0] + n + widths[d][1])];
  return tabulate(shape, ([n, c, ...at]) =>
    sample(
      x,
      n,
      c,
      at.map((i, d) => i - widths[d][0]),
      mode,
    ),
  );
}

export function naiveConv(x: Tensor, w: Tensor, bias: Tensor, settings: NaiveSettings): Tensor {
  const { stride, dilation, groups, widths, paddingMode } = settings;
  const [outChannels, groupChannels, ...kernel] = w.shape;
  const spatial = x.shape.slice(2).map((n, d) => {
    let windows = 0;
    while (windows * stride[d] + dilation[d] * (kernel[d] - 1) < widths[d][0] + n + widths[d][1]) windows++;
    return windows;
  });
  return tabulate([x.shape[0], outChannels, ...spatial], ([n, c, ...i]) => {
    const group = Math.floor(c / (outChannels / groups));
    let sum = bias.data[c];
    for (const [j, ...k] of tuples([groupChannels, ...kernel])) {
      const position = i.map((at, d) => at * stride[d] + k[d] * dilation[d] - widths[d][0]);
      const value = sample(x, n, group * groupChannels + j, position, paddingMode);
      sum += w.data[place(w.shape, [c, j, ...k])] * value;
    }
    return sum;
  });
}

/** Every sample lays down its kernel; `spatial` are the sizes of the output. */
export function naiveConvTranspose(
  x: Tensor,
  w: Tensor,
  bias: Tensor,
  spatial: number[],
  { stride, dilation, groups, widths }: NaiveSettings,
): Tensor {
  const [inChannels, groupChannels, ...kernel] = w.shape;
  const y = tabulate([x.shape[0], groupChannels * groups, ...spatial], ([, c]) => bias.data[c]);
  for (const [n, c, ...i] of tuples(x.shape)) {
    const group = Math.floor(c / (inChannels / groups));
    for (const [j, ...k] of tuples([groupChannels, ...kernel])) {
      const position = i.map((at, d) => at * stride[d] + k[d] * dilation[d] - widths[d][0]);
      if (position.some((at, d) => at < 0 || at >= spatial[d])) continue;
      const product = x.data[place(x.shape, [n, c, ...i])] * w.data[place(w.shape, [c, j, ...k])];
      y.data[place(y.shape, [n, group * groupChannels + j, ...position])] += product;
    }
  }
  return y;
}

/** A window's samples in reading order, each with its place in the plane, and the number of cells with padding. */
type Pooled = { samples: { value: number; at: number }[]; cells: number };

/** Hands every window to `reduce`. */
export function naivePool(
  x: Tensor,
  settings: NaivePoolSettings,
  reduce: (window: Pooled) => number,
): Tensor {
  const { kernel, stride, padding, dilation, ceilMode } = settings;
  const [batch, channels, ...plane] = x.shape;
  const spatial = plane.map((n, d) => {
    const end = (i: number) => i * stride[d] - padding[d] + dilation[d] * (kernel[d] - 1) + 1;
    const another = (i: number) =>
      ceilMode ? end(i - 1) < n + padding[d] && i * stride[d] - padding[d] < n : end(i) <= n + padding[d];
    let windows = 0;
    while (another(windows)) windows++;
    return windows;
  });
  return tabulate([batch, channels, ...spatial], ([n, c, ...i]) => {
    const window: Pooled = { samples: [], cells: 0 };
    for (const k of tuples(kernel)) {
      const position = i.map((at, d) => at * stride[d] + k[d] * dilation[d] - padding[d]);
      if (position.every((at, d) => at < plane[d] + padding[d])) window.cells++;
      if (position.some((at, d) => at < 0 || at >= plane[d])) continue;
      const value = x.data[place(x.shape, [n, c, ...position])];
      window.samples.push({ value, at: place(plane, position) });
    }
    return reduce(window);
  });
}
