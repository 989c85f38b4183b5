import type { Core } from '../../lib/core/core.ts';
import { parametersOf } from '../../lib/nn/mlp.ts';
import type { NetworkLayer } from '../../lib/nn/sequential.ts';
import { tensor } from '../../lib/tensor.ts';
import { lenetInputs, mlpInputs } from '../inputs.ts';
import { type LeNetWork, type MlpWork, RATE } from '../items.ts';
import { SIDE, split } from '../lenet.ts';
import type { Job } from './contender.ts';

export function lenetJob(core: Core, work: LeNetWork): Job {
  const { x, labels, parameters } = lenetInputs(work);
  const image = tensor([work.batch, 1, SIDE, SIDE], x);
  const net = core.network(lenet(parameters), image.shape, { sgd: { lr: RATE.lenet } });
  if (work.step) {
    return {
      run: () => net.step(image, labels),
      answer: () => {
        const now = net.parameters().flatMap(({ data }) => [...data]);
        return parameters.map((before, i) => (before - now[i]) / RATE.lenet);
      },
    };
  }
  let logits = image;
  return {
    run() {
      logits = net.forward(image);
    },
    answer: () => logits.data,
  };
}

function lenet(parameters: Float32Array): NetworkLayer[] {
  const p = split(parameters).map(({ shape, data }) => tensor(shape, data));
  const learnt = (kind: 'conv' | 'linear', l: number) => ({ kind, weight: p[2 * l], bias: p[2 * l + 1] });
  const relu = { kind: 'relu' } as const;
  const pool = { kind: 'maxPool', options: { kernel: 2 } } as const;
  return [
    ...[learnt('conv', 0), relu, pool, learnt('conv', 1), relu, pool, { kind: 'flatten' } as const],
    ...[learnt('linear', 2), relu, learnt('linear', 3), relu, learnt('linear', 4)],
  ];
}

/** Starting anew, memory included, is part of what is timed. */
export function mlpJob(core: Core, work: MlpWork): Job {
  const { data, net } = mlpInputs(work);
  let trained = net;
  return {
    run() {
      const training = core.mlp(net, data.points, data.labels, { sgd: { lr: RATE.mlp } });
      training.steps(work.steps);
      trained = training.net();
    },
    answer: () => parametersOf(trained),
  };
}
