import { expect, it } from 'vitest';
import { conv } from '../lib/conv/conv.ts';
import { sgd } from '../lib/nn/optimiser.ts';
import { trainer } from '../lib/nn/trainer.ts';
import { tensor } from '../lib/tensor.ts';
import { flops } from './flops.ts';
import { mlpInputs } from './inputs.ts';
import { itemNamed, items, type MlpWork, RATE } from './items.ts';
import { channelsFirst, channelsLast, filters, unfiltered } from './layout.ts';
import { parameterCount } from './lenet.ts';
import { error } from './oracle.ts';

it('counts operations as one does by hand', () => {
  const of = (name: string) => flops(itemNamed(name).work);
  expect(of('W1')).toBe(2 * 512 * 512 * 9);
  expect(of('W2')).toBe(2 * 512 * 512 * 8 * 3 * 49);
  expect(of('W6')).toBe(2 * 16 * 5);
  expect(of('W9')).toBe(of('W4') / 4);
  expect(of('W10')).toBe(of('W4'));
  const lenet = 2 * (28 * 28 * 6 * 25 + 100 * 16 * 150 + 400 * 120 + 120 * 84 + 84 * 10);
  expect(of('W3')).toBe(lenet);
  expect(of('W3b')).toBe(32 * lenet);
  expect(of('W7')).toBe(32 * (3 * lenet - 2 * 28 * 28 * 6 * 25));
  expect(of('W8')).toBe(400 * 1000 * (6 * 8 * 3 - 8));
});

it('operations agree with the size of what lib/conv gives', () => {
  for (const { work } of items) {
    if (work.kind !== 'conv' || work.input[2] > 100) continue;
    const { input, weight, stride, padding, dilation } = work;
    const { shape, data } = conv(tensor(input), tensor(weight), { stride, padding, dilation });
    expect(flops(work)).toBe((2 * data.length * tensor(weight).data.length) / shape[1]);
  }
});

it('LeNet-5 has 61,706 parameters', () => {
  expect(parameterCount).toBe(61_706);
});

it('the perceptron learns, so that its gradients are not zeros', () => {
  const work = itemNamed('W8').work as MlpWork;
  const { data, net } = mlpInputs(work);
  const training = trainer(net, data.points, data.labels, sgd({ lr: RATE.mlp }));
  for (let step = 0; step < work.steps; step++) training.step();
  expect(training.dead()).toBe(-1);
  expect(training.measure().accuracy).toBe(1);
});

it('orders of peers come back', () => {
  const data = Float32Array.from({ length: 24 }, (_, i) => i);
  expect(channelsLast([0, 1, 2, 3], [1, 2, 2])).toEqual(Float32Array.of(0, 2, 1, 3));
  expect(channelsFirst(channelsLast(data, [2, 3, 4]), [2, 3, 4])).toEqual(data);
  expect(unfiltered(filters(data, [2, 3, 4]), [2, 3, 4])).toEqual(data);
  // TensorFlow's last two indices are in and out.
  expect(filters([0, 1, 2, 3], [2, 2, 1])).toEqual(Float32Array.of(0, 2, 1, 3));
});

it('the error is a share of the largest number; missing numbers are never right', () => {
  expect(error([1, 2], [1, 4])).toBe(0.5);
  expect(error([1], [1, 4])).toBe(Number.POSITIVE_INFINITY);
  expect(error([1, Number.NaN], [1, 4])).toBe(Number.POSITIVE_INFINITY);
});
