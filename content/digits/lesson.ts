/** How a network of chapter 5 is trained: the same numbers every time for one seed, in a page or in Node. */
import type { Core } from '#lib/core/core.ts';
import type { Sequential } from '#lib/nn/sequential.ts';
import { integer, random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { side } from './networks.ts';

const PIXELS = side * side;

/** Pictures one after the other, 784 bytes each, and their classes. */
export type DigitSet = { readonly pictures: Uint8Array; readonly labels: Uint8Array };

/** SGD with momentum, its step size falling from `lr` to 0 along half a wave of the cosine. */
export const recipe = { epochs: 20, batch: 64, lr: 0.05, momentum: 0.9, weightDecay: 5e-4 } as const;
export type Recipe = { readonly [name in keyof typeof recipe]: number };

/** What one batch brought: its mean loss before the step. */
export type Lesson = { readonly step: number; readonly steps: number; readonly loss: number };

/**
 * Trains a network batch by batch; every epoch goes through all digits in a new order and leaves out what fills no batch.
 *
 * @yields after every step. @returns through `network`, whose `parameters()` and `forward` may be asked at any time.
 * @param seed of the orders. @throws RangeError when there are fewer digits than a batch holds.
 */
export function lessons(
  core: Core,
  net: Sequential,
  { pictures, labels }: DigitSet,
  { epochs, batch, lr, momentum, weightDecay }: Recipe,
  seed: number,
) {
  const perEpoch = Math.floor(labels.length / batch);
  if (perEpoch < 1) throw new RangeError(`${labels.length} digits do not fill a batch of ${batch}`);
  const network = core.network(net, [batch, 1, side, side], { sgd: { lr, momentum, weightDecay } });
  const steps = epochs * perEpoch;
  const by = random(seed);
  const order = Uint32Array.from(labels, (_, i) => i);
  const x = tensor([batch, 1, side, side]);
  const y = new Uint8Array(batch);

  function* all(): Generator<Lesson, void> {
    for (let step = 0; step < steps; step++) {
      const first = (step % perEpoch) * batch;
      if (first === 0) shuffle(order, by);
      for (let k = 0; k < batch; k++) {
        const at = order[first + k];
        y[k] = labels[at];
        for (let p = 0; p < PIXELS; p++) x.data[k * PIXELS + p] = pictures[at * PIXELS + p] / 255;
      }
      const rate = (lr / 2) * (1 + Math.cos((Math.PI * step) / steps));
      yield { step: step + 1, steps, loss: network.step(x, y, rate) };
    }
  }
  return { network, all: all() };
}

/** Fisher and Yates: every order equally likely. */
export function shuffle(order: Uint32Array, by: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = integer(by, 0, i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
}

/** The class that a network gives to each digit of a set. @param size digits at a time. */
export function read(core: Core, net: Sequential, { pictures, labels }: DigitSet, size = 100): Uint8Array {
  const network = core.network(net, [size, 1, side, side]);
  const answers = new Uint8Array(labels.length);
  const x: Tensor = tensor([size, 1, side, side]);
  for (let first = 0; first < labels.length; first += size) {
    const count = Math.min(size, labels.length - first);
    for (let p = 0; p < count * PIXELS; p++) x.data[p] = pictures[first * PIXELS + p] / 255;
    const { data, shape } = network.forward(x);
    for (let n = 0; n < count; n++) {
      const scores = data.subarray(n * shape[1], (n + 1) * shape[1]);
      answers[first + n] = scores.indexOf(Math.max(...scores));
    }
  }
  return answers;
}

/** How many of a set a network reads wrongly. */
export const wrong = (answers: Uint8Array, labels: Uint8Array): number =>
  answers.reduce((count, answer, n) => count + (answer === labels[n] ? 0 : 1), 0);

/** One order of the 784 pixels, the same for every picture. */
export function permutation(seed: number): Uint32Array {
  const order = Uint32Array.from({ length: PIXELS }, (_, i) => i);
  shuffle(order, random(seed));
  return order;
}

/** The same pictures with their pixels in another order: pixel p is what pixel order[p] was. */
export const permuted = ({ pictures, labels }: DigitSet, order: Uint32Array): DigitSet => ({
  pictures: pictures.map((_, i) => pictures[i - (i % PIXELS) + order[i % PIXELS]]),
  labels,
});
