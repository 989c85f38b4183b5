/** For tests only: random tensors and settings, and how to compare. */
import fc from 'fast-check';
import { integer, random } from '#lib/random.ts';
import { size, type Tensor, tensor } from '#lib/tensor.ts';
import type { NaivePoolSettings, NaiveSettings } from './naive.ts';
import type { PaddingMode } from './pad.ts';

/** Whole numbers from −4 to 4, so that float32 sums are exact and any difference is a mistake. */
export function wholeNumbers(shape: readonly number[], seed: number): Tensor {
  const stream = random(seed);
  return tensor(
    shape,
    Array.from({ length: size(shape) }, () => integer(stream, -4, 5)),
  );
}

/** The largest difference, relative to the largest magnitude expected (or to 1); Infinity when shapes differ. */
export function difference(actual: Tensor, expected: Tensor): number {
  if (actual.shape.join() !== expected.shape.join()) return Infinity;
  let scale = 1;
  let worst = 0;
  for (let i = 0; i < expected.data.length; i++) {
    scale = Math.max(scale, Math.abs(expected.data[i]));
    const gap = Math.abs(actual.data[i] - expected.data[i]);
    // A NaN where a number belongs must not slip through a comparison.
    worst = gap <= worst ? worst : Number.isNaN(gap) ? Infinity : gap;
  }
  return worst / scale;
}

/** ⟨a, b⟩ = Σ a_i b_i. */
export function inner(a: Tensor, b: Tensor): number {
  if (a.shape.join() !== b.shape.join()) throw new RangeError(`[${a.shape}] against [${b.shape}]`);
  return a.data.reduce((sum, value, i) => sum + value * b.data[i], 0);
}

/** ∂f/∂at by central differences, (f(x + h) − f(x − h)) / 2h; exact where f is linear in each element over ±h. */
export function finiteDifferences(f: (t: Tensor) => number, at: Tensor, h = 0.25): Tensor {
  const moved = (i: number, by: number) => f(tensor(at.shape, at.data.with(i, at.data[i] + by)));
  return tensor(
    at.shape,
    Array.from(at.data, (_, i) => (moved(i, h) - moved(i, -h)) / (2 * h)),
  );
}

export type ConvCase = {
  input: Tensor;
  weight: Tensor;
  bias: Tensor;
  /** For `conv`. */
  options: {
    bias: Tensor;
    stride: number[];
    padding: number[] | 'same';
    dilation: number[];
    groups: number;
    paddingMode: PaddingMode;
  };
  /** The same for `naiveConv`. */
  naive: NaiveSettings;
};

const numberIn = (min: number, max: number) => fc.integer({ min, max });
const modes = fc.constantFrom<PaddingMode>('zeros', 'reflect', 'replicate', 'circular');

/** A convolution that fits, of one to three dimensions, with any mix of settings. */
export const convCases: fc.Arbitrary<ConvCase> = fc
  .record({
    axes: fc.array(
      fc.record({
        kernel: numberIn(1, 4),
        stride: numberIn(1, 3),
        dilation: numberIn(1, 3),
        padding: numberIn(0, 3),
        spare: numberIn(0, 4),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    batch: numberIn(1, 2),
    groups: numberIn(1, 3),
    groupIn: numberIn(1, 3),
    groupOut: numberIn(1, 3),
    same: fc.boolean(),
    paddingMode: modes,
    seed: fc.nat(),
  })
  .map(({ axes, batch, groups, groupIn, groupOut, same, paddingMode, seed }) => {
    const kernel = axes.map((axis) => axis.kernel);
    const dilation = axes.map((axis) => axis.dilation);
    const stride = axes.map((axis) => (same ? 1 : axis.stride));
    const padding = axes.map((axis) => axis.padding);
    const widths = axes.map(({ kernel, dilation, padding }): [number, number] => {
      const around = dilation * (kernel - 1);
      return same ? [Math.floor(around / 2), Math.ceil(around / 2)] : [padding, padding];
    });
    const spatial = axes.map(({ kernel, dilation, spare }, d) => {
      const fits = dilation * (kernel - 1) + 1 - widths[d][0] - widths[d][1];
      const least = { zeros: 1, replicate: 1, circular: widths[d][1], reflect: widths[d][1] + 1 }[
        paddingMode
      ];
      return Math.max(1, fits, least) + spare;
    });
    const bias = wholeNumbers([groups * groupOut], seed + 2);
    const shared = { stride, dilation, groups, paddingMode };
    return {
      input: wholeNumbers([batch, groups * groupIn, ...spatial], seed),
      weight: wholeNumbers([groups * groupOut, groupIn, ...kernel], seed + 1),
      bias,
      options: { ...shared, bias, padding: same ? ('same' as const) : padding },
      naive: { ...shared, widths },
    };
  });

export type PoolCase = { input: Tensor; settings: NaivePoolSettings };

/** A pooling that fits, of one to three dimensions. */
export const poolCases: fc.Arbitrary<PoolCase> = fc
  .record({
    axes: fc.array(
      fc
        .record({
          kernel: numberIn(1, 4),
          stride: numberIn(1, 4),
          dilation: numberIn(1, 3),
          spare: numberIn(0, 5),
        })
        .chain((axis) =>
          fc.record({ axis: fc.constant(axis), padding: numberIn(0, Math.floor(axis.kernel / 2)) }),
        ),
      { minLength: 1, maxLength: 3 },
    ),
    batch: numberIn(1, 2),
    channels: numberIn(1, 3),
    ceilMode: fc.boolean(),
    seed: fc.nat(),
  })
  .map(({ axes, batch, channels, ceilMode, seed }) => {
    const spatial = axes.map(
      ({ axis: { kernel, dilation, spare }, padding }) =>
        Math.max(1, dilation * (kernel - 1) + 1 - 2 * padding) + spare,
    );
    return {
      input: wholeNumbers([batch, channels, ...spatial], seed),
      settings: {
        kernel: axes.map(({ axis }) => axis.kernel),
        stride: axes.map(({ axis }) => axis.stride),
        padding: axes.map(({ padding }) => padding),
        dilation: axes.map(({ axis }) => axis.dilation),
        ceilMode,
      },
    };
  });
