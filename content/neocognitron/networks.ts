/** One architecture, S, C, S, C and a read-out, whose numbers four ways of learning find. */
import { digits, side } from '#content/digits/networks.ts';
import { unpackNetwork } from '#content/digits/pack.ts';
import { receptiveField } from '#lib/conv/receptive-field.ts';
import { begin, type NetworkLayer, parametersOf, type Sequential } from '#lib/nn/sequential.ts';
import { random } from '#lib/random.ts';

/** Planes of both layers of S cells, and the side of a template. */
export const planes = [8, 24] as const;
export const reach = 5;

/**
 * How the templates of both layers are found. 'clusters': layer by layer, by a competition for windows of digits;
 * 'copied': they are such windows, drawn by chance; 'random': noise; 'backprop': end to end, with the labels.
 */
export const trainings = ['clusters', 'copied', 'random', 'backprop'] as const;
export type Training = (typeof trainings)[number];

export type ConvLayer = Extract<NetworkLayer, { kind: 'conv' }>;

const relu: NetworkLayer = { kind: 'relu' };
const halve: NetworkLayer = { kind: 'maxPool', options: { kernel: 2 } };

/** A layer of S cells, max(0, w · x + b), and the C cells that pool each of its planes 2 × 2. */
export const simpleComplex = (layer: ConvLayer): Sequential => [layer, relu, halve];

/** Where in the network the planes of each kind come out. */
export const stages = ['s1', 'c1', 's2', 'c2'] as const;
export type StageName = (typeof stages)[number];
export const outlets: Readonly<Record<StageName, number>> = { s1: 1, c1: 2, s2: 4, c2: 5 };

/** Where an S cell of either layer looks, from `receptiveField` along one dimension. */
export const fields = (() => {
  const all = receptiveField([{ kernel: reach }, { kernel: 2, stride: 2 }, { kernel: reach }, { kernel: 2, stride: 2 }], side);
  return [all[0], all[2]] as const;
})();

/** Numbers that the read-out gets: all C cells of the second layer. */
export const features = planes[1] * (receptiveField([{ kernel: reach }, { kernel: 2, stride: 2 }, { kernel: reach }, { kernel: 2, stride: 2 }], side)[3].size! ** 2);

/** The whole network of two layers of templates and a read-out. */
export const whole = (first: ConvLayer, second: ConvLayer, readOut: NetworkLayer): Sequential => [
  ...simpleComplex(first),
  ...simpleComplex(second),
  { kind: 'flatten' },
  readOut,
];

/** The network before it learns anything, as PyTorch begins. */
export function begun(seed: number): Sequential {
  const by = random(seed);
  return whole(
    { kind: 'conv', ...begin([planes[0], 1, reach, reach], by) },
    { kind: 'conv', ...begin([planes[1], planes[0], reach, reach], by) },
    { kind: 'linear', ...begin([digits, features], by) },
  );
}

/** A network that ships, and what each S cell of its second layer likes: the mean of windows of training digits, 0 … 255. */
export type Shipped = { readonly net: Sequential; readonly windows: Uint8Array };

/** @throws RangeError when the bytes are no such network. */
export function unpackShipped(bytes: Uint8Array): Shipped {
  const like = begun(0);
  const split = parametersOf(like).reduce((sum, { data }) => sum + 4 + data.length, 0);
  const windows = bytes.subarray(split);
  if (windows.length !== planes[1] * fields[1].receptiveField ** 2)
    throw new RangeError(`${bytes.length} bytes are no neocognitron`);
  return { net: unpackNetwork(bytes.subarray(0, split), like), windows };
}
