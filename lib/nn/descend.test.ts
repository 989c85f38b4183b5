import { expect, it } from 'vitest';
import { fromNested, tensor, toNested } from '#lib/tensor.ts';
import { backward, variable, zeroGrad } from './autograd.ts';
import { descend } from './descend.ts';
import { mul, sub } from './ops/arithmetic.ts';
import { pow } from './ops/pointwise.ts';
import { sum } from './ops/reduce.ts';
import { adam, sgd } from './optimiser.ts';

it('by hand: one step of sgd on Σ (a − 3)² + 10b moves both variables in place', () => {
  const [a, b] = [variable(fromNested([1, 5])), variable(tensor([], [2]))];
  backward(sum(pow(sub(a, 3), 2)));
  backward(mul(b, 10));
  descend(sgd({ lr: 0.25 }), [a, b]);
  expect([toNested(a.value), toNested(b.value)]).toEqual([[2, 4], -0.5]);
});

it('a variable without a gradient stays where it is', () => {
  const [a, b] = [variable(tensor([], [1])), variable(tensor([], [2]))];
  backward(mul(a, 1));
  descend(adam({ lr: 0.5 }), [a, b]);
  expect([a, b].map(({ value }) => value.data[0])).toEqual([0.5, 2]);
});

it('forgetting zeroGrad between steps adds old gradients to new ones', () => {
  const run = (forget: boolean) => {
    const x = variable(tensor([], [0]));
    const optimise = sgd({ lr: 1 });
    return [0, 1, 2].map(() => {
      if (!forget) zeroGrad([x]);
      backward(mul(x, -1));
      descend(optimise, [x]);
      return x.value.data[0];
    });
  };
  expect(run(false)).toEqual([1, 2, 3]);
  expect(run(true)).toEqual([1, 3, 6]);
});
