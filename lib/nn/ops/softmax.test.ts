import { describe, expect, it } from 'vitest';
import { difference } from '#lib/conv/testing.ts';
import { fromNested, tensor, toNested } from '#lib/tensor.ts';
import { backward, variable } from '../autograd.ts';
import { apart, gradients } from '../testing.ts';
import { add, mul, sub } from './arithmetic.ts';
import { crossEntropy, mseLoss } from './loss.ts';
import { exp, log, neg, pow } from './pointwise.ts';
import { mean, sum } from './reduce.ts';
import { logSoftmax, softmax } from './softmax.ts';

const x = apart([4, 3], 1, 0.5);
const labels = [2, 0, 1, 2];
const onehot = tensor([4, 3], [0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1]);
const one = tensor([], [1]);

describe('softmax', () => {
  it('by hand: log 1, log 2 and log 5 become 1/8, 2/8 and 5/8', () => {
    const y = softmax(tensor([3], [0, Math.log(2), Math.log(5)]), 0).value;
    expect(difference(y, tensor([3], [1 / 8, 2 / 8, 5 / 8]))).toBeLessThan(1e-6);
  });

  it('is positive and sums to 1 along its dimension', () => {
    for (const dim of [0, 1]) {
      const y = softmax(x, dim);
      expect(y.value.data.every((p) => p > 0)).toBe(true);
      expect(sum(y, dim).value.data.every((total) => Math.abs(total - 1) < 1e-6)).toBe(true);
    }
  });

  it('does not change when all scores move together, and its gradient sums to 0', () => {
    expect(difference(softmax(add(x, 64), 1).value, softmax(x, 1).value)).toBeLessThan(1e-5);
    const [grad] = gradients((z) => softmax(z, 1), [x], apart([4, 3], 2));
    expect(sum(grad, 1).value.data.every((total) => Math.abs(total) < 1e-6)).toBe(true);
  });

  it('stays finite for scores whose exponentials overflow', () => {
    const far = fromNested([1000, 999, -1000]);
    expect(difference(softmax(far, 0).value, softmax(fromNested([1, 0, -1999]), 0).value)).toBe(0);
    expect(logSoftmax(far, 0).value.data.every(Number.isFinite)).toBe(true);
  });

  it('logSoftmax is its logarithm, in value and gradient', () => {
    const composed = (z: Parameters<typeof log>[0]) => log(softmax(z, 1));
    expect(difference(logSoftmax(x, 1).value, composed(x).value)).toBeLessThan(1e-6);
    const g = apart([4, 3], 3);
    const [ours] = gradients((z) => logSoftmax(z, 1), [x], g);
    const [theirs] = gradients(composed, [x], g);
    expect(difference(ours, theirs)).toBeLessThan(1e-5);
  });

  it('needs its dimension', () => {
    expect(() => softmax(x, 2)).toThrow(new RangeError('shape [4, 3] has no dimension 2; use -2 to 1'));
  });
});

describe('crossEntropy', () => {
  it('by hand: even scores over K classes cost log K; a sure right answer costs nothing, a sure wrong one its lead', () => {
    expect(crossEntropy(tensor([1, 3]), [1]).value.data[0]).toBeCloseTo(Math.log(3), 6);
    expect(crossEntropy(tensor([1, 2], [500, 0]), [0]).value.data[0]).toBe(0);
    expect(crossEntropy(tensor([1, 2], [500, 0]), [1]).value.data[0]).toBe(500);
  });

  it('is the mean of −log softmax at the labels, in value and gradient', () => {
    const composed = (z: Parameters<typeof log>[0]) => neg(mean(sum(mul(logSoftmax(z, 1), onehot), 1)));
    expect(difference(crossEntropy(x, labels).value, composed(x).value)).toBeLessThan(1e-6);
    const [ours] = gradients((z) => crossEntropy(z, labels), [x], one);
    const [theirs] = gradients(composed, [x], one);
    expect(difference(ours, theirs)).toBeLessThan(1e-6);
  });

  it('its gradient is (softmax − onehot) / N', () => {
    const [grad] = gradients((z) => crossEntropy(z, labels), [x], one);
    const expected = mul(sub(exp(logSoftmax(x, 1)), onehot), 1 / 4).value;
    expect(difference(grad, expected)).toBeLessThan(1e-6);
  });

  it('what does not fit throws a RangeError that names it', () => {
    expect(() => crossEntropy(x, [0, 1])).toThrow(
      new RangeError('crossEntropy needs scores of [N, C] and N targets, not [4, 3] and 2'),
    );
    expect(() => crossEntropy(tensor([3]), [0, 1, 2])).toThrow(RangeError);
    expect(() => crossEntropy(tensor([0, 3]), [])).toThrow(RangeError);
    expect(() => crossEntropy(x, [0, 1, 3, 0])).toThrow(
      new RangeError('target 2 is class 3, but there are classes 0 to 2'),
    );
    expect(() => crossEntropy(x, [0, -1, 1, 0])).toThrow(RangeError);
  });
});

describe('mseLoss', () => {
  it('by hand, with gradients to both sides', () => {
    const [a, b] = [variable(fromNested([1, 2])), variable(fromNested([3, 5]))];
    const loss = mseLoss(a, b);
    expect(toNested(loss.value)).toBe(6.5);
    backward(loss);
    expect([toNested(a.grad!), toNested(b.grad!)]).toEqual([
      [-2, -3],
      [2, 3],
    ]);
  });

  it('is the mean of (x − t)²', () => {
    const t = apart([4, 3], 5);
    expect(difference(mseLoss(x, t).value, mean(pow(sub(x, t), 2)).value)).toBeLessThan(1e-6);
  });

  it('does not broadcast: shapes that differ throw a RangeError', () => {
    expect(() => mseLoss(x, tensor([3]))).toThrow(
      new RangeError('mseLoss needs two tensors of one shape, not [4, 3] and [3]'),
    );
  });
});
