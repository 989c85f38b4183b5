import type { Random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { linearDefault } from './init.ts';

/** x ↦ W·x + b, then ReLU where `relu` says so: weight (out, in) as PyTorch's Linear keeps it, bias (out). */
export type Layer = { readonly weight: Tensor; readonly bias: Tensor; readonly relu: boolean };

/** A multilayer perceptron: layers in order, each taking what the one before it gives. */
export type Mlp = readonly Layer[];

/** The sizes of a perceptron's layers, its input first: [2, 2, 2, 2, 2, 2, 3]. */
export const dims = (net: Mlp): number[] => [net[0].weight.shape[1], ...net.map(({ bias }) => bias.shape[0])];

/** The number of weights and biases: Σ out · (in + 1). */
export const parameterCount = (net: Mlp): number =>
  net.reduce((sum, { weight, bias }) => sum + weight.data.length + bias.data.length, 0);

/**
 * A perceptron at its start.
 *
 * @param sizes units per layer, the input first.
 * @param rectified how many layers, from the first, end in ReLU; the rest are affine.
 * @param init how each layer begins; layers draw in order.
 * @throws RangeError when there are fewer than two sizes.
 */
export function mlp(sizes: readonly number[], rectified: number, random: Random, init = linearDefault): Mlp {
  if (sizes.length < 2) {
    throw new RangeError(`a perceptron needs sizes for its input and a layer, not [${sizes.join(', ')}]`);
  }
  return sizes.slice(1).map((out, l) => ({ ...init(out, sizes[l], random), relu: l < rectified }));
}

/** All weights and biases in one row: a layer's weights, then its biases, layer by layer. */
export const parametersOf = (net: Mlp): number[] =>
  net.flatMap(({ weight, bias }) => [...weight.data, ...bias.data]);

/**
 * The network of the same shape with other weights and biases, in the order of `parametersOf`.
 *
 * @throws RangeError when there are too few or too many.
 */
export function withParameters(net: Mlp, parameters: ArrayLike<number>): Mlp {
  const wanted = parameterCount(net);
  if (parameters.length !== wanted) {
    throw new RangeError(`this network has ${wanted} parameters, but there are ${parameters.length}`);
  }
  const all = Float32Array.from(parameters);
  let at = 0;
  const take = ({ shape, data }: Tensor) => {
    at += data.length;
    return tensor(shape, all.subarray(at - data.length, at));
  };
  return net.map(({ weight, bias, relu }) => ({ weight: take(weight), bias: take(bias), relu }));
}

/** What one layer does to one point: `pre` = W·x + b, `post` = max(0, pre), or pre itself where the layer is affine. */
export type Activation = { readonly pre: number[]; readonly post: number[] };

/**
 * What every layer makes of one input, in order.
 *
 * @throws RangeError when the input has not as many numbers as the network takes.
 */
export function activations(net: Mlp, point: readonly number[]): Activation[] {
  const [, into] = net[0].weight.shape;
  if (point.length !== into) throw new RangeError(`this network takes ${into} numbers, not ${point.length}`);
  let x = point;
  return net.map(({ weight, bias, relu }) => {
    const width = x.length;
    const pre = Array.from(bias.data, (b, o) =>
      x.reduce((sum, value, i) => sum + weight.data[o * width + i] * value, b),
    );
    const post = relu ? pre.map((z) => Math.max(0, z)) : pre;
    x = post;
    return { pre, post };
  });
}

/**
 * The network's answer to a batch: x (N, in) gives (N, out).
 *
 * @throws RangeError when x is not of that shape.
 */
export function forward(net: Mlp, x: Tensor): Tensor {
  const [n, width] = x.shape;
  const [, into] = net[0].weight.shape;
  if (x.shape.length !== 2 || width !== into) {
    throw new RangeError(`this network takes inputs of shape [N, ${into}], not [${x.shape.join(', ')}]`);
  }
  const out = net[net.length - 1].bias.shape[0];
  const y = tensor([n, out]);
  for (let i = 0; i < n; i++) {
    const point = Array.from(x.data.subarray(i * width, (i + 1) * width));
    y.data.set(activations(net, point)[net.length - 1].post, i * out);
  }
  return y;
}

/** The index of the largest number; of equals, the first. */
export function argmax(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}

/**
 * The share of inputs whose largest output is that of their label.
 *
 * @throws RangeError when there is not one label for each input.
 */
export function accuracy(net: Mlp, x: Tensor, labels: ArrayLike<number>): number {
  const { shape, data } = forward(net, x);
  if (labels.length !== shape[0]) throw new RangeError(`${labels.length} labels for ${shape[0]} inputs`);
  let right = 0;
  for (let i = 0; i < shape[0]; i++) {
    if (argmax(data.subarray(i * shape[1], (i + 1) * shape[1])) === labels[i]) right++;
  }
  return right / shape[0];
}
