import { type Tensor, tensor } from '#lib/tensor.ts';
import { backThrough, type Sequential, type Traced } from './sequential.ts';

/** Who gave how much of a weighted sum of the outputs. */
export type Contributions = {
  /** Element i: what each number that layer i was given contributes, in the shape of what it was given. */
  readonly inputs: readonly Tensor[];
  /** Element i: what the bias of layer i contributes; 0 where it has none. */
  readonly biases: readonly number[];
  /** Element i: the derivatives by what layer i was given. */
  readonly gradients: readonly Tensor[];
};

/** Σ aᵢ bᵢ in double precision. */
const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, v, i) => sum + v * b[i], 0);

/** The sum of a tensor's numbers, in double precision. */
export const total = ({ data }: Tensor): number => data.reduce((sum, v) => sum + v, 0);

/** The same tensor where `keeps` says so, and 0 elsewhere. */
export const masked = ({ shape, data }: Tensor, keeps: (i: number) => boolean): Tensor =>
  tensor(
    shape,
    data.map((v, i) => (keeps(i) ? v : 0)),
  );

/**
 * Divides s = Σ weight · output exactly among the numbers of every layer: a network of ReLUs and poolings is linear where it
 * stands, so at each layer i, with x its input and g = ∂s/∂x, s = Σ gₖ xₖ + what the biases of layers i, i + 1, … gave.
 *
 * This is gradient × input; it is exact for this input and says nothing about others.
 *
 * @param traced what `trace` gave for x, and @param weight of the shape of its last output.
 * @throws RangeError when the weight has another shape.
 * @see Shrikumar, Greenside, Shcherbina & Kundaje 2016, arXiv:1605.01713; Ancona et al. 2018, arXiv:1711.06104.
 */
export function contributions(
  net: Sequential,
  x: Tensor,
  traced: readonly Traced[],
  weight: Tensor,
): Contributions {
  const gradients = backThrough(net, x, traced, weight);
  const inputs = gradients.map(({ shape, data }, i) => {
    const given = traced[i - 1]?.output ?? x;
    return tensor(
      shape,
      data.map((g, k) => g * given.data[k]),
    );
  });
  const biases = net.map((layer, i) => {
    if (!('bias' in layer) || !layer.bias) return 0;
    const bias = layer.bias.data;
    const { shape, data } = gradients[i + 1] ?? weight;
    const each = data.length / (shape[0] * shape[1]);
    return data.reduce((sum, g, k) => sum + g * bias[Math.floor(k / each) % shape[1]], 0);
  });
  return { inputs, biases, gradients };
}

/** What is divided: Σ weight · output. */
export const weighed = (traced: readonly Traced[], weight: Tensor): number =>
  dot(weight.data, traced[traced.length - 1].output.data);
