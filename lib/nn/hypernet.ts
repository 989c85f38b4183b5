import type { Random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { backward, constant, type Operand, type Variable, variable, zeroGrad } from './autograd.ts';
import { descend } from './descend.ts';
import { add, mul } from './ops/arithmetic.ts';
import { cat } from './ops/join.ts';
import { linear } from './ops/linear.ts';
import { softplus, tanh } from './ops/pointwise.ts';
import { mean, sum } from './ops/reduce.ts';
import { narrow } from './ops/select.ts';
import { reshape } from './ops/shape.ts';
import { adam } from './optimiser.ts';

/** A function of inputs and contexts, with all its parameters in one row. */
export interface Scorer {
  /** The sizes of its learned layers, [out, in], each with `out` biases. */
  readonly layers: readonly (readonly [out: number, into: number])[];
  /** Scores (N) of inputs x (N, D) in their contexts (N, K): positive for one class, negative for the other. */
  score(parameters: Operand, context: Operand, x: Operand): Variable;
}

/** Layer after layer: weights (out, in), then biases (out), from one row of parameters; tanh between the layers. */
function perceptron(parameters: Operand, layers: Scorer['layers'], x: Operand): Variable {
  let at = 0;
  const take = (count: number) => {
    at += count;
    return narrow(parameters, 0, at - count, count);
  };
  return layers.reduce<Operand>((h, [out, into], l) => {
    const weight = reshape(take(out * into), [out, into]);
    const y = linear(h, weight, take(out));
    return l < layers.length - 1 ? tanh(y) : y;
  }, x) as Variable;
}

/** The number of parameters: Σ out · (in + 1). */
export const countOf = ({ layers }: Pick<Scorer, 'layers'>): number =>
  layers.reduce((total, [out, into]) => total + out * (into + 1), 0);

/** The layers of a perceptron of these sizes, its input first. */
const layersOf = (sizes: readonly number[]) => sizes.slice(1).map((out, l) => [out, sizes[l]] as const);

/**
 * G(x, w) = w · x + b whose weights are the output of another network, (w, b) = H(context, u).
 *
 * H has one layer of `hidden` tanh units, or none at all where that is 0: then it is affine, and w · x holds products of
 * contexts and inputs, the multiplicative connections of Rumelhart, Hinton & McClelland 1986.
 *
 * @param inputs D. @param contexts K. Only H is learned: `layers` are its own.
 */
export function hypernet(inputs: number, contexts: number, hidden: number) {
  const layers = layersOf(hidden ? [contexts, hidden, inputs + 1] : [contexts, inputs + 1]);
  /** The weights (N, D + 1), the bias last, that H writes in each context. */
  const weights = (u: Operand, context: Operand) => perceptron(u, layers, context);
  const score: Scorer['score'] = (u, context, x) => {
    const written = weights(u, context);
    const product = mul(narrow(written, 1, 0, inputs), x);
    return add(sum(product, 1), reshape(narrow(written, 1, inputs, 1), [-1]));
  };
  return { layers, weights, score } satisfies Scorer & Record<string, unknown>;
}

/** A perceptron of one hidden layer of tanh units, or, where `hidden` is 0, G alone: w · x + b. It is given x, or x and context. */
export function plainNet(inputs: number, contexts: number, hidden: number): Scorer {
  const into = inputs + contexts;
  const layers = layersOf(hidden ? [into, hidden, 1] : [into, 1]);
  return {
    layers,
    score(parameters, context, x) {
      return reshape(perceptron(parameters, layers, contexts ? cat([x, context], 1) : x), [-1]);
    },
  };
}

/** The fewest hidden units with which a perceptron of `into` inputs has at least `count` parameters: h · (into + 2) + 1 ≥ count. */
export const equalBudget = (into: number, count: number): number => Math.ceil((count - 1) / (into + 2));

/** First parameters, PyTorch's default: every weight and bias of a layer uniform in ±1/√in. */
export const firstParameters = ({ layers }: Scorer, random: Random): Tensor =>
  tensor(
    [countOf({ layers })],
    layers.flatMap(([out, into]) =>
      Array.from({ length: out * (into + 1) }, () => (2 * random() - 1) / Math.sqrt(into)),
    ),
  );

/** Inputs in their contexts, and the class of each, +1 or −1. */
export type Task = { readonly x: Tensor; readonly context: Tensor; readonly labels: ArrayLike<number> };

/** The mean logistic loss, L = 1/N Σ log(1 + exp(−labelᵢ · scoreᵢ)), and the share of scores with the sign of their label. */
export function measure({ score }: Scorer, parameters: Operand, { x, context, labels }: Task) {
  const scores = score(parameters, context, x);
  const against = tensor(
    [labels.length],
    Array.from(labels, (label) => -label),
  );
  const right = Array.from(labels).filter((label, i) => label * scores.value.data[i] > 0).length;
  return { loss: mean(softplus(mul(against, scores))), accuracy: right / labels.length };
}

/**
 * Trains by Adam on the whole task in every step; yields before every step, with the loss there, and after the last.
 *
 * The parameters it yields are the same tensor each time, changed in place.
 */
export function* training(scorer: Scorer, start: Tensor, task: Task, lr: number, steps: number) {
  const p = variable({ shape: start.shape, data: start.data.slice() });
  const optimise = adam({ lr });
  for (let step = 0; ; step++) {
    const { loss, accuracy } = measure(scorer, step < steps ? p : constant(p.value), task);
    yield { step, loss: loss.value.data[0], accuracy, parameters: p.value };
    if (step === steps) return;
    zeroGrad([p]);
    backward(loss);
    descend(optimise, [p]);
  }
}
