import { leftover, outputSize, samePadding, span, transposedOutputSize } from '#lib/conv/shape.ts';
import type { Layer } from './layers.ts';

export type PaddingMode = 'given' | 'valid' | 'same' | 'full';

/** Why a setting has no output, with the numbers that would fit. */
export type Problem =
  | { kind: 'wide'; reach: number; padded: number; kernel: number; padding: number; dilation: number }
  | { kind: 'same' }
  | { kind: 'extra'; most: number }
  | { kind: 'cropped'; spread: number; padding: number };

/** Neighbouring samples that look alike: from the first up to, not including, the last. */
export interface Run {
  from: number;
  to: number;
  /** Padding that was added, or an edge that is cut off. */
  outside: boolean;
  /** Read by a window; missed between windows; or left over behind the last one. */
  state: 'read' | 'missed' | 'left';
}

/** One dimension: the samples a kernel walks over and where its windows lie. */
export interface Line extends Layer {
  n: number;
  left: number;
  right: number;
  /** Samples from the first to the last weight. */
  reach: number;
  padded: number;
  problem?: Problem;
  /** Distance the window can move, in samples; below 0 it does not fit. */
  room: number;
  /** room / s, before it is rounded down. */
  exact: number;
  steps: number;
  size: number;
  /** Samples behind the last window. */
  rest: number;
  /** Where each window starts; sample 0 is the first of the input. */
  starts: number[];
  runs: Run[];
  /** Real samples, not padding, that no window reads. */
  lost: number;
}

/** Left and right padding; 'same' and 'full' follow from the kernel. */
function paddings(mode: PaddingMode, { k, p, d }: Layer): [left: number, right: number] {
  if (mode === 'given') return [p, p];
  if (mode === 'valid') return [0, 0];
  return mode === 'same' ? samePadding(k, d) : [span(k, d) - 1, span(k, d) - 1];
}

/** Groups the samples −left … n + right − 1 by how they are read. */
function group(n: number, left: number, right: number, starts: readonly number[], { k, d }: Layer): Run[] {
  const read = new Set(starts.flatMap((start) => Array.from({ length: k }, (_, j) => start + j * d)));
  const end = starts.length ? starts[starts.length - 1] + span(k, d) : Infinity;
  const runs: Run[] = [];
  for (let i = -left; i < n + right; i++) {
    const state = read.has(i) || !starts.length ? 'read' : i < end ? 'missed' : 'left';
    const outside = i < 0 || i >= n;
    const last = runs.at(-1);
    if (last && last.state === state && last.outside === outside) last.to = i + 1;
    else runs.push({ from: i, to: i + 1, outside, state });
  }
  return runs;
}

export function solveLine(n: number, layer: Layer, mode: PaddingMode): Line {
  const { k, s, d } = layer;
  const [left, right] = paddings(mode, layer);
  const reach = span(k, d);
  const padded = n + left + right;
  const room = padded - reach;
  let problem: Problem | undefined;
  if (mode === 'same' && s > 1) problem = { kind: 'same' };
  else if (room < 0) {
    problem = {
      kind: 'wide',
      reach,
      padded,
      kernel: Math.floor((padded - 1) / d) + 1,
      padding: Math.ceil((reach - n) / 2),
      dilation: k > 1 ? Math.floor((padded - 1) / (k - 1)) : d,
    };
  }
  const window = { kernel: k, stride: s, dilation: d };
  const size = problem ? 0 : outputSize(padded, window);
  const starts = Array.from({ length: size }, (_, i) => i * s - left);
  const runs = group(n, left, right, starts, layer);
  return {
    ...layer,
    n,
    left,
    right,
    reach,
    padded,
    room,
    size,
    starts,
    runs,
    ...(problem && { problem }),
    exact: room / s,
    steps: Math.max(0, size - 1),
    rest: problem ? 0 : leftover(padded, window),
    lost: runs
      .filter((run) => !run.outside && run.state !== 'read')
      .reduce((sum, run) => sum + run.to - run.from, 0),
  };
}

/** The transposed walk: n inputs put their kernels down s apart; `extra` samples come at the end, and p are cut off each end. */
export interface Transposed extends Line {
  extra: number;
  spread: number;
  /** Sizes that an ordinary convolution with these settings turns into n. */
  folded: [least: number, most: number];
}

export function solveTransposed(n: number, layer: Layer, extra: number): Transposed {
  const { k, s, p, d } = layer;
  const reach = span(k, d);
  const spread = (n - 1) * s + reach + extra;
  const least = (n - 1) * s + reach - 2 * p;
  let problem: Problem | undefined;
  if (extra >= Math.max(s, d)) problem = { kind: 'extra', most: Math.max(s, d) - 1 };
  else if (spread <= 2 * p) problem = { kind: 'cropped', spread, padding: Math.floor((spread - 1) / 2) };
  const size = problem
    ? 0
    : transposedOutputSize(n, { kernel: k, stride: s, padding: p, dilation: d, outputPadding: extra });
  const starts = Array.from({ length: n }, (_, i) => i * s - p);
  return {
    ...layer,
    n,
    left: p,
    right: p,
    reach,
    extra,
    spread,
    size,
    starts,
    ...(problem && { problem }),
    padded: spread,
    room: spread - reach,
    exact: n - 1,
    steps: n - 1,
    rest: extra,
    runs: group(spread - 2 * p, p, p, starts, layer),
    lost: 0,
    folded: [Math.max(1, least), Math.max(1, least + s - 1)],
  };
}
