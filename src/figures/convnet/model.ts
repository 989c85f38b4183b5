import { side } from '#content/digits/networks.ts';
import type { Digit } from '#content/digits/pack.ts';
import { choice, range, toggle, type Values } from '#figure/knobs.ts';
import { parametersOf } from '#lib/nn/sequential.ts';
import { greys } from './greys.ts';
import { DIGITS, type Setting } from './picture.ts';
import { type Preset, presets } from './presets.ts';
import { type Answer, answerOf, type Reading } from './reading.ts';
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
