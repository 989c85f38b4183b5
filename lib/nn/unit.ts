/** One unit of a convolutional network: which it is, what it sees, and what of that it answers to. */
import { inputRange, type ReceptiveField, receptiveField } from '#lib/conv/receptive-field.ts';
import type { Window } from '#lib/conv/shape.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { backThrough, type ReluRule, type Sequential, trace } from './sequential.ts';

/** A map of a layer, and a place in it. */
export type Unit = { readonly map: number; readonly row: number; readonly col: number };

/** Where a map is largest, the first place of equals, and its value there. @param output shape (1, maps, H, W). */
export function strongest({ shape, data }: Tensor, map: number): Unit & { readonly value: number } {
  const [, , height, width] = shape;
  const first = map * height * width;
  let at = 0;
  for (let i = 1; i < height * width; i++) if (data[first + i] > data[first + at]) at = i;
  return { map, row: Math.floor(at / width), col: at % width, value: data[first + at] };
}

/** Settings of a square window; a list says each side's, of which the first stands for both. */
const one = (value: number | string | readonly number[] | undefined, otherwise: number): number =>
  typeof value === 'object' ? value[0] : typeof value === 'number' ? value : otherwise;

function windowOf(layer: Sequential[number]): Window[] {
  if (layer.kind === 'conv') {
    const { stride, padding, dilation } = layer.options ?? {};
    const kernel = layer.weight.shape[2];
    return [{ kernel, stride: one(stride, 1), padding: one(padding, 0), dilation: one(dilation, 1) }];
  }
  if (layer.kind !== 'maxPool' && layer.kind !== 'avgPool') return [];
  const { kernel, stride, padding } = layer.options;
  return [{ kernel: one(kernel, 1), stride: one(stride, one(kernel, 1)), padding: one(padding, 0) }];
}

/** What a unit of the last layer sees of the input; the same along both sides. */
export function fieldOf(net: Sequential): ReceptiveField {
  const field = receptiveField(net.flatMap(windowOf)).at(-1);
  return field ?? { receptiveField: 1, jump: 1, start: 0 };
}

/** The same layers without padding: what they make of one receptive field is what they make of it inside a picture. */
export const unpadded = (net: Sequential): Sequential =>
  net.map((layer) =>
    layer.kind === 'conv' ? { ...layer, options: { ...layer.options, padding: 0 } } : layer,
  );

/** The same layers up to one map of the last: its convolution keeps the kernels of that map alone. */
export function mapOf(net: Sequential, map: number): Sequential {
  const last = net.findLastIndex(({ kind }) => kind === 'conv');
  const only = ({ shape, data }: Tensor): Tensor => {
    const each = data.length / shape[0];
    return tensor([1, ...shape.slice(1)], data.slice(map * each, (map + 1) * each));
  };
  return net.map((layer, i) =>
    i === last && layer.kind === 'conv'
      ? { ...layer, weight: only(layer.weight), ...(layer.bias && { bias: only(layer.bias) }) }
      : layer,
  );
}

/**
 * The receptive field of a unit cut out of a picture, zeros where it reaches beyond.
 *
 * @param x shape (1, 1, H, W). @returns shape (1, 1, r, r).
 */
export function patchOf(x: Tensor, field: ReceptiveField, { row, col }: Pick<Unit, 'row' | 'col'>): Tensor {
  const [, , height, width] = x.shape;
  const r = field.receptiveField;
  const [top] = inputRange(field, row);
  const [left] = inputRange(field, col);
  const patch = tensor([1, 1, r, r]);
  for (let i = Math.max(0, -top); i < Math.min(r, height - top); i++)
    for (let j = Math.max(0, -left); j < Math.min(r, width - left); j++)
      patch.data[i * r + j] = x.data[(top + i) * width + left + j];
  return patch;
}

/**
 * What one unit answers to in its receptive field: 1 put at the unit and carried back to the pixels.
 *
 * With 'deconvnet' the projection of Zeiler & Fergus, with 'gradient' the derivative of the unit by each pixel.
 *
 * @param net unpadded layers up to one map, which make one place of `patch`: shape (1, 1, 1, 1).
 * @returns the unit's value, and its projection in the patch's shape.
 */
export function projection(net: Sequential, patch: Tensor, rule: ReluRule) {
  const traced = trace(net, patch);
  const { shape, data } = traced[traced.length - 1].output;
  return { value: data[0], pixels: backThrough(net, patch, traced, tensor(shape, [1]), { rule })[0] };
}
