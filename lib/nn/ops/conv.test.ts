import { describe, expect, it } from 'vitest';
import * as plain from '#lib/conv/conv.ts';
import { maxPool2d as plainMaxPool } from '#lib/conv/pool.ts';
import { difference, wholeNumbers } from '#lib/conv/testing.ts';
import { fromNested, tensor, toNested } from '#lib/tensor.ts';
import { backward, type Operand, variable } from '../autograd.ts';
import { gradients } from '../testing.ts';
import { avgPool2d, conv1d, conv2d, maxPool2d } from './conv.ts';
import { stack } from './join.ts';
import { matmul } from './matmul.ts';
import { max } from './max.ts';
import { sum } from './reduce.ts';
import { narrow } from './select.ts';
import { reshape } from './shape.ts';

it('by hand: a motif of two weights over four samples, and what its weights get', () => {
  const [x, w] = [variable(tensor([1, 1, 4], [1, 2, 3, 5])), variable(tensor([1, 1, 2], [1, -1]))];
  const y = conv1d(x, w);
  expect(toNested(y.value)).toEqual([[[-1, -1, -2]]]);
  backward(y, tensor([1, 1, 3], [1, 10, 100]));
  expect(toNested(w.grad!)).toEqual([[[321, 532]]]);
  expect(toNested(x.grad!)).toEqual([[[1, 9, 90, -100]]]);
});

it('is copies of one detector that share their weights: value, and gradients added up', () => {
  const [x, w] = [wholeNumbers([9], 1), wholeNumbers([3], 2)];
  const copies = (x: Operand, w: Operand) =>
    stack([0, 3, 6].map((start) => matmul(narrow(x, 0, start, 3), w)));
  const convolved = (x: Operand, w: Operand) =>
    reshape(conv1d(reshape(x, [1, 1, 9]), reshape(w, [1, 1, 3]), { stride: 3 }), [3]);
  expect(copies(x, w).value).toEqual(convolved(x, w).value);
  const g = wholeNumbers([3], 3);
  expect(gradients(copies, [x, w], g)).toEqual(gradients(convolved, [x, w], g));
  // Under a maximum the winner alone is heard.
  const best = copies(x, w).value.data.indexOf(Math.max(...copies(x, w).value.data));
  const [, heard] = gradients((x, w) => max(copies(x, w), 0).values, [x, w], tensor([], [1]));
  expect(heard.data).toEqual(x.data.slice(3 * best, 3 * best + 3));
});

describe('conv2d', () => {
  it('passes its options on, and differentiates by all three arguments', () => {
    const [x, w, b] = [wholeNumbers([2, 4, 5, 5], 1), wholeNumbers([2, 2, 3, 3], 2), wholeNumbers([2], 3)];
    const options = { groups: 2, padding: 'same', dilation: 2, paddingMode: 'circular' } as const;
    const y = plain.conv2d(x, w, { ...options, bias: b });
    expect(conv2d(x, w, { ...options, bias: b }).value).toEqual(y);
    const g = wholeNumbers(y.shape, 4);
    const grad = plain.convBackward(g, x, w, { ...options, bias: b });
    const ours = gradients((x, w, b) => conv2d(x, w, { ...options, bias: b }), [x, w, b], g);
    [grad.input, grad.weight, grad.bias].forEach((theirs, i) => {
      expect(difference(ours[i], theirs)).toBe(0);
    });
  });

  it('gives gradients anew in every call of backward, also of a gradient that was changed', () => {
    const w = variable(wholeNumbers([1, 1, 2, 2], 1));
    const y = conv2d(wholeNumbers([1, 1, 3, 3], 2), w);
    const g = wholeNumbers([1, 1, 2, 2], 3);
    backward(y, g);
    const once = w.grad!.data;
    g.data.forEach((value, i) => {
      g.data[i] = 2 * value;
    });
    backward(y, g);
    expect(w.grad!.data).toEqual(once.map((value) => 3 * value));
  });
});

describe('pooling', () => {
  const plane = fromNested([
    [
      [
        [1, 2],
        [4, 4],
      ],
    ],
  ]);

  it('by hand: the first of equal winners takes the gradient of a maximum; a mean shares it out', () => {
    const x = variable(plane);
    backward(sum(maxPool2d(x, { kernel: 2 })));
    expect(toNested(x.grad!)).toEqual([
      [
        [
          [0, 0],
          [1, 0],
        ],
      ],
    ]);
    x.grad = undefined;
    backward(sum(avgPool2d(x, { kernel: 2 })));
    expect(toNested(x.grad!)).toEqual([
      [
        [
          [0.25, 0.25],
          [0.25, 0.25],
        ],
      ],
    ]);
  });

  it('is that of lib/conv', () => {
    const x = wholeNumbers([1, 2, 5, 4], 1);
    const options = { kernel: 3, stride: 2, padding: 1, ceilMode: true };
    expect(maxPool2d(x, options).value).toEqual(plainMaxPool(x, options).output);
  });
});

it('what does not fit throws a RangeError that names it', () => {
  const x = tensor([1, 4, 6]);
  expect(() => conv2d(x, tensor([2, 4, 3]))).toThrow(
    new RangeError('conv2d input of shape [1, 4, 6] must have 4 dimensions'),
  );
  expect(() => conv1d(x, tensor([2, 3, 3]))).toThrow(
    new RangeError('weight must have 4 / 1 = 4 input channels, not 3'),
  );
  expect(() => maxPool2d(x, { kernel: 2 })).toThrow(RangeError);
});
