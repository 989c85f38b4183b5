import { expect, it } from 'vitest';
import { tensor } from '#lib/tensor.ts';
import { backward, variable } from '../autograd.ts';
import { amax } from './amax.ts';
import { max } from './max.ts';

it('has the values of max along a dimension', () => {
  const x = tensor(
    [2, 3, 2],
    Array.from({ length: 12 }, (_, i) => (i * 7) % 11),
  );
  for (const dim of [0, 1, 2, -1]) {
    expect(amax(x, dim).value).toEqual(max(x, dim).values.value);
    expect(amax(x, dim, true).value).toEqual(max(x, dim, true).values.value);
  }
});

it('sends the gradient to the winner, and equal winners share it evenly, as in PyTorch', () => {
  const x = variable(tensor([2, 4], [3, 1, 3, 0, 1, 2, 5, 4]));
  backward(amax(x, 1), tensor([2], [1, 6]));
  expect([...x.grad!.data]).toEqual([0.5, 0, 0.5, 0, 0, 0, 6, 0]);
});

it('needs something to compare', () => {
  expect(() => amax(tensor([2, 0]), 1)).toThrow(RangeError);
});
