/** The three networks that can be trained here, as they begin. */
import { digits, side } from '#content/digits/networks.ts';
import { begin, type NetworkLayer, type Sequential } from '#lib/nn/sequential.ts';
import { random } from '#lib/random.ts';
import type { Model, Params } from './setup.ts';

const relu: NetworkLayer = { kind: 'relu' };
const halve: NetworkLayer = { kind: 'maxPool', options: { kernel: 2 } };
const flatten: NetworkLayer = { kind: 'flatten' };

/** Hidden units that give a perceptron about as many parameters as the convolutional network has. */
export const HIDDEN = 8;

/** The shapes of the weights, layer by layer. */
export const shapes: Record<Model, readonly (readonly number[])[]> = {
  convnet: [
    [8, 1, 5, 5],
    [16, 8, 5, 5],
    [digits, 256],
  ],
  mlp: [
    [HIDDEN, side * side],
    [digits, HIDDEN],
  ],
  linear: [[digits, side * side]],
};

/** A network as its seed begins it. */
export function untrained({ model, seed }: Pick<Params, 'model' | 'seed'>): Sequential {
  const by = random(seed);
  const weights = shapes[model].map(
    (shape): NetworkLayer =>
      shape.length === 4
        ? { kind: 'conv', ...begin(shape, by), options: {} }
        : { kind: 'linear', ...begin(shape, by) },
  );
  const [first, second, last] = weights;
  if (model === 'convnet') return [first, relu, halve, second, relu, halve, flatten, last];
  return model === 'mlp' ? [flatten, first, relu, second] : [flatten, first];
}
