import { describe, expect, it } from 'vitest';
import { fromNested, tensor, toNested } from '#lib/tensor.ts';
import { backward, variable } from '../autograd.ts';
import { apart, gradients } from '../testing.ts';
import { add, div, mul, sub } from './arithmetic.ts';
import { exp, log, neg, pow } from './pointwise.ts';
import { sum } from './reduce.ts';

describe('by hand', () => {
  it('a matrix and a row: the row’s gradient is summed over the rows of the matrix', () => {
    const [m, row] = [
      variable(
        fromNested([
          [1, 2],
          [3, 4],
        ]),
      ),
      variable(fromNested([10, 100])),
    ];
    const y = mul(m, row);
    expect(toNested(y.value)).toEqual([
      [10, 200],
      [30, 400],
    ]);
    backward(sum(y));
    expect(toNested(m.grad!)).toEqual([
      [10, 100],
      [10, 100],
    ]);
    expect(toNested(row.grad!)).toEqual([4, 6]);
  });

  it('sub and div are not symmetric', () => {
    const [a, b] = [variable(tensor([], [6])), variable(tensor([], [2]))];
    backward(sub(a, b));
    backward(div(a, b));
    expect(toNested(div(a, b).value)).toBe(3);
    expect([a.grad!.data[0], b.grad!.data[0]]).toEqual([1 + 1 / 2, -1 - 6 / 4]);
  });

  it('a variable with itself: x − x has gradient 0, x / x too, x · x has 2x', () => {
    const slope = (op: typeof sub) =>
      gradients((x) => op(x, x), [tensor([], [5])], tensor([], [1]))[0].data[0];
    expect([sub, div, mul].map(slope)).toEqual([0, 0, 10]);
  });
});

describe('identities', () => {
  const [a, b, c] = [apart([2, 3], 1), apart([3], 2), apart([2, 1], 3)];
  const close = (x: { value: { data: Float32Array } }, y: { value: { data: Float32Array } }) =>
    x.value.data.forEach((value, i) => {
      expect(value).toBeCloseTo(y.value.data[i], 5);
    });

  it('a + b = b + a, ab = ba, a(b + c) = ab + ac, a − b = a + (−b), a / b = a · b⁻¹', () => {
    expect(toNested(add(a, b).value)).toEqual(toNested(add(b, a).value));
    expect(toNested(mul(a, b).value)).toEqual(toNested(mul(b, a).value));
    close(mul(a, add(b, c)), add(mul(a, b), mul(a, c)));
    expect(toNested(sub(a, b).value)).toEqual(toNested(add(a, neg(b)).value));
    close(div(a, b), mul(a, pow(b, -1)));
  });

  it('log exp x = x', () => close(log(exp(a)), add(a, 0)));
});

it('shapes that do not broadcast throw a RangeError', () => {
  expect(() => add(tensor([2, 3]), tensor([2]))).toThrow(
    new RangeError(
      'shapes [2, 3] and [2] do not broadcast: 3 against 2; they must be equal, or one of them 1',
    ),
  );
});
