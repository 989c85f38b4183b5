import { describe, expect, it } from 'vitest';
import { difference, wholeNumbers } from '#lib/conv/testing.ts';
import { fromNested, tensor, toNested } from '#lib/tensor.ts';
import { backward, variable } from '../autograd.ts';
import { gradients } from '../testing.ts';
import { add } from './arithmetic.ts';
import { linear } from './linear.ts';
import { matmul } from './matmul.ts';
import { sum } from './reduce.ts';
import { transpose } from './shape.ts';

const [a, b] = [
  fromNested([
    [1, 2],
    [3, 4],
  ]),
  fromNested([
    [5, 6],
    [7, 8],
  ]),
];

describe('matmul', () => {
  it('by hand: two matrices, and the gradients of the sum of their product', () => {
    const [x, y] = [variable(a), variable(b)];
    const product = matmul(x, y);
    expect(toNested(product.value)).toEqual([
      [19, 22],
      [43, 50],
    ]);
    backward(sum(product));
    expect(toNested(x.grad!)).toEqual([
      [11, 15],
      [11, 15],
    ]);
    expect(toNested(y.grad!)).toEqual([
      [4, 4],
      [6, 6],
    ]);
  });

  it('a vector is a row on the left and a column on the right, and leaves no dimension', () => {
    const v = fromNested([1, 10]);
    expect(toNested(matmul(v, v).value)).toBe(101);
    expect(toNested(matmul(a, v).value)).toEqual([21, 43]);
    expect(toNested(matmul(v, a).value)).toEqual([31, 42]);
  });

  it('broadcasts what stands before the matrices: one matrix against a batch is each by itself', () => {
    const batch = wholeNumbers([3, 2, 2], 1);
    const each = [0, 1, 2].flatMap((n) => [
      ...matmul(a, tensor([2, 2], batch.data.slice(4 * n, 4 * n + 4))).value.data,
    ]);
    const y = matmul(a, batch).value;
    expect(y).toEqual(tensor([3, 2, 2], each));
  });

  it('(AB)ᵀ = BᵀAᵀ', () => {
    const [x, y] = [wholeNumbers([2, 3], 1), wholeNumbers([3, 4], 2)];
    const [left, right] = [transpose(matmul(x, y), 0, 1), matmul(transpose(y, 0, 1), transpose(x, 0, 1))];
    expect(left.value).toEqual(right.value);
  });

  it('what does not fit throws a RangeError that names it', () => {
    expect(() => matmul(tensor([2, 3]), tensor([2, 3]))).toThrow(
      new RangeError('matmul of [2, 3] by [2, 3]: 3 columns meet 2 rows'),
    );
    expect(() => matmul(tensor([3]), tensor([2]))).toThrow(RangeError);
    expect(() => matmul(2, tensor([2]))).toThrow(
      new RangeError('matmul of [] by [2]: both must have a dimension'),
    );
    expect(() => matmul(tensor([2, 2, 2]), tensor([3, 2, 2]))).toThrow(
      new RangeError(
        'shapes [2] and [3] do not broadcast: 2 against 3; they must be equal, or one of them 1',
      ),
    );
  });
});

describe('linear', () => {
  it('by hand: weight (out, in) as PyTorch keeps it', () => {
    const y = linear(
      fromNested([1, 10]),
      fromNested([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      fromNested([100, 200, 300]),
    );
    expect(toNested(y.value)).toEqual([121, 243, 365]);
  });

  it('is x · Wᵀ + b, and so are its gradients', () => {
    const [x, w, bias] = [wholeNumbers([2, 4, 3], 1), wholeNumbers([5, 3], 2), wholeNumbers([5], 3)];
    const g = wholeNumbers([2, 4, 5], 4);
    const composed = gradients((x, w, b) => add(matmul(x, transpose(w, 0, 1)), b), [x, w, bias], g);
    gradients(linear, [x, w, bias], g).forEach((grad, i) => {
      expect(difference(grad, composed[i])).toBe(0);
    });
    expect(linear(x, w, bias).value).toEqual(add(matmul(x, transpose(w, 0, 1)), bias).value);
    expect(linear(x, w).value).toEqual(matmul(x, transpose(w, 0, 1)).value);
  });

  it('what does not fit throws a RangeError that names it', () => {
    expect(() => linear(tensor([4, 3]), tensor([3, 2]))).toThrow(
      new RangeError('linear of [4, 3] needs a weight of [out, 3], not [3, 2]'),
    );
    expect(() => linear(tensor([4, 3]), tensor([3]))).toThrow(RangeError);
    expect(() => linear(1, tensor([3, 2]))).toThrow(
      new RangeError('linear of [] needs a weight of [out, in], not [3, 2]'),
    );
    expect(() => linear(tensor([4, 3]), tensor([2, 3]), tensor([3]))).toThrow(
      new RangeError('linear to 2 units needs a bias of [2], not [3]'),
    );
  });
});
