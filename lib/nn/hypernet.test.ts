import { describe, expect, it } from 'vitest';
import { modeTask, productTask } from '#lib/data/modes.ts';
import { random } from '#lib/random.ts';
import { tensor } from '#lib/tensor.ts';
import {
  countOf,
  equalBudget,
  firstParameters,
  hypernet,
  measure,
  plainNet,
  type Scorer,
  training,
} from './hypernet.ts';
import { jacobian, numericJacobian } from './jacobian.ts';

const product = productTask(48, 0.08, random(1));
const modes = modeTask(24, 0.08, random(1));
const trained = (scorer: Scorer, task: typeof product, seed = 1, steps = 300) => {
  const all = [...training(scorer, firstParameters(scorer, random(seed)), task, 0.05, steps)];
  return all[all.length - 1];
};

describe('what a hypernetwork computes', () => {
  it('by hand: an affine H that crosses the coordinates makes of w · x the product 2 x₁ x₂', () => {
    const net = hypernet(2, 2, 0);
    // w₁ = x₂, w₂ = x₁, b = 0.
    const u = tensor([9], [0, 1, 1, 0, 0, 0, 0, 0, 0]);
    expect([...net.score(u, product.x, product.x).value.data]).toEqual(
      Array.from({ length: 48 }, (_, i) =>
        Math.fround(2 * Math.fround(product.x.data[2 * i] * product.x.data[2 * i + 1])),
      ),
    );
    expect(measure(net, u, product).accuracy).toBe(1);
  });

  it('its gradients by u are those of finite differences', () => {
    for (const net of [hypernet(2, 2, 0), hypernet(2, 2, 4), plainNet(2, 0, 3)]) {
      const loss = (u: Parameters<Scorer['score']>[0]) => measure(net, u, product).loss;
      const at = firstParameters(net, random(3));
      const [exact, numeric] = [jacobian(loss, at), numericJacobian(loss, at)];
      exact.data.forEach((value, i) => {
        expect(value).toBeCloseTo(numeric.data[i], 4);
      });
    }
  });
});

it('counts parameters, and finds the plain perceptron that has at least as many', () => {
  expect([hypernet(2, 2, 0), hypernet(2, 1, 0), hypernet(2, 2, 4)].map(countOf)).toEqual([9, 6, 27]);
  for (const into of [2, 3])
    for (let count = 3; count < 60; count++) {
      const h = equalBudget(into, count);
      expect(countOf(plainNet(into, 0, h))).toBeGreaterThanOrEqual(count);
      if (h > 1) expect(countOf(plainNet(into, 0, h - 1))).toBeLessThan(count);
    }
});

describe('training', () => {
  it('teaches the hypernetwork what G alone cannot learn: at best three quarters of a product or a mode', () => {
    expect(trained(hypernet(2, 2, 0), product).accuracy).toBe(1);
    expect(trained(plainNet(2, 0, 0), product).accuracy).toBeLessThanOrEqual(0.75);
    expect(trained(hypernet(2, 1, 0), modes).accuracy).toBe(1);
    expect(trained(plainNet(2, 1, 0), modes).accuracy).toBeLessThan(0.9);
  });

  it('lowers the loss, starts from PyTorch’s range, and belongs to its seed', () => {
    const net = hypernet(2, 2, 4);
    const start = firstParameters(net, random(5));
    expect(Math.max(...start.data.map(Math.abs))).toBeLessThan(1 / Math.SQRT2);
    const losses = [...training(net, start, product, 0.05, 50)].map(({ loss }) => loss);
    expect(losses).toHaveLength(51);
    expect(losses[50]).toBeLessThan(losses[0] / 2);
    expect([...training(net, start, product, 0.05, 50)].map(({ loss }) => loss)).toEqual(losses);
  });
});
