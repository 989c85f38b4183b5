import { describe, expect, it } from 'vitest';
import { tensor } from '#lib/tensor.ts';
import type { Operand, Variable } from '../autograd.ts';
import { gradients } from '../testing.ts';
import { add, mul, sub } from './arithmetic.ts';
import { abs, cos, exp, log, neg, pow, relu, sigmoid, sin, softplus, tanh } from './pointwise.ts';

const at = (of: (x: Operand) => Variable, x: number) => of(x).value.data[0];
const slope = (of: (x: Operand) => Variable, x: number) =>
  gradients(of, [tensor([], [x])], tensor([], [1]))[0].data[0];

describe('values and slopes by hand', () => {
  it.each([
    ['neg', neg, 3, -3, -1],
    ['exp', exp, 0, 1, 1],
    ['log', log, 1, 0, 1],
    ['abs', abs, -2, 2, -1],
    ['relu', relu, -2, 0, 0],
    ['relu', relu, 2, 2, 1],
    ['sigmoid', sigmoid, 0, 0.5, 0.25],
    ['tanh', tanh, 0, 0, 1],
    ['sin', sin, 0, 0, 1],
    ['cos', cos, 0, 1, -0],
    ['softplus', softplus, 0, Math.fround(Math.LN2), 0.5],
    ['pow 3', (x: Operand) => pow(x, 3), 2, 8, 12],
    ['pow −1', (x: Operand) => pow(x, -1), 2, 0.5, -0.25],
  ] as const)('%s', (_, of, x, y, dy) => {
    expect([at(of, x), slope(of, x)]).toEqual([y, dy]);
  });

  it('at the kinks of relu and abs the slope is 0, and that of x⁰ is 0 everywhere', () => {
    expect([slope(relu, 0), slope(abs, 0)]).toEqual([0, 0]);
    expect([-2, 0, 3].map((x) => slope((y) => pow(y, 0), x))).toEqual([0, 0, 0]);
  });
});

describe('far out', () => {
  it('sigmoid, tanh and softplus neither overflow nor become NaN', () => {
    expect([-1e4, 1e4].map((x) => at(sigmoid, x))).toEqual([0, 1]);
    expect([-1e4, 1e4].map((x) => at(tanh, x))).toEqual([-1, 1]);
    expect([-1e4, 1e4].map((x) => at(softplus, x))).toEqual([0, 1e4]);
    for (const of of [sigmoid, tanh, softplus]) {
      expect([-1e4, 1e4].map((x) => slope(of, x)).every(Number.isFinite)).toBe(true);
    }
  });

  it('softplus keeps its small values, where log(1 + eˣ) would round to 0', () => {
    expect(at(softplus, -40)).toBeCloseTo(Math.exp(-40), 20);
    expect(at(softplus, -40)).toBeGreaterThan(0);
  });
});

describe('identities', () => {
  const points = [-3, -1.2, -0.1, 0.4, 2];

  it('σ(x) + σ(−x) = 1; tanh x = 2σ(2x) − 1; softplus(x) − softplus(−x) = x', () => {
    for (const x of points) {
      expect(at(sigmoid, x) + at(sigmoid, -x)).toBeCloseTo(1, 6);
      expect(at(tanh, x)).toBeCloseTo(2 * at(sigmoid, 2 * x) - 1, 6);
      expect(sub(softplus(x), softplus(-x)).value.data[0]).toBeCloseTo(x, 6);
    }
  });

  it('sin² + cos² = 1; sin 2x = 2 sin x cos x; the slope of each is the other, up to sign', () => {
    for (const x of points) {
      expect(add(pow(sin(x), 2), pow(cos(x), 2)).value.data[0]).toBeCloseTo(1, 6);
      expect(mul(2, mul(sin(x), cos(x))).value.data[0]).toBeCloseTo(at(sin, 2 * x), 6);
      expect(slope(sin, x)).toBeCloseTo(at(cos, x), 6);
      expect(slope(cos, x)).toBeCloseTo(-at(sin, x), 6);
    }
  });

  it('relu(x) + relu(−x) = |x|; the slope of softplus is σ', () => {
    for (const x of points) {
      expect(at(relu, x) + at(relu, -x)).toBe(at(abs, x));
      expect(slope(softplus, x)).toBeCloseTo(at(sigmoid, x), 6);
    }
  });
});
