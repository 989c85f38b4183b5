import type { Tensor } from '#lib/tensor.ts';
import { expectGroups } from './channels.ts';
import { expectDimensions, perDimension } from './dimensions.ts';
import type { PaddingMode, Widths } from './pad.ts';
import { outputSize, samePadding } from './shape.ts';

/** PyTorch's arguments of the same names; `stride`, `padding` and `dilation` are one number, or one per dimension. */
export type ConvOptions = {
  /** Shape (Cout), added to every output of its channel. */
  bias?: Tensor;
  stride?: number | readonly number[];
  padding?: number | readonly number[] | 'same' | 'valid';
  dilation?: number | readonly number[];
  groups?: number;
  paddingMode?: PaddingMode;
};

/** A convolution's options, each spelt out: one number per dimension. */
export type Layout = {
  /** The shape of the output. */
  shape: number[];
  groups: number;
  stride: readonly number[];
  dilation: readonly number[];
  /** The padding on either side. */
  widths: Widths;
  mode: PaddingMode;
};

/**
 * What a convolution of these shapes does, before it does it.
 *
 * @param x shape (N, Cin, …spatial). @param w shape (Cout, Cin / groups, …kernel).
 * @throws RangeError as `conv` does, which see.
 */
export function layout(x: readonly number[], w: readonly number[], options: ConvOptions): Layout {
  const [batch, inChannels, ...spatial] = x;
  const [outChannels, groupChannels, ...kernel] = w;
  const dimensions = spatial.length;
  expectDimensions('weight', w, dimensions);
  const groups = options.groups ?? 1;
  expectGroups(groups, { input: inChannels, output: outChannels });
  if (groupChannels !== inChannels / groups) {
    throw new RangeError(
      `weight must have ${inChannels} / ${groups} = ${inChannels / groups} input channels, not ${groupChannels}`,
    );
  }
  const stride = perDimension('stride', options.stride ?? 1, dimensions);
  const dilation = perDimension('dilation', options.dilation ?? 1, dimensions);
  const same = options.padding === 'same';
  if (same && stride.some((s) => s !== 1)) {
    throw new RangeError(`padding 'same' needs a stride of 1, not ${stride.join(' × ')}`);
  }
  const given = typeof options.padding === 'string' ? 0 : (options.padding ?? 0);
  const padding = perDimension('padding', given, dimensions);
  const widths = kernel.map((k, d) =>
    same ? samePadding(k, dilation[d]) : ([padding[d], padding[d]] as const),
  );
  const out = spatial.map((n, d) =>
    same
      ? n
      : outputSize(n, { kernel: kernel[d], stride: stride[d], padding: padding[d], dilation: dilation[d] }),
  );
  return {
    shape: [batch, outChannels, ...out],
    groups,
    stride,
    dilation,
    widths,
    mode: options.paddingMode ?? 'zeros',
  };
}
