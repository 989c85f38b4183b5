import { expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { linearSamples } from './linear.ts';

const w = [1, -2, 0.5];

it('without noise, y is w · x exactly, to the last digit that is kept', () => {
  const { x, y } = linearSamples(w, 20, 0, random(1));
  expect([x.shape, y.shape]).toEqual([[20, 3], [20]]);
  y.data.forEach((value, i) => {
    expect(value).toBeCloseTo(
      w.reduce((sum, weight, j) => sum + weight * x.data[3 * i + j], 0),
      5,
    );
  });
});

it('inputs have variance 1, and the noise the deviation that was asked for', () => {
  const n = 20_000;
  const { x, y } = linearSamples(w, n, 0.5, random(2));
  const square = (values: ArrayLike<number>) =>
    Array.from(values).reduce((sum, v) => sum + v * v, 0) / values.length;
  expect(square(x.data)).toBeCloseTo(1, 1);
  const rest = Array.from(
    y.data,
    (v, i) => v - w.reduce((sum, weight, j) => sum + weight * x.data[3 * i + j], 0),
  );
  expect(Math.sqrt(square(rest))).toBeCloseTo(0.5, 1);
});

it('belongs to its seed', () => {
  expect(linearSamples(w, 5, 1, random(3))).toEqual(linearSamples(w, 5, 1, random(3)));
});
