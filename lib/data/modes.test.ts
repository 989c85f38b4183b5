import { expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { modeTask, productTask } from './modes.ts';

const pairs = (data: ArrayLike<number>) =>
  Array.from({ length: data.length / 2 }, (_, i) => [data[2 * i], data[2 * i + 1]]);

it('the product task asks for the sign of the product, both as often', () => {
  const { x, context, labels } = productTask(40, 0.1, random(1));
  pairs(x.data).forEach(([a, b], i) => {
    expect(labels[i]).toBe(Math.sign(a * b));
  });
  expect(labels.reduce((sum, label) => sum + label, 0)).toBe(0);
  expect(context).toBe(x);
});

it('the mode says which coordinate counts', () => {
  const { x, context, labels } = modeTask(20, 0.1, random(1));
  pairs(x.data).forEach(([a, b], i) => {
    expect(labels[i]).toBe(Math.sign(context.data[i] > 0 ? a : b));
  });
  expect([...context.data].filter((m) => m === 1)).toHaveLength(20);
});

it('points keep their distance from the axes, and belong to their seed', () => {
  const { x } = productTask(100, 0.1, random(2));
  expect(Math.min(...x.data.map(Math.abs))).toBeGreaterThanOrEqual(0.0999);
  expect(Math.max(...x.data.map(Math.abs))).toBeLessThanOrEqual(1);
  expect(productTask(100, 0.1, random(2))).toEqual(productTask(100, 0.1, random(2)));
});
