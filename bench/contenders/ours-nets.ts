import type { Core } from '../../lib/core/core.ts';
import { parametersOf } from '../../lib/nn/mlp.ts';
import { sgd } from '../../lib/nn/optimiser.ts';
import { trainer } from '../../lib/nn/trainer.ts';
import { type Tensor, tensor } from '../../lib/tensor.ts';
import { lenetInputs, mlpInputs } from '../inputs.ts';
import { type LeNetWork, type MlpWork, RATE } from '../items.ts';
import { SIDE, split } from '../lenet.ts';
import type { Job } from './contender.ts';

const pool = { kernel: 2 };

export function lenetJob(core: Core, work: LeNetWork): Job {
  const { x, labels, parameters } = lenetInputs(work);
  const row = parameters.slice();
  const p = split(row).map(({ shape, data }) => tensor(shape, data));
  const image = tensor([work.batch, 1, SIDE, SIDE], x);
  let logits = image;
  const step = sgd({ lr: RATE.lenet });
  return {
    run() {
      const passes = forward(core, image, p);
      logits = passes.logits;
      if (work.step) step(row, backward(core, image, p, passes, labels));
    },
    answer: () => (work.step ? parameters.map((before, i) => (before - row[i]) / RATE.lenet) : logits.data),
  };
}

function forward(core: Core, x: Tensor, [c1w, c1b, c2w, c2b, f1w, f1b, f2w, f2b, f3w, f3b]: Tensor[]) {
  const r1 = core.relu(core.conv(x, c1w, { bias: c1b }));
  const s1 = core.maxPool(r1, pool);
  const r2 = core.relu(core.conv(s1.output, c2w, { bias: c2b }));
  const s2 = core.maxPool(r2, pool);
  const flat = tensor([x.shape[0], 400], s2.output.data);
  const r3 = core.relu(core.linear(flat, f1w, f1b));
  const r4 = core.relu(core.linear(r3, f2w, f2b));
  return { r1, s1, r2, s2, flat, r3, r4, logits: core.linear(r4, f3w, f3b) };
}

/** All gradients in one row. */
function backward(
  core: Core,
  x: Tensor,
  [c1w, , c2w, , f1w, , f2w, , f3w]: Tensor[],
  { r1, s1, r2, s2, flat, r3, r4, logits }: ReturnType<typeof forward>,
  labels: Uint8Array,
): Float32Array {
  const g3 = core.linearBackward(crossEntropyBackward(logits, labels), r4, f3w);
  const g2 = core.linearBackward(core.reluBackward(g3.input, r4), r3, f2w);
  const g1 = core.linearBackward(core.reluBackward(g2.input, r3), flat, f1w);
  const back2 = core.maxPoolBackward(tensor(s2.output.shape, g1.input.data), s2.indices, r2.shape);
  const gc2 = core.convBackward(core.reluBackward(back2, r2), s1.output, c2w);
  const back1 = core.maxPoolBackward(gc2.input, s1.indices, r1.shape);
  const gc1 = core.convBackward(core.reluBackward(back1, r1), x, c1w);
  const parts = [gc1, gc2, g1, g2, g3].flatMap(({ weight, bias }) => [weight.data, bias.data]);
  const row = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    row.set(part, at);
    at += part.length;
  }
  return row;
}

/** (softmax(y) − onehot) / N. */
function crossEntropyBackward({ shape, data }: Tensor, labels: Uint8Array): Tensor {
  const [n, classes] = shape;
  const g = tensor(shape);
  for (let i = 0; i < n; i++) {
    const y = data.subarray(i * classes, (i + 1) * classes);
    const most = Math.max(...y);
    const e = y.map((v) => Math.exp(v - most));
    const total = e.reduce((sum, v) => sum + v, 0);
    for (let c = 0; c < classes; c++) {
      g.data[i * classes + c] = (e[c] / total - (labels[i] === c ? 1 : 0)) / n;
    }
  }
  return g;
}

export function mlpJob(_core: Core, work: MlpWork): Job {
  const { data, net } = mlpInputs(work);
  let trained = net;
  return {
    run() {
      const training = trainer(net, data.points, data.labels, sgd({ lr: RATE.mlp }));
      for (let step = 0; step < work.steps; step++) training.step();
      trained = training.net;
    },
    answer: () => parametersOf(trained),
  };
}
