import { expect, it } from 'vitest';
import { tensor } from '#lib/tensor.ts';
import type { Operand } from './autograd.ts';
import { constant } from './autograd.ts';
import { jacobian, numericJacobian } from './jacobian.ts';
import { mul } from './ops/arithmetic.ts';
import { cat } from './ops/join.ts';
import { matmul } from './ops/matmul.ts';
import { cos, sin, tanh } from './ops/pointwise.ts';
import { sum } from './ops/reduce.ts';
import { indexSelect } from './ops/select.ts';

const u = tensor([2], [0.7, -1.2]);
const a = tensor([3, 2], [1, 2, 3, 4, 5, 6]);
const polar = (x: Operand) => {
  const [r, angle] = [indexSelect(x, 0, [0]), indexSelect(x, 0, [1])];
  return cat([mul(r, cos(angle)), mul(r, sin(angle))]);
};

it('has a row for every output and a column for every input: of u ↦ A·u it is A itself', () => {
  expect(jacobian((x) => matmul(a, x), u)).toEqual(a);
  expect(jacobian((x) => sum(x), u)).toEqual(tensor([1, 2], [1, 1]));
});

it('of polar coordinates is the textbook’s, with the determinant r', () => {
  const { data } = jacobian(polar, u);
  const [r, t] = u.data;
  const by = [Math.cos(t), -r * Math.sin(t), Math.sin(t), r * Math.cos(t)];
  by.forEach((value, i) => {
    expect(data[i]).toBeCloseTo(value, 6);
  });
  expect(data[0] * data[3] - data[1] * data[2]).toBeCloseTo(r, 6);
});

it('follows the chain rule: J of f after g is J_f · J_g', () => {
  const f = (x: Operand) => tanh(matmul(a, x));
  const direct = jacobian((x) => f(polar(x)), u);
  const [outer, inner] = [jacobian(f, polar(u).value), jacobian(polar, u)];
  const product = matmul(outer, inner).value;
  direct.data.forEach((value, i) => {
    expect(value).toBeCloseTo(product.data[i], 6);
  });
});

it('agrees with central differences, which know nothing of derivatives', () => {
  for (const f of [polar, (x: Operand) => tanh(matmul(a, x))]) {
    const [exact, numeric] = [jacobian(f, u), numericJacobian(f, u)];
    expect(numeric.shape).toEqual(exact.shape);
    numeric.data.forEach((value, i) => {
      expect(value).toBeCloseTo(exact.data[i], 4);
    });
  }
});

it('of what does not depend on x is zero', () => {
  expect(jacobian(() => constant(a), u)).toEqual(tensor([6, 2]));
});
