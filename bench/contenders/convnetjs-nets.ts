import { lenetInputs, mlpInputs } from '../inputs.ts';
import { type LeNetWork, type MlpWork, RATE } from '../items.ts';
import { channelsFirst, channelsLast } from '../layout.ts';
import { CLASSES, parameterShapes, SIDE, split } from '../lenet.ts';
import type { Job } from './contender.ts';
import type { ConvNet } from './convnetjs.ts';

const fc = (neurons: number) => ({ type: 'fc', num_neurons: neurons, activation: 'relu' });
const conv = (filters: number) => ({ type: 'conv', sx: 5, filters, stride: 1, pad: 0, activation: 'relu' });
const pool = { type: 'pool', sx: 2, stride: 2 };

export function lenetJob(convnet: ConvNet, work: LeNetWork): Job {
  const { x, labels, parameters } = lenetInputs(work);
  const net = made(convnet, [
    { type: 'input', out_sx: SIDE, out_sy: SIDE, out_depth: 1 },
    ...[conv(6), pool, conv(16), pool, fc(120), fc(84)],
    { type: 'softmax', num_classes: CLASSES },
  ]);
  const tensors = split(parameters).map(({ data, shape }, i) => toLast(data, shape, i));
  load(net, tensors);
  const area = SIDE * SIDE;
  const pictures = Array.from(labels, () => new convnet.Vol(SIDE, SIDE, 1, 0));
  const fill = () => {
    pictures.forEach((volume, i) => {
      volume.w.set(x.subarray(i * area, (i + 1) * area));
    });
  };
  const logits = new Float32Array(work.batch * CLASSES);
  if (!work.step) {
    const last = net.layers[net.layers.length - 2];
    return {
      run() {
        fill();
        pictures.forEach((volume, i) => {
          net.forward(volume, false);
          logits.set(last.out_act.w, i * CLASSES);
        });
      },
      answer: () => logits,
    };
  }
  const trainer = sgd(convnet, net, RATE.lenet, work.batch);
  return {
    run() {
      fill();
      pictures.forEach((volume, i) => {
        trainer.train(volume, labels[i]);
      });
    },
    answer: () => {
      const now = read(net).flatMap((data, i) => [...fromLast(data, parameterShapes[i], i)]);
      return parameters.map((before, i) => (before - now[i]) / RATE.lenet);
    },
  };
}

export function mlpJob(convnet: ConvNet, work: MlpWork): Job {
  const { data, net: start } = mlpInputs(work);
  const net = made(convnet, [
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: 2 },
    ...work.sizes.slice(1, -1).map(fc),
    { type: 'softmax', num_classes: data.classes },
  ]);
  const tensors = start.flatMap(({ weight, bias }) => [weight.data, bias.data]);
  const points = Array.from(data.labels, (_, i) => {
    const volume = new convnet.Vol(1, 1, 2, 0);
    volume.w.set(data.points.data.subarray(2 * i, 2 * i + 2));
    return volume;
  });
  return {
    run() {
      load(net, tensors);
      const trainer = sgd(convnet, net, RATE.mlp, work.points);
      for (let step = 0; step < work.steps; step++) {
        for (let i = 0; i < points.length; i++) trainer.train(points[i], data.labels[i]);
      }
    },
    answer: () => read(net).flatMap((data) => [...data]),
  };
}

function made(convnet: ConvNet, layers: object[]): ConvNet {
  const net = new convnet.Net();
  net.makeLayers(layers);
  return net;
}

/** Its trainer divides the sum of a batch's gradients by the batch, as a mean does. */
const sgd = (convnet: ConvNet, net: ConvNet, rate: number, batch: number) =>
  new convnet.SGDTrainer(net, {
    learning_rate: rate,
    momentum: 0,
    l1_decay: 0,
    l2_decay: 0,
    batch_size: batch,
  });

const weighted = (net: ConvNet): ConvNet[] => net.layers.filter((layer: ConvNet) => layer.filters);

/** Puts weights, biases, weights, … into the layers that have them. */
function load(net: ConvNet, tensors: readonly ArrayLike<number>[]) {
  weighted(net).forEach((layer, l) => {
    const w = Float32Array.from(tensors[2 * l]);
    layer.filters.forEach((filter: ConvNet, o: number) => {
      filter.w.set(w.subarray(o * filter.w.length, (o + 1) * filter.w.length));
    });
    layer.biases.w.set(tensors[2 * l + 1]);
  });
}

const read = (net: ConvNet): Float32Array[] =>
  weighted(net).flatMap((layer) => [
    Float32Array.from(layer.filters.flatMap((filter: ConvNet) => [...filter.w])),
    Float32Array.from(layer.biases.w),
  ]);

/** The shape that says where channels stand: the first dense layer's inputs are 16 planes. */
const seen = (shape: readonly number[], i: number) => (i === 4 ? [shape[0], 16] : shape);
const toLast = (data: Float32Array, shape: readonly number[], i: number) =>
  shape.length === 4 || i === 4 ? channelsLast(data, seen(shape, i)) : data;
const fromLast = (data: Float32Array, shape: readonly number[], i: number) =>
  shape.length === 4 || i === 4 ? channelsFirst(data, seen(shape, i)) : data;
