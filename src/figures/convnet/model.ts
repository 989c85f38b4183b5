import { permutation } from '#content/digits/lesson.ts';
import { type ShippedNetwork, side } from '#content/digits/networks.ts';
import type { Digit } from '#content/digits/pack.ts';
import { choice, range, toggle, type Values } from '#figure/knobs.ts';
import { noisy, type Warp, warped } from '#lib/data/warp.ts';
import { permutedColumns } from '#lib/nn/columns.ts';
import { outputOf, parametersOf, type Sequential, trace } from '#lib/nn/sequential.ts';
import { softmax } from '#lib/nn/softmax.ts';
import { random } from '#lib/random.ts';
import { tensor } from '#lib/tensor.ts';
import { greys, inkOfLevels } from './greys.ts';
import { type Preset, presetSheet, presets } from './presets.ts';
import {
  type Box,
  fieldOf,
  indexOf,
  MOST_UNITS,
  type Spot,
  spotOf,
  stageNames,
  stages,
  takenBy,
  unitsOf,
} from './stages.ts';
import { type Sum, sumOf } from './sum.ts';

/** Digits that ship; from MISREAD on they are those that the network reads wrongly. */
export const DIGITS = 166;
export const MISREAD = 100;
/** The seed of the noise. */
const NOISE = 1;

export const knobs = {
  source: choice('digit', ['digit', 'drawing', ...(Object.keys(presets) as Preset[])]),
  digit: range(30, { min: 0, max: DIGITS - 1 }),
  drawing: greys(new Uint8Array(side * side), side, side),
  right: range(0, { min: -10, max: 10 }),
  down: range(0, { min: -10, max: 10 }),
  turn: range(0, { min: -180, max: 180, step: 5 }),
  size: range(100, { min: 50, max: 150, step: 5 }),
  noise: range(0, { min: 0, max: 0.6, step: 0.05 }),
  layer: choice('c2', stageNames),
  unit: range(1215, { min: 0, max: MOST_UNITS - 1 }),
  shuffled: toggle(false),
  compare: toggle(false),
};
export type Params = Values<typeof knobs>;

/** The one order of pixels that "shuffled" means here. */
let order: Uint32Array | undefined;
export const orderOf = (): Uint32Array => {
  order ??= permutation(1);
  return order;
};

export const warpOf = ({
  right,
  down,
  turn,
  size,
}: Pick<Params, 'right' | 'down' | 'turn' | 'size'>): Warp => ({
  right,
  down,
  degrees: turn,
  scale: size / 100,
});

/** The picture before it is moved, turned, scaled and noised. @param pixels of the test digit, which only that source needs. */
export function sheetOf(
  { source, drawing }: Pick<Params, 'source' | 'drawing'>,
  pixels: Uint8Array,
): Float32Array {
  if (source === 'drawing') return inkOfLevels(drawing);
  if (source !== 'digit') return presetSheet(source);
  return Float32Array.from(pixels, (v) => v / 255);
}

export type Setting = Pick<Params, 'right' | 'down' | 'turn' | 'size' | 'noise'>;
/** The picture as it is shown: warped, then noised. */
export const pictureOf = (sheet: Float32Array, setting: Setting): Float32Array =>
  noisy(warped(sheet, side, warpOf(setting)), setting.noise, random(NOISE));

/** What a network made of a picture. */
export interface Reading {
  readonly net: Sequential;
  /** What every stage gave; the first is what the network was given. */
  readonly values: readonly Float32Array[];
}

/** A picture as a network of shuffled pixels gets it. */
export const shuffle = (picture: Float32Array): Float32Array => picture.map((_, p) => picture[orderOf()[p]]);

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

/** What the figure knows besides the picture. */
export interface Facts {
  /** The digit on show, where it is one of the test set. */
  readonly digit?: Pick<Digit, 'label' | 'index'> | undefined;
  /** Strongest scores of the first ten test digits of each class, in rising order. */
  readonly peaks: readonly number[];
  /** The answers of the networks that are compared. */
  readonly answers?: Readonly<Record<'mlp' | 'linear', Answer>> | undefined;
}

export interface View extends Answer, Facts {
  readonly source: Params['source'];
  readonly setting: Setting;
  readonly shuffled: boolean;
  readonly compare: boolean;
  /** Strongest score, log Σ exp of all, and how many of the hundred test digits have a weaker strongest one. */
  readonly peak: number;
  readonly logSum: number;
  readonly weaker: number;
  readonly stages: readonly { readonly parameters: number; readonly on: number; readonly most: number }[];
  readonly chosen: Spot & { readonly index: number; readonly unit: number; readonly value: number };
  readonly field: Box;
  readonly taken: readonly Box[];
  readonly sum: Sum;
  /** Every stage's values; left out where a still stands for them. */
  readonly values?: readonly Float32Array[];
}

function summary({ net, values }: Reading, i: number) {
  const layer = net[stages[i].op];
  let [on, most] = [0, 0];
  for (const v of values[i]) {
    if (v > 0) on++;
    if (v > most) most = v;
  }
  return {
    parameters: layer ? parametersOf([layer]).reduce((sum, { data }) => sum + data.length, 0) : 0,
    on: on / values[i].length,
    most,
  };
}

/** Everything drawn. @param chosen the unit that is looked at: a pointer may be at another than the knobs say. */
export function solve(params: Params, reading: Reading, facts: Facts): View {
  const { net, values } = reading;
  const index = indexOf(params.layer);
  const unit = Math.min(params.unit, unitsOf(stages[index]) - 1);
  const answer = answerOf(Array.from(values[stages.length - 1]));
  const peak = Math.max(...answer.logits);
  const { right, down, turn, size, noise } = params;
  return {
    ...answer,
    ...facts,
    source: params.source,
    setting: { right, down, turn, size, noise },
    shuffled: params.shuffled,
    compare: params.compare,
    peak,
    logSum: peak - Math.log(Math.max(...answer.probabilities)),
    weaker: facts.peaks.filter((other) => other < peak).length,
    stages: stages.map((_, i) => summary(reading, i)),
    chosen: { index, unit, ...spotOf(stages[index], unit), value: values[index][unit] },
    field: fieldOf(index, unit),
    taken: takenBy(index, unit),
    sum: sumOf(net, index, unit, values[index - 1], values[index][unit]),
    values,
  };
}

/** Every number that the script prints. */
export const numbersOf = ({ sum, logits, probabilities }: View): number[] => [
  ...(sum.kind === 'max' ? [sum.value] : [...sum.parts.map(({ sum: of }) => of), sum.total, sum.value]),
  ...logits,
  ...probabilities,
];

/** The unit of a stage that gives most. */
export const strongest = (values: Float32Array): number =>
  values.indexOf(values.reduce((a, b) => Math.max(a, b)));

/** The pixels of a box of the shuffled picture, where they stand in the picture itself. */
export const fieldPixels = ({ top, left, bottom, right }: Box): number[] =>
  Array.from({ length: (bottom - top + 1) * (right - left + 1) }, (_, i) => {
    const wide = right - left + 1;
    return orderOf()[(top + Math.floor(i / wide)) * side + left + (i % wide)];
  });

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

/** The next digit after `from` of a class among those that are read rightly, or the next that is misread. */
export function nextDigit(
  digits: readonly Pick<Digit, 'label'>[],
  from: number,
  label: number | 'misread',
): number {
  const all = digits.flatMap((digit, i) =>
    (label === 'misread' ? i >= MISREAD : i < MISREAD && digit.label === label) ? [i] : [],
  );
  return all.find((i) => i > from) ?? all[0];
}
