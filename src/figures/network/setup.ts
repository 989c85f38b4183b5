import { datasets, HALF_SIDE, networks, sizesOf } from '#content/networks.ts';
import { magnitude } from '#figure/colour.ts';
import { choice, range, type Values } from '#figure/knobs.ts';
import { activations, argmax, dims, type Mlp, mlp } from '#lib/nn/mlp.ts';
import { random } from '#lib/random.ts';

const DATA = 'spiral3';
const { points, labels, classes } = datasets[DATA]();
/** The data set, point by point. */
export const data = Array.from(labels, (label, i) => ({
  label,
  at: Array.from(points.data.subarray(2 * i, 2 * i + 2)),
}));

const widths = { min: 2, max: 10 };
const depths = { min: 1, max: 6 };
/** The inputs that the plane shows. */
export const side = { min: -HALF_SIDE, max: HALF_SIDE, step: 0.01 };

export const knobs = {
  width: range(2, widths),
  depth: range(4, depths),
  /** As trained, where such a network ships, or as PyTorch would begin. */
  weights: choice('trained', ['trained', 'start']),
  /** Seed of the start. */
  seed: range(1, { min: 1, max: 99 }),
  /** The datum that is fed in; −1 for a point of the reader's own. */
  datum: range(188, { min: -1, max: data.length - 1 }),
  x1: range(0, side),
  x2: range(0, side),
  /** The neuron whose sum is written out. */
  column: range(2, { min: 0, max: depths.max + 2 }),
  unit: range(0, { min: 0, max: widths.max - 1 }),
};

export type Params = Values<typeof knobs>;
/** A network with what it makes of the data set. */
export interface Prepared {
  readonly net: Mlp;
  /** Units per column, the inputs first. */
  readonly sizes: readonly number[];
  readonly trained: boolean;
  readonly seed: number;
  readonly classes: number;
  /** What the network says of every datum. */
  readonly answers: readonly number[];
  /** For how many data a hidden layer is wholly off: what comes after it is the same for all of them. */
  readonly deaf: number;
  /** Largest magnitude in each column over the data: its full colour. */
  readonly most: readonly number[];
}

/** The best network that ships for these sizes. */
export function shipped(width: number, depth: number) {
  const all = networks.filter((n) => n.data === DATA && n.width === width && n.depth === depth);
  return all.reduce((best, n) => (best && best.accuracy >= n.accuracy ? best : n), all.at(0));
}

let last: { key: string; prepared: Prepared } | undefined;

/** Remembers the last network: while the reader drags the point, only the point changes. */
export function prepare(params: Params): Prepared {
  const key = [params.width, params.depth, params.weights, params.seed].join();
  if (last?.key !== key) last = { key, prepared: prepared(params) };
  return last.prepared;
}

function prepared({ width, depth, weights, seed }: Params): Prepared {
  const found = weights === 'trained' ? shipped(width, depth) : undefined;
  const net = found?.net ?? mlp(sizesOf(width, depth, classes), depth, random(seed));
  const all = data.map(({ at }) => activations(net, at));
  return {
    net,
    sizes: dims(net),
    trained: found !== undefined,
    seed: found?.seed ?? seed,
    classes,
    answers: all.map((layers) => argmax(layers[layers.length - 1].post)),
    deaf: all.filter((layers) =>
      net.some(({ relu }, l) => relu && layers[l].post.every((value) => value === 0)),
    ).length,
    most: [
      magnitude(points.data),
      ...net.map((_, l) => (l === net.length - 1 ? 1 : magnitude(...all.map((layers) => layers[l].post)))),
    ],
  };
}
