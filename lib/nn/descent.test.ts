import { expect, it } from 'vitest';
import { tensor } from '#lib/tensor.ts';
import type { Operand } from './autograd.ts';
import { descent } from './descent.ts';
import { mul, sub } from './ops/arithmetic.ts';
import { pow } from './ops/pointwise.ts';
import { sum } from './ops/reduce.ts';
import { indexSelect } from './ops/select.ts';

const target = tensor([4], [1, 2, 3, 5]);
const loss = (w: Operand) => mul(0.5, sum(pow(sub(w, target), 2)));

it('of a quadratic shrinks the distance by 1 − η in every step', () => {
  const start = tensor([4], [0, 0, 0, 0]);
  descent(loss, start, 0.25, 3).data.forEach((value, i) => {
    expect(value).toBeCloseTo(target.data[i] * (1 - 0.75 ** 3), 5);
  });
  expect([...start.data]).toEqual([0, 0, 0, 0]);
});

it('tells of every step, the start included', () => {
  const first: number[] = [];
  descent(loss, tensor([4]), 0.5, 2, ({ data }) => first.push(data[0]));
  expect(first).toEqual([0, 0.5, 0.75]);
});

it('through a tie ends at the means of the tied targets: the best that equal weights can do', () => {
  const tied = descent((u) => loss(indexSelect(u, 0, [0, 0, 1, 1])), tensor([2]), 0.25, 60);
  expect([...tied.data].map((v) => Number(v.toFixed(4)))).toEqual([1.5, 4]);
});
