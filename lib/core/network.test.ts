import { describe, expect, it } from 'vitest';
import { difference } from '#lib/conv/testing.ts';
import { backward, type Variable, variable } from '#lib/nn/autograd.ts';
import { avgPool2d, conv2d, maxPool2d } from '#lib/nn/ops/conv.ts';
import { linear } from '#lib/nn/ops/linear.ts';
import { crossEntropy } from '#lib/nn/ops/loss.ts';
import { relu } from '#lib/nn/ops/pointwise.ts';
import { reshape } from '#lib/nn/ops/shape.ts';
import { adam, sgd } from '#lib/nn/optimiser.ts';
import type { NetworkLayer } from '#lib/nn/sequential.ts';
import { random } from '#lib/random.ts';
import { size, type Tensor, tensor } from '#lib/tensor.ts';
import type { Core } from './core.ts';
import type { OptimiserSettings } from './optimiser.ts';
import { eachCore } from './testing.ts';

const stream = random(5);
const noise = (...shape: number[]) =>
  tensor(
    shape,
    Float32Array.from({ length: size(shape) }, () => stream() - 0.5),
  );

/** LeNet-5 of LeCun et al. 1998 with ReLU and maxima, its channels cut down. */
const lenet: NetworkLayer[] = [
  { kind: 'conv', weight: noise(3, 1, 5, 5), bias: noise(3), options: { padding: 2 } },
  { kind: 'relu' },
  { kind: 'maxPool', options: { kernel: 2 } },
  { kind: 'conv', weight: noise(5, 3, 5, 5), bias: noise(5) },
  { kind: 'relu' },
  { kind: 'maxPool', options: { kernel: 2 } },
  { kind: 'flatten' },
  { kind: 'linear', weight: noise(11, 125), bias: noise(11) },
  { kind: 'relu' },
  { kind: 'linear', weight: noise(10, 11), bias: noise(10) },
];

/** Everything LeNet has not: strides, groups, dilation, windows that overlap, means, odd sizes, no biases, narrow rows. */
const odd: NetworkLayer[] = [
  { kind: 'relu' },
  { kind: 'conv', weight: noise(4, 1, 3, 2), options: { stride: 2, padding: 1, groups: 2 } },
  { kind: 'maxPool', options: { kernel: 3, stride: 1, padding: 1 } },
  { kind: 'conv', weight: noise(6, 4, 2, 2), bias: noise(6), options: { dilation: [2, 1] } },
  { kind: 'maxPool', options: { kernel: 2 } },
  { kind: 'relu' },
  { kind: 'avgPool', options: { kernel: 2, stride: 1, padding: 1, countIncludePad: false } },
  { kind: 'conv', weight: noise(3, 6, 2, 3), options: { padding: 1 } },
  { kind: 'flatten' },
  { kind: 'linear', weight: noise(3, 45) },
];

/** The same by lib/nn: the loss, with all parameters as variables. */
function byAutograd(layers: readonly NetworkLayer[], parameters: readonly Tensor[], x: Tensor) {
  const variables = parameters.map(variable);
  let at = 0;
  let y: Variable = variable(x);
  for (const layer of layers) {
    if (layer.kind === 'relu') y = relu(y);
    if (layer.kind === 'flatten') y = reshape(y, [y.value.shape[0], size(y.value.shape.slice(1))]);
    if (layer.kind === 'maxPool') y = maxPool2d(y, layer.options);
    if (layer.kind === 'avgPool') y = avgPool2d(y, layer.options);
    if (layer.kind === 'conv') y = conv2d(y, variables[at++], { ...layer.options, bias: variables[at++] });
    if (layer.kind === 'linear') y = linear(y, variables[at++], variables[at++]);
  }
  return { y, variables };
}

const cases = [
  { name: 'LeNet', layers: lenet, x: noise(3, 1, 28, 28), labels: [3, 9, 0] },
  { name: 'one item', layers: lenet, x: noise(1, 1, 28, 28), labels: [7] },
  { name: 'odd settings', layers: odd, x: noise(5, 2, 15, 11), labels: [0, 1, 2, 2, 1] },
];

const optimisers: { name: string; settings: OptimiserSettings; same: () => ReturnType<typeof sgd> }[] = [
  { name: 'sgd', settings: { sgd: { lr: 0.1 } }, same: () => sgd({ lr: 0.1 }) },
  {
    name: 'momentum',
    settings: { sgd: { lr: 0.05, momentum: 0.9, dampening: 0.2, weightDecay: 0.01 } },
    same: () => sgd({ lr: 0.05, momentum: 0.9, dampening: 0.2, weightDecay: 0.01 }),
  },
  {
    name: 'nesterov',
    settings: { sgd: { lr: 0.05, momentum: 0.9, nesterov: true } },
    same: () => sgd({ lr: 0.05, momentum: 0.9, nesterov: true }),
  },
  { name: 'adam', settings: { adam: { weightDecay: 0.02 } }, same: () => adam({ weightDecay: 0.02 }) },
];

eachCore('a network', (core: Core) => {
  describe.each(cases)('$name', ({ layers, x, labels }) => {
    it('has the outputs and gradients of lib/nn', () => {
      const net = core.network(layers, x.shape);
      const { y, variables } = byAutograd(layers, net.parameters(), x);
      expect(difference(net.forward(x), y.value)).toBeLessThan(1e-5);
      const loss = crossEntropy(y, labels);
      backward(loss);
      const mine = net.gradients(x, labels);
      expect(mine.loss).toBeCloseTo(loss.value.data[0], 5);
      for (const [i, { grad }] of variables.entries()) {
        expect(difference(mine.gradients[i], grad!), `${i}`).toBeLessThan(1e-5);
      }
    });

    it.each(optimisers)('takes the steps of $name', ({ settings, same }) => {
      const net = core.network(layers, x.shape, settings);
      const expected = net.parameters();
      const steps = expected.map(same);
      for (let step = 0; step < 4; step++) {
        const { gradients } = net.gradients(x, labels);
        net.step(x, labels);
        const now = net.parameters();
        for (let i = 0; i < now.length; i++) {
          steps[i](expected[i].data, gradients[i].data);
          expect(difference(now[i], expected[i])).toBeLessThan(2e-6);
        }
      }
    });
  });

  it('keeps to its memory, and its inputs to themselves', () => {
    const net = core.network(lenet, [2, 1, 28, 28]);
    const x = noise(2, 1, 28, 28);
    const before = structuredClone(x);
    const first = net.forward(x);
    for (let i = 0; i < 50; i++) net.forward(noise(2, 1, 28, 28));
    expect(net.forward(x)).toEqual(first);
    expect(x).toEqual(before);
  });

  it('refuses what does not fit', () => {
    expect(() => core.network(lenet, [1, 1, 27, 28])).toThrow(RangeError);
    const net = core.network(lenet, [1, 1, 28, 28]);
    expect(() => net.forward(noise(1, 1, 28, 27))).toThrow(
      'the input must have shape [1, 1, 28, 28], not [1, 1, 28, 27]',
    );
    expect(() => net.step(noise(1, 1, 28, 28), [10])).toThrow('label 10 is none of the classes 0 to 9');
  });
});
