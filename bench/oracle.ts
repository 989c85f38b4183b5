/** The answers that count as right: the book's plain mathematics in lib/conv and lib/nn. */
import { conv } from '../lib/conv/conv.ts';
import { backward, type Variable, variable } from '../lib/nn/autograd.ts';
import { parametersOf } from '../lib/nn/mlp.ts';
import { conv2d, maxPool2d } from '../lib/nn/ops/conv.ts';
import { linear } from '../lib/nn/ops/linear.ts';
import { crossEntropy } from '../lib/nn/ops/loss.ts';
import { relu } from '../lib/nn/ops/pointwise.ts';
import { reshape } from '../lib/nn/ops/shape.ts';
import { sgd } from '../lib/nn/optimiser.ts';
import { trainer } from '../lib/nn/trainer.ts';
import { tensor } from '../lib/tensor.ts';
import { convInputs, lenetInputs, mlpInputs } from './inputs.ts';
import { type LeNetWork, RATE, type Work } from './items.ts';
import { SIDE, split } from './lenet.ts';

/**
 * What a contender must answer: a convolution's outputs; LeNet's logits (batch, 10); for a step, the gradient that it took,
 * (parameters before − after) / rate, in the order of `parameterShapes`; for the perceptron all parameters at the end.
 */
export function oracle(work: Work): Float32Array {
  if (work.kind === 'conv') {
    const { x, w } = convInputs(work);
    const { stride, padding, dilation } = work;
    return conv(tensor(work.input, x), tensor(work.weight, w), { stride, padding, dilation }).data;
  }
  if (work.kind === 'lenet') return lenet(work);
  const { data, net } = mlpInputs(work);
  const training = trainer(net, data.points, data.labels, sgd({ lr: RATE.mlp }));
  for (let step = 0; step < work.steps; step++) training.step();
  return Float32Array.from(parametersOf(training.net));
}

function lenet(work: LeNetWork): Float32Array {
  const { x, labels, parameters } = lenetInputs(work);
  const p = split(parameters).map(({ shape, data }) => variable(tensor(shape, data)));
  const logits = forward(tensor([work.batch, 1, SIDE, SIDE], x), p);
  if (!work.step) return logits.value.data;
  backward(crossEntropy(logits, labels));
  return Float32Array.from(p.flatMap(({ grad }) => [...grad!.data]));
}

function forward(
  x: ReturnType<typeof tensor>,
  [c1w, c1b, c2w, c2b, f1w, f1b, f2w, f2b, f3w, f3b]: Variable[],
) {
  const first = maxPool2d(relu(conv2d(x, c1w, { bias: c1b })), { kernel: 2 });
  const second = maxPool2d(relu(conv2d(first, c2w, { bias: c2b })), { kernel: 2 });
  const flat = reshape(second, [x.shape[0], 400]);
  return linear(relu(linear(relu(linear(flat, f1w, f1b)), f2w, f2b)), f3w, f3b);
}

/** max |answer − wanted| / max |wanted|; ∞ where the sizes differ or a number is missing. */
export function error(answer: ArrayLike<number>, wanted: ArrayLike<number>): number {
  if (answer.length !== wanted.length) return Number.POSITIVE_INFINITY;
  let [worst, largest] = [0, 0];
  for (let i = 0; i < wanted.length; i++) {
    const off = Math.abs(answer[i] - wanted[i]);
    if (!(off <= worst)) worst = Number.isNaN(off) ? Number.POSITIVE_INFINITY : off;
    largest = Math.max(largest, Math.abs(wanted[i]));
  }
  return worst / (largest || 1);
}
