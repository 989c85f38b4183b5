import { describe, expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { tensor } from '#lib/tensor.ts';
import { contributions, masked, total, weighed } from './contributions.ts';
import { begin, type Sequential, trace } from './sequential.ts';

const by = random(9);
const net: Sequential = [
  { kind: 'conv', ...begin([4, 1, 3, 3], by), options: { padding: 1 } },
  { kind: 'relu' },
  { kind: 'maxPool', options: { kernel: 2 } },
  { kind: 'conv', ...begin([5, 4, 3, 3], by) },
  { kind: 'relu' },
  { kind: 'avgPool', options: { kernel: 2 } },
  { kind: 'flatten' },
  { kind: 'linear', ...begin([6, 20], by) },
  { kind: 'relu' },
  { kind: 'linear', weight: begin([3, 6], by).weight },
];
const x = tensor(
  [1, 1, 12, 12],
  Array.from({ length: 144 }, () => by()),
);
const traced = trace(net, x);

describe('contributions', () => {
  it.each([
    ['one output', [0, 1, 0]],
    ['the difference of two', [1, 0, -1]],
  ])('at every layer and with the biases above it add up to %s', (_, weights) => {
    const weight = tensor([1, 3], weights);
    const { inputs, biases } = contributions(net, x, traced, weight);
    const whole = weighed(traced, weight);
    inputs.forEach((input, i) => {
      const above = biases.slice(i).reduce((sum, b) => sum + b, 0);
      expect(total(input) + above).toBeCloseTo(whole, 5);
    });
    expect(biases[9]).toBe(0);
    expect(biases.filter((b) => b !== 0)).toHaveLength(3);
  });

  it('are the numbers of a sum written by hand', () => {
    const small: Sequential = [
      { kind: 'linear', weight: tensor([2, 2], [1, -2, 3, 1]), bias: tensor([2], [1, -1]) },
      { kind: 'relu' },
      { kind: 'linear', weight: tensor([1, 2], [2, -1]), bias: tensor([1], [0.5]) },
    ];
    const point = tensor([1, 2], [3, 1]);
    const all = contributions(small, point, trace(small, point), tensor([1, 1], [1]));
    // Hidden: 1·3 − 2·1 + 1 = 2 and 3·3 + 1·1 − 1 = 9; output 2·2 − 9 + 0.5 = −4.5.
    expect([...all.inputs[2].data]).toEqual([4, -9]);
    expect([...all.gradients[0].data]).toEqual([-1, -5]);
    expect([...all.inputs[0].data]).toEqual([-3, -5]);
    expect(all.biases).toEqual([3, 0, 0.5]);
  });

  it('of parts of a layer add up to those of the whole', () => {
    const weight = tensor(
      [1, 5, 2, 2],
      Array.from({ length: 20 }, () => by()),
    );
    const below = net.slice(0, 6);
    const steps = traced.slice(0, 6);
    const whole = contributions(below, x, steps, weight).inputs[0];
    const parts = [0, 1, 2].map(
      (k) =>
        contributions(
          below,
          x,
          steps,
          masked(weight, (i) => i % 3 === k),
        ).inputs[0],
    );
    whole.data.forEach((v, i) => {
      expect(parts[0].data[i] + parts[1].data[i] + parts[2].data[i]).toBeCloseTo(v, 6);
    });
  });
});
