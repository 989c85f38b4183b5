/** What two networks make of one moved digit: run by the worker, the build and the tests. */
import type { Digit } from '#content/digits/pack.ts';
import type { ConvLayer, Shipped } from '#content/neocognitron/networks.ts';
import {
  fields,
  outlets,
  planes,
  reach,
  type StageName,
  stages,
  type Training,
} from '#content/neocognitron/shape.ts';
import { shifted } from '#lib/data/shifted.ts';
import { type Traced, trace } from '#lib/nn/sequential.ts';
import { softmax } from '#lib/nn/softmax.ts';
import { relativeChange } from '#lib/stats/relative-change.ts';
import { tensor } from '#lib/tensor.ts';
import type { NetSeen, Rival, Seen } from './model.ts';
import { SIDE } from './sheets.ts';

export interface Settings {
  readonly digit: number;
  readonly example: number;
  readonly rival: Rival;
  readonly right: number;
  readonly down: number;
  /** The chosen S cells: of which network, in which layer, which plane. */
  readonly net: 'clusters' | 'rival';
  readonly layer: '1' | '2';
  readonly plane: number;
}

/** What the files hold, as far as it has arrived. */
export interface Store {
  readonly digits: readonly Digit[];
  readonly nets: Readonly<Partial<Record<Training, Shipped>>>;
}

/** Values of the sheets of one network, tile after tile. */
export type NetSheets = Readonly<Record<StageName | 't1' | 'w2', Float32Array>>;

export interface Pictures {
  readonly input: Float32Array;
  /** The chosen plane, for painting on the input. */
  readonly plane: Float32Array;
  readonly layer: 0 | 1;
  readonly nets: readonly [NetSheets, NetSheets];
}

/** The plane that a setting chooses: the first layer has fewer. */
export const planeOf = (layer: 0 | 1, plane: number): number => plane % planes[layer];

/** An example of a digit among those that ship. */
export const exampleOf = (digits: readonly Digit[], label: number, example: number): Digit =>
  digits.filter((digit) => digit.label === label)[example - 1];

export function measure(settings: Settings, { digits, nets }: Store): { seen: Seen; pictures: Pictures } {
  const { rival, right, down } = settings;
  const { pixels, label, index } = exampleOf(digits, settings.digit, settings.example);
  const still = Float32Array.from(pixels, (v) => v / 255);
  const input = shifted(still, SIDE, right, down);
  const both = (['clusters', rival] as const).map((training) => look(nets[training]!, still, input));
  const layer = settings.layer === '1' ? 0 : 1;
  const chosen = both[settings.net === 'clusters' ? 0 : 1];
  return {
    seen: {
      label,
      index,
      nets: [both[0].seen, both[1].seen],
      unit: unitOf(chosen, layer, planeOf(layer, settings.plane)),
    },
    pictures: {
      input,
      layer,
      plane: chosen.planeAt(layer === 0 ? 's1' : 's2', planeOf(layer, settings.plane)),
      nets: [both[0].sheets, both[1].sheets],
    },
  };
}

const run = ({ net }: Shipped, picture: Float32Array) => trace(net, tensor([1, 1, SIDE, SIDE], picture));

function look(shipped: Shipped, still: Float32Array, input: Float32Array) {
  const after = run(shipped, input);
  const before = input === still ? after : run(shipped, still);
  const at = (traced: readonly Traced[], stage: StageName) => traced[outlets[stage]].output;
  const scores = softmax(Array.from(after.at(-1)!.output.data));
  const seen: NetSeen = {
    scores: scores.map((p) => Number(p.toFixed(6))),
    changes: Object.fromEntries(
      stages.map((stage) => [
        stage,
        Number(relativeChange(at(before, stage).data, at(after, stage).data).toFixed(6)),
      ]),
    ) as NetSeen['changes'],
  };
  const planeAt = (stage: StageName, k: number) => {
    const { data, shape } = at(after, stage);
    const length = shape[2] * shape[3];
    return data.slice(k * length, (k + 1) * length);
  };
  const sheets: NetSheets = {
    ...(Object.fromEntries(stages.map((stage) => [stage, at(after, stage).data])) as Record<
      StageName,
      Float32Array
    >),
    t1: (shipped.net[0] as ConvLayer).weight.data.slice(),
    w2: Float32Array.from(shipped.windows, (v) => v / 255),
  };
  return { shipped, input, after, seen, planeAt, sheets };
}

/** The cell of a plane that answers most, and everything that its answer is made of. */
function unitOf(
  { shipped, input, after, planeAt }: ReturnType<typeof look>,
  layer: 0 | 1,
  k: number,
): Seen['unit'] {
  const at = layer === 0 ? outlets.s1 : outlets.s2;
  const given = layer === 0 ? tensor([1, 1, SIDE, SIDE], input) : after[outlets.c1].output;
  // Before the threshold, so that there is a nearest miss where no cell answers.
  const { data, shape } = after[at - 1].output;
  const [, , side] = shape;
  const sums = data.subarray(k * side * side, (k + 1) * side * side);
  const best = sums.indexOf(Math.max(...sums));
  const [row, col] = [Math.floor(best / side), best % side];
  const conv = shipped.net[at - 1] as ConvLayer;
  const [, channels, width] = [0, conv.weight.shape[1], given.shape[3]];
  const length = channels * reach * reach;
  const patch = Array.from({ length }, (_, i) => {
    const [c, u, v] = [Math.floor(i / reach ** 2), Math.floor(i / reach) % reach, i % reach];
    return given.data[(c * width + row + u) * width + col + v];
  });
  const round = (values: ArrayLike<number>) => Array.from(values, (v) => Number(v.toFixed(7)));
  return {
    row,
    col,
    cells: side * side,
    active: planeAt(layer === 0 ? 's1' : 's2', k).filter((v) => v > 0).length,
    weights: round(conv.weight.data.subarray(k * length, (k + 1) * length)),
    patch: round(patch),
    bias: Number(conv.bias!.data[k].toFixed(7)),
    field: {
      size: fields[layer].receptiveField,
      top: row * fields[layer].jump,
      left: col * fields[layer].jump,
    },
  };
}
