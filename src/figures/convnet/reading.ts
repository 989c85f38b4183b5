/** What networks make of a picture. */
import { type ShippedNetwork, side } from '#content/digits/networks.ts';
import { permutedColumns } from '#lib/nn/columns.ts';
import { outputOf, type Sequential, trace } from '#lib/nn/sequential.ts';
import { softmax } from '#lib/nn/softmax.ts';
import { tensor } from '#lib/tensor.ts';
import type { Params } from './model.ts';
import { orderOf } from './picture.ts';
import { stages } from './stages.ts';

/** What a network made of a picture. */
export interface Reading {
  readonly net: Sequential;
  /** What every stage gave; the first is what the network was given. */
  readonly values: readonly Float32Array[];
}

export function read(net: Sequential, picture: Float32Array): Reading {
  const traced = trace(net, tensor([1, 1, side, side], picture));
  return { net, values: stages.map(({ at }) => (at < 0 ? picture : traced[at].output.data)) };
}

/** What a network says of the picture. */
export interface Answer {
  readonly logits: readonly number[];
  readonly probabilities: readonly number[];
  /** The digit of the strongest score. */
  readonly reads: number;
}
export function answerOf(logits: readonly number[]): Answer {
  return { logits, probabilities: softmax(logits), reads: logits.indexOf(Math.max(...logits)) };
}

/** The unit of a stage that gives most. */
export const strongest = (values: Float32Array): number =>
  values.indexOf(values.reduce((a, b) => Math.max(a, b)));

/** The networks that a state needs. */
export const netsFor = ({ shuffled, compare }: Pick<Params, 'shuffled' | 'compare'>): ShippedNetwork[] => [
  shuffled ? 'convnet-shuffled' : 'convnet',
  ...(compare ? (['mlp', 'linear'] as const) : []),
];

/** What the other two say of what they are given; of shuffled pixels too, with their columns in the same order. */
export function answersOf(
  nets: Partial<Record<ShippedNetwork, Sequential>>,
  given: Float32Array,
  shuffled: boolean,
) {
  const { mlp, linear } = nets;
  if (!mlp || !linear) return undefined;
  const x = tensor([1, 1, side, side], given);
  const say = (net: Sequential) =>
    answerOf(Array.from(outputOf(shuffled ? permutedColumns(net, orderOf()) : net, x).data));
  return { mlp: say(mlp), linear: say(linear) };
}
