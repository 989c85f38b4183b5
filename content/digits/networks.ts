/** The networks of chapter 5 that read digits: how they are built and trained, and where their weights and results lie. */
import { begin, type NetworkLayer, outputOf, type Sequential } from '#lib/nn/sequential.ts';
import { type Random, random } from '#lib/random.ts';
import { tensor } from '#lib/tensor.ts';

/** Pixels along a side, and classes. */
export const side = 28;
export const digits = 10;

const conv = (out: number, into: number, by: Random, padding = 0): NetworkLayer => ({
  kind: 'conv',
  ...begin([out, into, 5, 5], by),
  options: { padding },
});
const linear = (out: number, into: number, by: Random): NetworkLayer => ({
  kind: 'linear',
  ...begin([out, into], by),
});
const relu: NetworkLayer = { kind: 'relu' };
const halve: NetworkLayer = { kind: 'maxPool', options: { kernel: 2 } };
const flatten: NetworkLayer = { kind: 'flatten' };

/** Hidden units that give a perceptron about as many parameters as the convolutional network has. */
const HIDDEN = 77;

/**
 * The three kinds that are compared. `convnet` is LeNet-5 as it is built today; LeCun et al. 1998 had a squashing
 * function, learned subsampling, and a table that left out some connections between maps. `mlp` has as many parameters
 * in one hidden layer, `linear` is the same without its ReLU: two matrices that are one.
 */
export const kinds = {
  convnet: (by) => [
    conv(6, 1, by, 2),
    relu,
    halve,
    conv(16, 6, by),
    relu,
    halve,
    flatten,
    linear(120, 400, by),
    relu,
    linear(84, 120, by),
    relu,
    linear(digits, 84, by),
  ],
  mlp: (by) => [flatten, linear(HIDDEN, side * side, by), relu, linear(digits, HIDDEN, by)],
  linear: (by) => [flatten, linear(HIDDEN, side * side, by), linear(digits, HIDDEN, by)],
  /** The 300 hidden units of the paper’s table. */
  mlp300: (by) => [flatten, linear(300, side * side, by), relu, linear(digits, 300, by)],
} as const satisfies Record<string, (by: Random) => Sequential>;
export type Kind = keyof typeof kinds;

/** Two linear layers with nothing between them are one: W = W₂W₁, b = W₂b₁ + b₂. */
export function folded(net: Sequential): Sequential {
  const [flat, first, second] = net;
  if (first.kind !== 'linear' || second.kind !== 'linear')
    throw new RangeError('only linear layers fold into one');
  const bias = outputOf([second], tensor([1, HIDDEN], first.bias?.data));
  // Row i of the first matrix's transpose is what the second makes of one pixel.
  const columns = tensor([side * side, HIDDEN]);
  for (let h = 0; h < HIDDEN; h++)
    for (let p = 0; p < side * side; p++)
      columns.data[p * HIDDEN + h] = first.weight.data[h * side * side + p];
  const product = outputOf([{ ...second, bias: undefined }], columns);
  const weight = tensor([digits, side * side]);
  for (let d = 0; d < digits; d++)
    for (let p = 0; p < side * side; p++) weight.data[d * side * side + p] = product.data[p * digits + d];
  return [flat, { kind: 'linear', weight, bias: tensor([digits], bias.data) }];
}

/** A network of that kind as it begins. */
export const untrained = (kind: Kind, seed: number): Sequential => kinds[kind](random(seed));

/** Networks that ship; the shuffled one was trained on pictures whose pixels stand in another order. */
export type ShippedNetwork = 'convnet' | 'convnet-shuffled' | 'mlp' | 'linear';

/** A network of the same layers as one that ships: its linear one is folded into a single matrix. */
export function shippedShape(name: ShippedNetwork): Sequential {
  if (name === 'linear') return folded(untrained('linear', 0));
  return untrained(name === 'mlp' ? 'mlp' : 'convnet', 0);
}
