import { outputSize, span, type Window } from './shape.ts';

/** What one unit of a layer sees, in samples of the network's input. */
export type ReceptiveField = {
  /** Units in the layer; only when the size of the input is known. */
  size?: number;
  /** How many input samples one unit spans. */
  receptiveField: number;
  /** How many input samples lie from one unit to the next. */
  jump: number;
  /** The centre of the layer's first unit; input sample i has its centre at i, and padding can make this negative. */
  start: number;
};

/**
 * The receptive fields of a stack of convolutions or poolings, layer by layer, from r = 1, jump = 1 and start = 0:
 * r += d(k − 1) · jump, start += (d(k − 1) / 2 − p) · jump, and then jump *= s.
 *
 * @param layers first to last, one dimension of each.
 * @param n samples of the input; left out, sizes are left out.
 * @throws RangeError when n is given and a layer's kernel does not fit, or a setting is impossible.
 * @see Araujo, Norris & Sim 2019, "Computing Receptive Fields of Convolutional Neural Networks", Distill.
 */
export function receptiveField(layers: readonly Window[], n?: number): ReceptiveField[] {
  let field: ReceptiveField = { size: n, receptiveField: 1, jump: 1, start: 0 };
  return layers.map((layer) => {
    const { kernel, stride = 1, padding = 0, dilation = 1 } = layer;
    const reach = span(kernel, dilation) - 1;
    // Without an input, the smallest that fits still finds impossible settings.
    const size = outputSize(field.size ?? reach + 1, layer);
    field = {
      size: field.size && size,
      receptiveField: field.receptiveField + reach * field.jump,
      jump: field.jump * stride,
      start: field.start + (reach / 2 - padding) * field.jump,
    };
    return field;
  });
}

/**
 * The input samples that unit i sees, first and last: start + i · jump ∓ (r − 1) / 2.
 *
 * Numbers below 0, or from the size of the input up, are padding.
 */
export function inputRange(field: ReceptiveField, i: number): [first: number, last: number] {
  const first = field.start + i * field.jump - (field.receptiveField - 1) / 2;
  return [first, first + field.receptiveField - 1];
}
