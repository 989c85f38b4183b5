import { describe, expect, it } from 'vitest';
import { conv1d } from '#lib/conv/conv.ts';
import { backward, variable } from '#lib/nn/autograd.ts';
import { add, sub } from '#lib/nn/ops/arithmetic.ts';
import { conv1d as differentiable } from '#lib/nn/ops/conv.ts';
import { reshape } from '#lib/nn/ops/shape.ts';
import { normal, random } from '#lib/random.ts';
import { tensor } from '#lib/tensor.ts';
import { bank, scores, windows } from './copies.ts';
import { copyGradients, logistic } from './copy-gradients.ts';
import { pooled, poolings } from './pooling.ts';

const draw = random(4);
const noise = (...shape: number[]) =>
  tensor(
    shape,
    Array.from({ length: shape.reduce((a, b) => a * b) }, () => normal(draw)),
  );
const part = (x: ReturnType<typeof noise>, first: number, span: number) => {
  const [channels, cells] = x.shape;
  return tensor(
    [1, channels, span],
    Array.from(
      { length: channels * span },
      (_, i) => x.data[Math.floor(i / span) * cells + first + (i % span)],
    ),
  );
};

describe('a bank of copies', () => {
  it('as the lecture draws it covers cells 9 to 23 without a gap', () => {
    const { starts, span } = bank({ cells: 32, kernel: 3, stride: 3, copies: 5, first: 8 });
    expect(starts).toEqual([8, 11, 14, 17, 20]);
    expect(span).toBe(15);
  });

  it('moves back and leaves copies out where the strip ends', () => {
    expect(bank({ cells: 32, kernel: 3, stride: 1, copies: 5, first: 31 }).starts).toEqual([
      25, 26, 27, 28, 29,
    ]);
    expect(bank({ cells: 32, kernel: 5, stride: 5, copies: 12, first: 8 }).starts).toEqual([
      2, 7, 12, 17, 22, 27,
    ]);
  });

  it('refuses what cannot be laid', () => {
    expect(() => bank({ cells: 4, kernel: 5, stride: 1, copies: 1, first: 0 })).toThrow(RangeError);
    expect(() => bank({ cells: 4, kernel: 3, stride: 0, copies: 1, first: 0 })).toThrow(RangeError);
  });

  it('says what a convolution with that stride says', () => {
    const [x, w] = [noise(3, 32), noise(3, 4)];
    for (const stride of [1, 2, 3, 5]) {
      const { starts, first, span } = bank({ cells: 32, kernel: 4, stride, copies: 6, first: 2 });
      const y = conv1d(part(x, first, span), tensor([1, 3, 4], w.data), { stride });
      scores(x, w, starts).forEach((score, i) => {
        expect(score).toBeCloseTo(y.data[i], 5);
      });
    }
  });

  it('sees its windows', () => {
    const x = tensor([2, 4], [0, 1, 2, 3, 10, 11, 12, 13]);
    expect([...windows(x, [0, 2], 2).data]).toEqual([0, 1, 10, 11, 2, 3, 12, 13]);
  });
});

describe('what the copies send back', () => {
  const [x, w] = [noise(2, 32), noise(2, 3)];
  const { starts, first, span } = bank({ cells: 32, kernel: 3, stride: 2, copies: 7, first: 5 });

  it.each(poolings)('sums to the gradient of the shared weights (%s)', (pooling) => {
    for (const label of [0, 1]) {
      const { total, cost, byAnswer } = copyGradients(x, w, starts, { pooling, label, threshold: 0.7 });
      const shared = variable(tensor([1, 2, 3], w.data));
      const y = pooled(differentiable(part(x, first, span), shared, { stride: 2 }), pooling);
      const c = logistic(sub(reshape(y, []), 0.7), label);
      backward(c);
      expect(cost).toBeCloseTo(c.value.data[0], 5);
      expect(byAnswer).toBeCloseTo(1 / (1 + Math.exp(0.7 - y.value.data[0])) - label, 5);
      total.data.forEach((g, i) => {
        expect(g).toBeCloseTo(shared.grad!.data[i], 5);
      });
    }
  });

  it('through MAX comes from the winner alone: its window, times one number', () => {
    const {
      scores: s,
      byScore,
      each,
    } = copyGradients(x, w, starts, { pooling: 'max', label: 1, threshold: 0 });
    const winner = s.indexOf(Math.max(...s));
    const seen = windows(x, starts, 3).data;
    each.data.forEach((g, at) => {
      const copy = Math.floor(at / 6);
      expect(g).toBeCloseTo(copy === winner ? byScore[winner] * seen[at] : 0, 6);
    });
  });

  it('through log-sum-exp or the mean comes from all, and their shares sum to ∂C/∂y', () => {
    for (const pooling of poolings) {
      const { byScore, byAnswer } = copyGradients(x, w, starts, { pooling, label: 1, threshold: 0 });
      expect(byScore.reduce((a, b) => a + b)).toBeCloseTo(byAnswer, 6);
      if (pooling !== 'max') expect(byScore.every((g) => g !== 0)).toBe(true);
    }
  });

  it('is shared where copies tie', () => {
    const { byScore, byAnswer } = copyGradients(
      tensor([1, 6], [1, 2, 0, 1, 2, 0]),
      tensor([1, 3], [1, 1, 1]),
      [0, 3],
      {
        pooling: 'max',
        label: 1,
        threshold: 2,
      },
    );
    expect(byScore).toEqual([byAnswer / 2, byAnswer / 2]);
  });

  it('log-sum-exp lies between the maximum and log n above it, and does not overflow', () => {
    const y = pooled(tensor([3], [1000, 1000, 999]), 'logsumexp').value.data[0];
    expect(y).toBeCloseTo(1000 + Math.log(2 + Math.exp(-1)), 3);
    expect(add(pooled(tensor([2], [3, 1]), 'mean'), 0).value.data[0]).toBe(2);
  });
});
