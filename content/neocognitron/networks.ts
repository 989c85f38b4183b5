/** The networks of chapter 6: how they are put together, and how they lie in files. */
import { digits } from '#content/digits/networks.ts';
import { unpackNetwork } from '#content/digits/pack.ts';
import { begin, type NetworkLayer, parametersOf, type Sequential } from '#lib/nn/sequential.ts';
import { random } from '#lib/random.ts';
import { fieldOf, fields, planes, reach } from './shape.ts';

export type ConvLayer = Extract<NetworkLayer, { kind: 'conv' }>;

const relu: NetworkLayer = { kind: 'relu' };
const halve: NetworkLayer = { kind: 'maxPool', options: { kernel: 2 } };

/** A layer of S cells, max(0, w · x + b), and the C cells that pool each of its planes 2 × 2. */
export const simpleComplex = (layer: ConvLayer): Sequential => [layer, relu, halve];

/** The whole network: two layers of templates and a read-out. */
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
    { kind: 'linear', ...begin([digits, planes[1] * (fieldOf.c2.size as number) ** 2], by) },
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
