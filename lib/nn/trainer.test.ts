import { describe, expect, it } from 'vitest';
import { difference } from '#lib/conv/testing.ts';
import { type Dataset, rings, spiral } from '#lib/data/plane.ts';
import { random } from '#lib/random.ts';
import { fromNested, type Tensor, tensor } from '#lib/tensor.ts';
import { backward, type Variable, variable, zeroGrad } from './autograd.ts';
import { descend } from './descend.ts';
import { heNormal } from './init.ts';
import { accuracy, activations, forward, type Mlp, mlp, parametersOf, withParameters } from './mlp.ts';
import { crossEntropy } from './ops/loss.ts';
import { adam, type Optimiser, sgd } from './optimiser.ts';
import { perceptron } from './testing.ts';
import { trainer } from './trainer.ts';

const data = spiral(3, 20, 0.1, random(5));
const begin = (sizes = [2, 5, 4, 2, 3], rectified = sizes.length - 3) =>
  mlp(sizes, rectified, random(3), heNormal(0.1));

const copies = (net: Mlp): Variable[] =>
  net.flatMap(({ weight, bias }) =>
    [weight, bias].map(({ shape, data }) => variable(tensor(shape, data.slice()))),
  );

const lossOf = (net: Mlp, parameters: readonly Variable[]) =>
  crossEntropy(
    perceptron(
      data.points,
      parameters,
      net.map(({ relu }) => relu),
    ),
    data.labels,
  );

/** What the trainer hands its optimiser in its first step. */
function gradientsOf(net: Mlp, { points, labels } = data as Pick<Dataset, 'points' | 'labels'>): number[] {
  let seen: number[] = [];
  trainer(net, points, labels, (_, gradients) => {
    seen = [...gradients];
  }).step();
  return seen;
}

const largestGap = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length ? Math.max(...a.map((value, i) => Math.abs(value - b[i]))) : Number.POSITIVE_INFINITY;

describe('one step by hand', () => {
  it('two even classes: the loss is log 2, and the bias moves to the one that is there', () => {
    const net: Mlp = [{ weight: tensor([2, 1]), bias: tensor([2]), relu: false }];
    const training = trainer(net, fromNested([[4], [2]]), [1, 1], sgd({ lr: 1 }));
    expect(training.step()).toBeCloseTo(Math.log(2), 6);
    // softmax − onehot is (½, −½) for both inputs; their mean is 3.
    expect(parametersOf(training.net)).toEqual([-1.5, 1.5, -0.5, 0.5]);
    expect(parametersOf(net)).toEqual([0, 0, 0, 0]);
  });
});

describe('the gradients', () => {
  it.each([[[2, 3]], [[2, 5, 3]], [[2, 4, 4, 3]], [[2, 2, 2, 2, 2, 2, 3]], [[2, 1, 7, 2, 3]]])(
    'of %s are those of autograd, within 1e-6',
    (sizes) => {
      const net = begin(sizes, Math.max(0, sizes.length - 3));
      const parameters = copies(net);
      backward(lossOf(net, parameters));
      const theirs = parameters.flatMap(({ grad }) => [...grad!.data]);
      expect(largestGap(gradientsOf(net), theirs)).toBeLessThan(1e-6);
    },
  );

  it('are those of finite differences, within 1e-4, where no unit turns on or off in between', () => {
    const { points, labels } = rings(3, 4, 0, random(1));
    const net = mlp([2, 6, 2, 3], 1, random(3), heNormal(0.1));
    const parameters = parametersOf(net);
    const inputs = Array.from(labels, (_, i) => [...points.data.subarray(2 * i, 2 * i + 2)]);
    const on = (moved: Mlp) => inputs.map((point) => activations(moved, point)[0].post.map((y) => y > 0));
    const loss = (values: readonly number[]) => {
      const moved = withParameters(net, values);
      expect(on(moved)).toEqual(on(net));
      return trainer(moved, points, labels, () => {}).measure().loss;
    };
    const h = 1 / 256;
    const numeric = parameters.map(
      (p, i) => (loss(parameters.with(i, p + h)) - loss(parameters.with(i, p - h))) / (2 * h),
    );
    expect(largestGap(gradientsOf(net, { points, labels }), numeric)).toBeLessThan(1e-4);
  });

  it('stop at units that are off, at 0 too: of a layer that is dead, only the last biases learn', () => {
    const dead = mlp([2, 3, 3], 1, random(1), heNormal()).map((layer, l) => ({
      ...layer,
      ...(l === 0 ? { weight: tensor([3, 2]) } : { bias: tensor([3], [1, 0, 2]) }),
    }));
    const gradients = gradientsOf(dead);
    expect(gradients.slice(0, -3).every((g) => g === 0)).toBe(true);
    expect(gradients.slice(-3).every((g) => g !== 0)).toBe(true);
  });
});

describe('training', () => {
  const optimisers: [string, () => Optimiser][] = [
    ['sgd', () => sgd({ lr: 0.2 })],
    ['sgd with momentum', () => sgd({ lr: 0.05, momentum: 0.9 })],
    ['adam', () => adam({ lr: 0.01 })],
  ];

  it.each(optimisers)(
    'with %s is autograd and the same optimiser, step by step: 60 losses within 1e-5',
    (_, make) => {
      const net = begin();
      const training = trainer(net, data.points, data.labels, make());
      const parameters = copies(net);
      const optimise = make();
      for (let i = 0; i < 60; i++) {
        const loss = lossOf(net, parameters);
        zeroGrad(parameters);
        backward(loss);
        descend(optimise, parameters);
        expect(Math.abs(training.step() - loss.value.data[0])).toBeLessThan(1e-5);
      }
      const theirs = parameters.flatMap(({ value }) => [...value.data]);
      expect(largestGap(parametersOf(training.net), theirs)).toBeLessThan(1e-4);
    },
  );

  it('lowers the loss in every step of a small rate, and learns rings that no line separates', () => {
    const slow = trainer(begin(), data.points, data.labels, sgd({ lr: 0.01 }));
    const losses = Array.from({ length: 50 }, () => slow.step());
    expect(losses.every((loss, i) => i === 0 || loss < losses[i - 1])).toBe(true);

    const { points, labels } = rings(2, 30, 0.02, random(1));
    const training = trainer(mlp([2, 8, 2], 1, random(2)), points, labels, adam({ lr: 0.05 }));
    for (let i = 0; i < 200; i++) training.step();
    expect(training.measure().accuracy).toBe(1);
  });

  it('one seed always gives one result, to the last bit', () => {
    const run = () => {
      const training = trainer(begin(), data.points, data.labels, adam({ lr: 0.01 }));
      const losses = Array.from({ length: 40 }, () => training.step());
      return [...losses, ...parametersOf(training.net)];
    };
    expect(run()).toEqual(run());
  });

  it('leaves the network it was given and the data as they were', () => {
    const given: { net: Mlp; points: Tensor } = { net: begin(), points: data.points };
    const before = structuredClone(given);
    const training = trainer(given.net, data.points, data.labels, sgd({ lr: 0.1 }));
    training.step();
    expect(given).toEqual(before);
    expect(parametersOf(training.net)).not.toEqual(parametersOf(given.net));
  });
});

describe('measure', () => {
  it('is the loss and accuracy of the network as it stands, and changes nothing', () => {
    const training = trainer(begin(), data.points, data.labels, sgd({ lr: 0.2 }));
    for (let i = 0; i < 20; i++) training.step();
    const before = parametersOf(training.net);
    const measured = training.measure();
    expect(measured.accuracy).toBe(accuracy(training.net, data.points, data.labels));
    expect(measured.loss).toBeCloseTo(
      crossEntropy(forward(training.net, data.points), data.labels).value.data[0],
      5,
    );
    expect(training.measure()).toEqual(measured);
    expect(parametersOf(training.net)).toEqual(before);
    expect(training.step()).toBe(measured.loss);
    expect(difference(training.net[0].weight, tensor([5, 2], before.slice(0, 10)))).toBeGreaterThan(0);
  });

  it('stays finite when scores overflow exponentials', () => {
    const net: Mlp = [{ weight: fromNested([[1000], [-1000]]), bias: tensor([2]), relu: false }];
    const { loss } = trainer(net, fromNested([[1], [-1]]), [1, 1], sgd({ lr: 1 })).measure();
    expect(loss).toBe(1000);
  });
});

it('data that do not fit throw a RangeError that names them', () => {
  const train = (x: Tensor, labels: number[]) => () => trainer(begin(), x, labels, sgd({ lr: 1 }));
  expect(train(tensor([2, 3]), [0, 1])).toThrow(
    new RangeError('this network needs inputs of shape [N, 2] and N labels, not [2, 3] and 2'),
  );
  expect(train(tensor([2, 2]), [0])).toThrow(RangeError);
  expect(train(tensor([0, 2]), [])).toThrow(RangeError);
  expect(train(tensor([2, 2]), [0, 3])).toThrow(new RangeError('label 3 is none of the classes 0 to 2'));
});
