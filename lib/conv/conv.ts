import { type Tensor, tensor } from '#lib/tensor.ts';
import { addBias, biasGradient } from './channels.ts';
import { expectDimensions, expectShape } from './dimensions.ts';
import { type ConvOptions, layout } from './layout.ts';
import { type PaddingMode, pad, padBackward, type Widths } from './pad.ts';
import { dot, gather, scatter, type Walk, walk } from './walk.ts';

export type { ConvOptions } from './layout.ts';

/** The derivatives of a loss by the arguments of a convolution, each in the shape of its argument. */
export type ConvGradients = { input: Tensor; weight: Tensor; bias: Tensor };

/**
 * N-d cross-correlation, as deep learning convolves:
 * y[n, c, i] = bias[c] + Σ_{ci, k} weight[c, ci, k] · x[n, g·Cin/groups + ci, i·stride + k·dilation − padding],
 * where i and k are index tuples and g is the group of channel c.
 *
 * @param input shape (N, Cin, …spatial).
 * @param weight shape (Cout, Cin / groups, …kernel).
 * @returns shape (N, Cout, …), the spatial sizes as `outputSize` gives them.
 * @throws RangeError when shapes disagree, groups do not divide the channels, the kernel does not fit in the padded
 * input, or padding is 'same' with a stride above 1.
 * @see PyTorch docs, torch.nn.functional.conv2d; Dumoulin & Visin 2016, arXiv:1603.07285.
 */
export function conv(input: Tensor, weight: Tensor, options: ConvOptions = {}): Tensor {
  const { walk, shape, widths, mode } = plan(input.shape, weight.shape, options);
  const output = tensor(shape);
  if (options.bias) addBias(output, options.bias);
  gather(walk, padded(input, widths, mode).data, weight.data, output.data);
  return output;
}

/** `conv` along a line: input (N, Cin, L), weight (Cout, Cin / groups, K). */
export function conv1d(input: Tensor, weight: Tensor, options: ConvOptions = {}): Tensor {
  expectDimensions('conv1d input', input.shape, 1);
  return conv(input, weight, options);
}

/** `conv` over a plane: input (N, Cin, H, W), weight (Cout, Cin / groups, KH, KW). */
export function conv2d(input: Tensor, weight: Tensor, options: ConvOptions = {}): Tensor {
  expectDimensions('conv2d input', input.shape, 2);
  return conv(input, weight, options);
}

/** `conv` through a volume: input (N, Cin, D, H, W), weight (Cout, Cin / groups, KD, KH, KW). */
export function conv3d(input: Tensor, weight: Tensor, options: ConvOptions = {}): Tensor {
  expectDimensions('conv3d input', input.shape, 3);
  return conv(input, weight, options);
}

/**
 * The derivatives of a loss by input, weight and bias, from its derivatives by the outputs of `conv`, any dimension:
 * ∂L/∂x is every output's gradient sent back through its weight, ∂L/∂w every sample a weight met times that gradient.
 *
 * @param gradOutput the shape of `conv(input, weight, options)`.
 */
export function convBackward(
  gradOutput: Tensor,
  input: Tensor,
  weight: Tensor,
  options: ConvOptions = {},
): ConvGradients {
  const { walk, shape, widths, mode } = plan(input.shape, weight.shape, options);
  expectShape('gradOutput', gradOutput.shape, shape);
  const x = padded(input, widths, mode);
  const gradX = tensor(x.shape);
  const gradWeight = tensor(weight.shape);
  scatter(walk, gradX.data, weight.data, gradOutput.data);
  dot(walk, x.data, gradWeight.data, gradOutput.data);
  return {
    input: padBackward(gradX, input.shape, widths, mode),
    weight: gradWeight,
    bias: biasGradient(gradOutput),
  };
}

type Plan = { walk: Walk; shape: number[]; widths: Widths; mode: PaddingMode };

function plan(x: readonly number[], w: readonly number[], options: ConvOptions): Plan {
  const { shape, widths, mode, stride, dilation } = layout(x, w, options);
  const [batch, inChannels, ...spatial] = x;
  const grown = spatial.map((n, d) => widths[d][0] + n + widths[d][1]);
  return { walk: walk([batch, inChannels, ...grown], w, shape.slice(2), stride, dilation), shape, widths, mode };
}

/** The padded input; the input itself, uncopied, when there is nothing to add. */
function padded(input: Tensor, widths: Widths, mode: PaddingMode): Tensor {
  return widths.every(([before, after]) => before === 0 && after === 0) ? input : pad(input, widths, mode);
}
