import { mlpInputs } from '../inputs.ts';
import { type MlpWork, RATE } from '../items.ts';
import { transposed } from '../layout.ts';
import type { Job } from './contender.ts';
import type { Tf } from './tfjs.ts';
import { crossEntropy } from './tfjs-lenet.ts';

export function mlpJob(tf: Tf, work: MlpWork): Job {
  const { data, net } = mlpInputs(work);
  const x = tf.tensor(data.points.data, data.points.shape);
  const hot = tf.cast(tf.oneHot(Array.from(data.labels), data.classes), 'float32');
  const starts = net.flatMap(({ weight, bias }) => {
    const [out, into] = weight.shape;
    return [tf.tensor(transposed(weight.data, out), [into, out]), tf.tensor(bias.data)];
  });
  const p = starts.map((start: Tf) => tf.variable(start));
  const optimiser = tf.train.sgd(RATE.mlp);
  const forward = () =>
    net.reduce((h: Tf, { relu }, l) => {
      const z = tf.add(tf.matMul(h, p[2 * l]), p[2 * l + 1]);
      return relu ? tf.relu(z) : z;
    }, x);
  return {
    run() {
      p.forEach((variable: Tf, i: number) => {
        variable.assign(tf.clone(starts[i]));
      });
      for (let step = 0; step < work.steps; step++) {
        optimiser.minimize(() => crossEntropy(tf, forward(), hot), false, p);
      }
      p[0].dataSync();
    },
    answer: () =>
      p.flatMap((variable: Tf) => {
        const [into, out] = variable.shape;
        return [...(out === undefined ? variable.dataSync() : transposed(variable.dataSync(), into))];
      }),
  };
}
