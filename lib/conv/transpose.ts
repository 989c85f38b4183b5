import { type Tensor, tensor } from '#lib/tensor.ts';
import { addBias, biasGradient, expectGroups } from './channels.ts';
import type { ConvGradients } from './conv.ts';
import { expectDimensions, expectShape, perDimension } from './dimensions.ts';
import { pad, padBackward } from './pad.ts';
import { transposedOutputSize } from './shape.ts';
import { dot, gather, scatter, walk } from './walk.ts';

/** PyTorch's arguments of the same names, one number or one per dimension. */
export type ConvTransposeOptions = {
  /** Shape (Cout). */
  bias?: Tensor;
  stride?: number | readonly number[];
  padding?: number | readonly number[];
  /** Samples the output is longer at its end, of the several lengths that `stride` would fold into one input. */
  outputPadding?: number | readonly number[];
  dilation?: number | readonly number[];
  groups?: number;
};

/**
 * Transposed convolution: every input sample adds its kernel to the output,
 * y[i·stride + k·dilation − padding] += weight[k] · x[i], summed over input channels of the group.
 *
 * It is the input gradient of `conv` with the same weight: for T the matrix of that convolution, y = Tᵀx.
 *
 * @param input shape (N, Cin, …spatial).
 * @param weight shape (Cin, Cout / groups, …kernel).
 * @returns shape (N, Cout, …), the spatial sizes as `transposedOutputSize` gives them.
 * @throws RangeError when shapes disagree, groups do not divide the channels, or a setting is impossible.
 * @see PyTorch docs, torch.nn.functional.conv_transpose2d; Dumoulin & Visin 2016, arXiv:1603.07285, chapter 4.
 */
export function convTranspose(input: Tensor, weight: Tensor, options: ConvTransposeOptions = {}): Tensor {
  const { walk, shape, grown, widths } = plan(input.shape, weight.shape, options);
  const spread = tensor(grown);
  scatter(walk, spread.data, weight.data, input.data);
  const output = padBackward(spread, shape, widths);
  if (options.bias) addBias(output, options.bias);
  return output;
}

/** `convTranspose` along a line: input (N, Cin, L), weight (Cin, Cout / groups, K). */
export function convTranspose1d(input: Tensor, weight: Tensor, options: ConvTransposeOptions = {}): Tensor {
  expectDimensions('convTranspose1d input', input.shape, 1);
  return convTranspose(input, weight, options);
}

/** `convTranspose` over a plane: input (N, Cin, H, W), weight (Cin, Cout / groups, KH, KW). */
export function convTranspose2d(input: Tensor, weight: Tensor, options: ConvTransposeOptions = {}): Tensor {
  expectDimensions('convTranspose2d input', input.shape, 2);
  return convTranspose(input, weight, options);
}

/** `convTranspose` through a volume: input (N, Cin, D, H, W), weight (Cin, Cout / groups, KD, KH, KW). */
export function convTranspose3d(input: Tensor, weight: Tensor, options: ConvTransposeOptions = {}): Tensor {
  expectDimensions('convTranspose3d input', input.shape, 3);
  return convTranspose(input, weight, options);
}

/**
 * The derivatives of a loss by input, weight and bias, from its derivatives by the outputs of `convTranspose`.
 *
 * The transpose of a transpose: the input gradient is the convolution of gradOutput with the same weight.
 */
export function convTransposeBackward(
  gradOutput: Tensor,
  input: Tensor,
  weight: Tensor,
  options: ConvTransposeOptions = {},
): ConvGradients {
  const { walk, shape, widths } = plan(input.shape, weight.shape, options);
  expectShape('gradOutput', gradOutput.shape, shape);
  const spread = pad(gradOutput, widths);
  const gradInput = tensor(input.shape);
  const gradWeight = tensor(weight.shape);
  gather(walk, spread.data, weight.data, gradInput.data);
  dot(walk, spread.data, gradWeight.data, input.data);
  return { input: gradInput, weight: gradWeight, bias: biasGradient(gradOutput) };
}

/** The walk of the convolution that is transposed: from the output, with its padding, to the input. */
function plan(x: readonly number[], w: readonly number[], options: ConvTransposeOptions) {
  const [batch, inChannels, ...spatial] = x;
  const [weightChannels, groupChannels, ...kernel] = w;
  const groups = options.groups ?? 1;
  const dimensions = spatial.length;
  expectDimensions('weight', w, dimensions);
  expectGroups(groups, { input: inChannels });
  if (weightChannels !== inChannels) {
    throw new RangeError(`weight must have ${inChannels} input channels, not ${weightChannels}`);
  }
  const stride = perDimension('stride', options.stride ?? 1, dimensions);
  const padding = perDimension('padding', options.padding ?? 0, dimensions);
  const outputPadding = perDimension('outputPadding', options.outputPadding ?? 0, dimensions);
  const dilation = perDimension('dilation', options.dilation ?? 1, dimensions);
  const out = spatial.map((n, d) =>
    transposedOutputSize(n, {
      kernel: kernel[d],
      stride: stride[d],
      padding: padding[d],
      dilation: dilation[d],
      outputPadding: outputPadding[d],
    }),
  );
  const outChannels = groupChannels * groups;
  const grown = [batch, outChannels, ...out.map((n, d) => n + 2 * padding[d])];
  return {
    walk: walk(grown, w, spatial, stride, dilation),
    shape: [batch, outChannels, ...out],
    grown,
    widths: padding.map((p) => [p, p] as const),
  };
}
