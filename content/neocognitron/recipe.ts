/** How the networks of chapter 6 learn: the same numbers every time for one seed. */
import type { DigitSet } from '#content/digits/lesson.ts';
import { side } from '#content/digits/networks.ts';
import type { Core } from '#lib/core/core.ts';
import { clusters, seeds } from '#lib/nn/clusters.ts';
import { type Patches, patches } from '#lib/nn/patches.ts';
import type { Sequential } from '#lib/nn/sequential.ts';
import { normal, type Random, random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { type ConvLayer, simpleComplex } from './networks.ts';
import { planes, reach, type Training } from './shape.ts';

/** Settings, chosen on the last 10,000 of the training digits; that no S cell may have a bias above 0 was decided later. */
export const recipe = {
  /** Digits whose windows teach the templates, windows that do, and windows drawn for each of them. */
  pictures: 2000,
  patches: 10_000,
  draws: 3,
  /** Rounds of the competition, at most. */
  rounds: 30,
  /** The share of those windows that an S cell of each layer stays silent at. */
  silent: [0.5, 0.8],
  /** Of the read-out, and of everything where backpropagation trains it all: SGD as in chapter 5. */
  descent: { epochs: 3, batch: 64, lr: 0.05, momentum: 0.9, weightDecay: 5e-4 },
  /** The read-out where the templates stand still: it has less to learn, and its epochs cost little. */
  readOut: { epochs: 8, lr: 0.02 },
} as const;

/** Pictures one after the other as the networks take them, shape (N, 1, 28, 28), values 0 … 1. */
export const batchOf = ({ pictures }: Pick<DigitSet, 'pictures'>, first: number, count: number): Tensor => {
  const pixels = side * side;
  return tensor(
    [count, 1, side, side],
    Float32Array.from(pictures.subarray(first * pixels, (first + count) * pixels), (v) => v / 255),
  );
};

/** What a network gives for all pictures of a set. @param size pictures at a time, a divisor of their number. */
export function answers(core: Core, net: Sequential, set: DigitSet, size = 100): Tensor {
  const network = core.network(net, [size, 1, side, side]);
  const [, ...shape] = network.outputShape;
  const length = shape.reduce((product, n) => product * n, 1);
  const all = tensor([set.labels.length, ...shape]);
  for (let first = 0; first < set.labels.length; first += size)
    all.data.set(network.forward(batchOf(set, first, size)).data, first * length);
  return all;
}

/** Unit templates without labels, shape (K, D). */
export function templatesOf(
  training: Exclude<Training, 'backprop'>,
  { directions }: Patches,
  k: number,
  by: Random,
): Tensor {
  if (training === 'random') return noise([k, directions.shape[1]], by);
  let templates = seeds(directions, k, by);
  if (training === 'copied') return templates;
  let round = 0;
  for (const state of clusters(directions, templates)) {
    templates = state.templates;
    if (round++ === recipe.rounds) break;
  }
  return templates;
}

/** Directions that are all equally likely, among those whose mean is 0. */
function noise(shape: readonly [number, number], by: Random): Tensor {
  const [k, length] = shape;
  const templates = tensor(shape);
  for (let t = 0; t < k; t++) {
    const drawn = Float64Array.from({ length }, () => normal(by));
    const mean = drawn.reduce((sum, w) => sum + w, 0) / length;
    const norm = Math.hypot(...drawn.map((w) => w - mean));
    for (let d = 0; d < length; d++) templates.data[t * length + d] = (drawn[d] - mean) / norm;
  }
  return templates;
}

/**
 * A layer of S cells, max(0, w · x + b), from unit templates: each b silences its cell at a given share of the windows, and
 * at empty ones; one factor for the whole layer makes the mean square of the answers 1.
 */
export function thresholded(
  templates: Tensor,
  { raw }: Patches,
  silent: number,
  channels: number,
): ConvLayer {
  const [k, length] = templates.shape;
  const [count] = raw.shape;
  const bias = new Float64Array(k);
  let squares = 0;
  for (let t = 0; t < k; t++) {
    const responses = Float32Array.from({ length: count }, (_, n) => {
      let sum = 0;
      for (let d = 0; d < length; d++) sum += templates.data[t * length + d] * raw.data[n * length + d];
      return sum;
    });
    bias[t] = -Math.max(0, responses.slice().sort()[Math.floor(silent * count)]);
    for (const response of responses) squares += Math.max(0, response + bias[t]) ** 2;
  }
  const gain = 1 / Math.sqrt(squares / (k * count));
  return {
    kind: 'conv',
    weight: tensor(
      [k, channels, reach, reach],
      templates.data.map((w) => gain * w),
    ),
    bias: tensor(
      [k],
      bias.map((b) => gain * b),
    ),
  };
}

/** Both layers of templates, the first from windows of digits, the second from windows of the first layer’s C planes. */
export function unlabelled(
  core: Core,
  training: Exclude<Training, 'backprop'>,
  set: DigitSet,
  seed: number,
): [ConvLayer, ConvLayer] {
  const by = random(seed);
  const some: DigitSet = { pictures: set.pictures, labels: set.labels.subarray(0, recipe.pictures) };
  const layer = (maps: Tensor, which: 0 | 1) => {
    const drawn = patches(
      maps,
      { size: reach, count: recipe.patches, draws: recipe.draws * recipe.patches },
      by,
    );
    const templates = templatesOf(training, drawn, planes[which], by);
    return thresholded(templates, drawn, recipe.silent[which], maps.shape[1]);
  };
  const first = layer(batchOf(some, 0, recipe.pictures), 0);
  return [first, layer(answers(core, simpleComplex(first), some), 1)];
}
