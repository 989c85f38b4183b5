import { type ConvOptions, conv2d, convBackward } from '#lib/conv/conv.ts';
import {
  type AvgPoolOptions,
  avgPool2d,
  avgPoolBackward,
  type MaxPoolOptions,
  maxPool2d,
  maxPoolBackward,
} from '#lib/conv/pool.ts';
import type { Random } from '#lib/random.ts';
import { size, type Tensor, tensor } from '#lib/tensor.ts';
import { fans } from './init.ts';

/** One layer of a network; the first index of every tensor that passes through counts the items of a batch. */
export type NetworkLayer =
  | { kind: 'conv'; weight: Tensor; bias?: Tensor; options?: Omit<ConvOptions, 'bias' | 'paddingMode'> }
  | { kind: 'linear'; weight: Tensor; bias?: Tensor }
  | { kind: 'maxPool'; options: MaxPoolOptions }
  | { kind: 'avgPool'; options: AvgPoolOptions }
  | { kind: 'relu' }
  | { kind: 'flatten' };

/** Layers one after the other, as PyTorch's nn.Sequential. */
export type Sequential = readonly NetworkLayer[];

/** What a layer gave; a max-pooling also tells where each maximum stood. */
export type Traced = { readonly output: Tensor; readonly indices?: Int32Array };

/**
 * What a gradient becomes on its way back through y = max(0, x):
 * 'gradient' keeps g where y > 0 (backpropagation), 'deconvnet' keeps g where g > 0 (Zeiler & Fergus), and 'guided'
 * where both are (Springenberg et al.).
 */
export type ReluRule = 'gradient' | 'deconvnet' | 'guided';

/** Weight and bias as PyTorch's Conv2d and Linear begin: uniform in ±1/√fanIn, weights first. */
export function begin(shape: readonly number[], random: Random): { weight: Tensor; bias: Tensor } {
  const bound = 1 / Math.sqrt(fans(shape).fanIn);
  const draw = (of: readonly number[]) =>
    tensor(
      of,
      Array.from({ length: size(of) }, () => bound * (2 * random() - 1)),
    );
  return { weight: draw(shape), bias: draw([shape[0]]) };
}

/** The weights and biases, in order. */
export const parametersOf = (net: Sequential): Tensor[] =>
  net.flatMap((layer) => ('weight' in layer ? [layer.weight, ...(layer.bias ? [layer.bias] : [])] : []));

/** The number of weights and biases. */
export const parameterCount = (net: Sequential): number =>
  parametersOf(net).reduce((sum, { data }) => sum + data.length, 0);

/** The same layers with other weights and biases, in the order of `parametersOf`. @throws RangeError when they do not fit. */
export function withParameters(net: Sequential, parameters: readonly Tensor[]): Sequential {
  let at = 0;
  const next = (old: Tensor) => {
    const given = parameters[at++];
    if (given?.shape.join() !== old.shape.join()) {
      throw new RangeError(
        `parameter ${at - 1} has shape [${old.shape.join(', ')}], not [${given?.shape.join(', ') ?? 'nothing'}]`,
      );
    }
    return given;
  };
  const changed = net.map((layer) =>
    'weight' in layer
      ? { ...layer, weight: next(layer.weight), ...(layer.bias ? { bias: next(layer.bias) } : {}) }
      : layer,
  );
  if (at !== parameters.length)
    throw new RangeError(`the network has ${at} parameters, not ${parameters.length}`);
  return changed;
}

function dense(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const [batch, into] = x.shape;
  const [out, wanted] = weight.shape;
  if (into !== wanted || x.shape.length !== 2) {
    throw new RangeError(
      `a linear layer of shape [${weight.shape.join(', ')}] cannot take [${x.shape.join(', ')}]`,
    );
  }
  const y = tensor([batch, out]);
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < out; o++) {
      let sum = bias?.data[o] ?? 0;
      for (let i = 0; i < into; i++) sum += weight.data[o * into + i] * x.data[n * into + i];
      y.data[n * out + o] = sum;
    }
  }
  return y;
}

function denseBackward(gradient: Tensor, weight: Tensor): Tensor {
  const [batch, out] = gradient.shape;
  const into = weight.shape[1];
  const back = tensor([batch, into]);
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < out; o++) {
      const g = gradient.data[n * out + o];
      if (g !== 0) for (let i = 0; i < into; i++) back.data[n * into + i] += g * weight.data[o * into + i];
    }
  }
  return back;
}

function apply(layer: NetworkLayer, x: Tensor): Traced {
  if (layer.kind === 'conv')
    return { output: conv2d(x, layer.weight, { ...layer.options, bias: layer.bias }) };
  if (layer.kind === 'linear') return { output: dense(x, layer.weight, layer.bias) };
  if (layer.kind === 'maxPool') return maxPool2d(x, layer.options);
  if (layer.kind === 'avgPool') return { output: avgPool2d(x, layer.options) };
  if (layer.kind === 'relu')
    return {
      output: tensor(
        x.shape,
        x.data.map((v) => (v < 0 ? 0 : v)),
      ),
    };
  return { output: tensor([x.shape[0], size(x.shape.slice(1))], x.data) };
}

/** What every layer gives for the input x, in order. @throws RangeError where a layer does not fit what it is given. */
export function trace(net: Sequential, x: Tensor): Traced[] {
  const all: Traced[] = [];
  for (const layer of net) all.push(apply(layer, all.at(-1)?.output ?? x));
  return all;
}

/** What the last layer gives for the input x. */
export const outputOf = (net: Sequential, x: Tensor): Tensor => trace(net, x).at(-1)?.output ?? x;

/**
 * Carries a gradient by the output of layer `from` back to the input: element i is the gradient by what layer i was
 * given, i = 0 … from; with the rule 'deconvnet' it is the projection of Zeiler & Fergus: maxima put back where they
 * stood, rectified, and spread by the transposed kernels.
 *
 * @param x the input, and @param traced what `trace` gave for it.
 * @param gradient of the shape of that layer's output.
 * @param from by default the last layer.
 * @throws RangeError when the gradient has another shape.
 * @see Zeiler & Fergus 2014, arXiv:1311.2901; Simonyan, Vedaldi & Zisserman 2014, arXiv:1312.6034, section 4;
 *   Springenberg et al. 2015, arXiv:1412.6806.
 */
export function backThrough(
  net: Sequential,
  x: Tensor,
  traced: readonly Traced[],
  gradient: Tensor,
  { from = net.length - 1, rule = 'gradient' }: { from?: number; rule?: ReluRule } = {},
): Tensor[] {
  if (gradient.shape.join() !== traced[from].output.shape.join()) {
    throw new RangeError(
      `layer ${from} gives [${traced[from].output.shape.join(', ')}], not [${gradient.shape.join(', ')}]`,
    );
  }
  const gradients: Tensor[] = new Array(from + 1);
  for (let i = from, g = gradient; i >= 0; i--) {
    const layer = net[i];
    const input = traced[i - 1]?.output ?? x;
    if (layer.kind === 'conv') g = convBackward(g, input, layer.weight, layer.options).input;
    else if (layer.kind === 'linear') g = denseBackward(g, layer.weight);
    else if (layer.kind === 'maxPool') g = maxPoolBackward(g, traced[i].indices!, input.shape);
    else if (layer.kind === 'avgPool') g = avgPoolBackward(g, input.shape, layer.options);
    else if (layer.kind === 'relu') {
      const y = traced[i].output.data;
      const forward = rule !== 'deconvnet';
      const backward = rule !== 'gradient';
      g = tensor(
        g.shape,
        g.data.map((v, at) => ((forward && !(y[at] > 0)) || (backward && v < 0) ? 0 : v)),
      );
    } else g = tensor(input.shape, g.data);
    gradients[i] = g;
  }
  return gradients;
}
