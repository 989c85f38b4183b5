import { lenetInputs } from '../inputs.ts';
import { type LeNetWork, RATE } from '../items.ts';
import { filters, flattenedFirst, flattenedLast, transposed, unfiltered } from '../layout.ts';
import { CLASSES, parameterShapes, SIDE, split } from '../lenet.ts';
import type { Job } from './contender.ts';
import type { Tf } from './tfjs.ts';

export function lenetJob(tf: Tf, work: LeNetWork): Job {
  const { x, labels, parameters } = lenetInputs(work);
  const shape = [work.batch, SIDE, SIDE, 1];
  const p = split(parameters).map(({ data }, i) => tf.variable(tf.tensor(toTf(data, i), tfShape(i))));
  const hot = tf.cast(tf.oneHot(Array.from(labels), CLASSES), 'float32');
  let result = new Float32Array(0);
  if (!work.step) {
    return {
      run() {
        result = tf.tidy(() => forward(tf, tf.tensor(x, shape), p).dataSync());
      },
      answer: () => result,
    };
  }
  const optimiser = tf.train.sgd(RATE.lenet);
  return {
    run() {
      const image = tf.tensor(x, shape);
      const cost = optimiser.minimize(() => crossEntropy(tf, forward(tf, image, p), hot), true, p);
      result = cost.dataSync();
      tf.dispose([image, cost]);
    },
    answer: () => {
      const now = p.flatMap((variable: Tf, i: number) => [...fromTf(variable.dataSync(), i)]);
      return parameters.map((before, i) => (before - now[i]) / RATE.lenet);
    },
  };
}

/** The mean over the batch, from tfjs's own differentiable parts. */
export const crossEntropy = (tf: Tf, logits: Tf, hot: Tf): Tf =>
  tf.neg(tf.mean(tf.sum(tf.mul(hot, tf.logSoftmax(logits)), 1)));

function forward(tf: Tf, x: Tf, [c1w, c1b, c2w, c2b, f1w, f1b, f2w, f2b, f3w, f3b]: Tf[]): Tf {
  const conv = (x: Tf, w: Tf, b: Tf) =>
    tf.maxPool(tf.relu(tf.add(tf.conv2d(x, w, 1, 'valid'), b)), 2, 2, 'valid');
  const dense = (x: Tf, w: Tf, b: Tf) => tf.add(tf.matMul(x, w), b);
  const flat = tf.reshape(conv(conv(x, c1w, c1b), c2w, c2b), [-1, 400]);
  return dense(tf.relu(dense(tf.relu(dense(flat, f1w, f1b)), f2w, f2b)), f3w, f3b);
}

const F1 = 4;

/** TensorFlow's shape of parameter i. */
function tfShape(i: number): number[] {
  const [o, into, ...kernel] = parameterShapes[i];
  return into === undefined ? [o] : [...kernel, into, o];
}

/** Parameter i in TensorFlow's order; the first dense layer sees channels last. */
function toTf(data: Float32Array, i: number): Float32Array {
  const shape = parameterShapes[i];
  if (shape.length === 1) return data;
  if (shape.length === 4) return filters(data, shape);
  return transposed(i === F1 ? flattenedLast(data, shape[0], 16) : data, shape[0]);
}

function fromTf(data: Float32Array, i: number): Float32Array {
  const shape = parameterShapes[i];
  if (shape.length === 1) return data;
  if (shape.length === 4) return unfiltered(data, shape);
  const rows = transposed(data, shape[1]);
  return i === F1 ? flattenedFirst(rows, shape[0], 16) : rows;
}
