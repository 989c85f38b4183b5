import { normal, type Random } from '#lib/random.ts';
import { size, type Tensor, tensor } from '#lib/tensor.ts';

/** How a linear layer begins, for shape (out, in): its weight (out, in) and its bias (out). */
export type Init = (out: number, into: number, random: Random) => { weight: Tensor; bias: Tensor };

const drawn = (shape: readonly number[], draw: () => number): Tensor =>
  tensor(shape, Array.from({ length: size(shape) }, draw));

/**
 * PyTorch's default: weights, then biases, uniform in ±1/√in.
 *
 * @see PyTorch docs, torch.nn.Linear.
 */
export const linearDefault: Init = (out, into, random) => {
  const uniform = () => (2 * random() - 1) / Math.sqrt(into);
  return { weight: drawn([out, into], uniform), bias: drawn([out], uniform) };
};

/**
 * Weights normal with variance 2/in, as suits ReLU; every bias the same number.
 *
 * @see He et al. 2015, arXiv:1502.01852.
 */
export const heNormal =
  (bias = 0): Init =>
  (out, into, random) => ({
    weight: drawn([out, into], () => Math.sqrt(2 / into) * normal(random)),
    bias: drawn([out], () => bias),
  });

/** A linear layer whose weights begin as `weight` draws them, and whose biases are all one number. */
export const layerInit =
  (weight: (shape: readonly number[], random: Random) => Tensor, bias = 0): Init =>
  (out, into, random) => ({ weight: weight([out, into], random), bias: drawn([out], () => bias) });

/** What follows a layer, under PyTorch's names. */
export type Nonlinearity = 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu' | 'selu';

/**
 * The factor that makes up for what a nonlinearity takes from the spread of its inputs.
 *
 * @param negativeSlope of the leaky ReLU, a: its gain is √(2 / (1 + a²)).
 * @see PyTorch docs, torch.nn.init.calculate_gain.
 */
export function calculateGain(nonlinearity: Nonlinearity, negativeSlope = 0.01): number {
  const leaky = Math.sqrt(2 / (1 + negativeSlope ** 2));
  return { linear: 1, sigmoid: 1, tanh: 5 / 3, relu: Math.SQRT2, leakyRelu: leaky, selu: 3 / 4 }[
    nonlinearity
  ];
}

/**
 * How many inputs each unit has, and how many units each input feeds: the sizes in and out, times the kernel's samples.
 *
 * @param shape (out, in, …kernel).
 * @throws RangeError when there are fewer than two sizes, or one of them is 0.
 */
export function fans(shape: readonly number[]): { fanIn: number; fanOut: number } {
  const [out, into, ...kernel] = shape;
  if (shape.length < 2 || size(shape) === 0) {
    throw new RangeError(`fans need a weight of shape [out, in, …] without a 0, not [${shape.join(', ')}]`);
  }
  return { fanIn: into * size(kernel), fanOut: out * size(kernel) };
}

export type KaimingOptions = {
  /** Slope of the leaky ReLU for negative inputs; 0, the default, is ReLU. */
  a?: number;
  /** Whether signals (fanIn, the default) or gradients (fanOut) keep their spread. */
  mode?: 'fanIn' | 'fanOut';
  /** By default 'leakyRelu', of slope a. */
  nonlinearity?: Nonlinearity;
};

const kaimingDeviation = (shape: readonly number[], options: KaimingOptions): number => {
  const { a = 0, mode = 'fanIn', nonlinearity = 'leakyRelu' } = options;
  return calculateGain(nonlinearity, a) / Math.sqrt(fans(shape)[mode]);
};

const xavierDeviation = (shape: readonly number[], gain: number): number => {
  const { fanIn, fanOut } = fans(shape);
  return gain * Math.sqrt(2 / (fanIn + fanOut));
};

/** Uniform between ±√3 σ, which has standard deviation σ. */
const drawUniform = (shape: readonly number[], random: Random, deviation: number): Tensor =>
  drawn(shape, () => (2 * random() - 1) * Math.sqrt(3) * deviation);

const drawNormal = (shape: readonly number[], random: Random, deviation: number): Tensor =>
  drawn(shape, () => deviation * normal(random));

/**
 * A weight uniform between ±gain · √(3 / fan).
 *
 * @param shape (out, in, …kernel).
 * @see He et al. 2015, arXiv:1502.01852; PyTorch docs, torch.nn.init.kaiming_uniform_.
 */
export const kaimingUniform = (
  shape: readonly number[],
  random: Random,
  options: KaimingOptions = {},
): Tensor => drawUniform(shape, random, kaimingDeviation(shape, options));

/** A weight normal with mean 0 and standard deviation gain / √fan, otherwise as `kaimingUniform`. */
export const kaimingNormal = (
  shape: readonly number[],
  random: Random,
  options: KaimingOptions = {},
): Tensor => drawNormal(shape, random, kaimingDeviation(shape, options));

/**
 * A weight uniform between ±gain · √(6 / (fanIn + fanOut)).
 *
 * @param shape (out, in, …kernel).
 * @see Glorot & Bengio 2010; PyTorch docs, torch.nn.init.xavier_uniform_.
 */
export const xavierUniform = (shape: readonly number[], random: Random, gain = 1): Tensor =>
  drawUniform(shape, random, xavierDeviation(shape, gain));

/** A weight normal with mean 0 and standard deviation gain · √(2 / (fanIn + fanOut)), otherwise as `xavierUniform`. */
export const xavierNormal = (shape: readonly number[], random: Random, gain = 1): Tensor =>
  drawNormal(shape, random, xavierDeviation(shape, gain));
