import { describe, expect, it } from 'vitest';
import { difference } from '#lib/conv/testing.ts';
import { mlp, parametersOf } from '#lib/nn/mlp.ts';
import { adam, sgd } from '#lib/nn/optimiser.ts';
import { trainer } from '#lib/nn/trainer.ts';
import { random } from '#lib/random.ts';
import { tensor } from '#lib/tensor.ts';
import { eachCore } from './testing.ts';

/** Points of a square, with labels in rings about its middle. */
function data(n: number, into: number, classes: number) {
  const stream = random(n);
  const x = tensor(
    [n, into],
    Float32Array.from({ length: n * into }, () => 2 * stream() - 1),
  );
  const labels = Array.from({ length: n }, (_, i) =>
    Math.min(classes - 1, Math.floor(classes * Math.hypot(x.data[i * into], x.data[i * into + into - 1]))),
  );
  return { x, labels };
}

const cases = [
  { sizes: [2, 2, 2, 2, 2, 2, 2], n: 400 },
  { sizes: [2, 3, 3, 3], n: 37 },
  { sizes: [3, 8, 5, 1, 5], n: 62 },
  { sizes: [1, 4], n: 5 },
  { sizes: [2, 7, 2], n: 1 },
];

eachCore('a perceptron in training', (core) => {
  describe.each(cases)('$sizes on $n points', ({ sizes, n }) => {
    const net = mlp(sizes, sizes.length - 2, random(4));
    const { x, labels } = data(n, sizes[0], sizes[sizes.length - 1]);

    it.each([
      {
        name: 'sgd',
        settings: { sgd: { lr: 0.1, momentum: 0.5 } },
        same: () => sgd({ lr: 0.1, momentum: 0.5 }),
      },
      { name: 'adam', settings: { adam: { lr: 0.01 } }, same: () => adam({ lr: 0.01 }) },
    ])('takes the steps of lib/nn with $name', ({ settings, same }) => {
      const mine = core.mlp(net, x, labels, settings);
      const theirs = trainer(net, x, labels, same());
      expect(parametersOf(mine.net())).toEqual(parametersOf(net));
      let loss = 0;
      for (let i = 0; i < 20; i++) loss = theirs.step();
      expect(mine.steps(20)).toBeCloseTo(loss, 5);
      const [a, b] = [mine.net(), theirs.net].map((net) =>
        tensor([parametersOf(net).length], parametersOf(net)),
      );
      expect(difference(a, b)).toBeLessThan(1e-4);
      const { loss: last, accuracy } = theirs.measure();
      expect(mine.measure().loss).toBeCloseTo(last, 4);
      expect(mine.measure().accuracy).toBeCloseTo(accuracy, 1);
    });
  });

  it('gives the same bits every time', () => {
    const net = mlp([2, 4, 4, 3], 2, random(1));
    const { x, labels } = data(50, 2, 3);
    const run = () => {
      const training = core.mlp(net, x, labels, { adam: {} });
      training.steps(100);
      return parametersOf(training.net());
    };
    expect(run()).toEqual(run());
  });

  it('turns into NaN, rather than into numbers, where it diverges', () => {
    const net = mlp([2, 2, 3], 1, random(1));
    const { x, labels } = data(9, 2, 3);
    const training = core.mlp(net, tensor([9, 2], x.data.with(3, Number.NaN)), labels, { sgd: { lr: 0.1 } });
    training.steps(3);
    expect(training.measure().loss).toBeNaN();
  });

  it('refuses data that do not fit', () => {
    const net = mlp([2, 3], 0, random(1));
    const settings = { sgd: { lr: 0.1 } };
    expect(() => core.mlp(net, tensor([4, 3]), [0, 1, 2, 0], settings)).toThrow(RangeError);
    expect(() => core.mlp(net, tensor([2, 2]), [0, 3], settings)).toThrow(
      'label 3 is none of the classes 0 to 2',
    );
    expect(() => core.mlp(net, tensor([1, 2]), [0], { sgd: { lr: -1 } })).toThrow(
      'lr must be a number from 0 up, not -1',
    );
  });
});
