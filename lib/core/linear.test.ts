import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wholeNumbers } from '#lib/conv/testing.ts';
import { backward, variable } from '#lib/nn/autograd.ts';
import { linear } from '#lib/nn/ops/linear.ts';
import { tensor } from '#lib/tensor.ts';
import { eachCore, mismatch } from './testing.ts';

const numberIn = (min: number, max: number) => fc.integer({ min, max });

eachCore('linear', (core) => {
  it('and its gradients are those of lib/nn', () => {
    fc.assert(
      fc.property(numberIn(1, 9), numberIn(1, 13), numberIn(1, 11), fc.nat(), (batch, into, out, seed) => {
        const [x, w] = [wholeNumbers([batch, into], seed), wholeNumbers([out, into], seed + 1)];
        const [b, g] = [wholeNumbers([out], seed + 2), wholeNumbers([batch, out], seed + 3)];
        const [vx, vw, vb] = [variable(x), variable(w), variable(b)];
        const y = linear(vx, vw, vb);
        backward(y, g);
        expect(mismatch(core.linear(x, w, b), y.value)).toBe(undefined);
        const grads = core.linearBackward(g, x, w);
        expect(mismatch(grads.input, vx.grad!), 'input').toBe(undefined);
        expect(mismatch(grads.weight, vw.grad!), 'weight').toBe(undefined);
        expect(mismatch(grads.bias, vb.grad!), 'bias').toBe(undefined);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps any number of dimensions before the last', () => {
    const x = wholeNumbers([2, 3, 4], 1);
    expect(core.linear(x, wholeNumbers([5, 4], 2)).shape).toEqual([2, 3, 5]);
    expect(() => core.linear(x, tensor([5, 3]))).toThrow(
      'linear of [2, 3, 4] needs a weight of [out, 4], not [5, 3]',
    );
  });

  it('lets an infinite input reach its own item only', () => {
    const x = tensor([3, 2], [1, 1, Infinity, 1, 1, 1]);
    const w = tensor([1, 2], [1, 1]);
    expect([...core.linear(x, w).data]).toEqual([2, Infinity, 2]);
  });
});

eachCore('one number from one', (core) => {
  it('relu keeps NaN, and its gradient stops at 0', () => {
    const y = core.relu(tensor([5], [-1, 0, 2, Number.NaN, -Infinity]));
    expect([...y.data]).toEqual([0, 0, 2, Number.NaN, 0]);
    expect([...core.reluBackward(tensor([5], [1, 2, 3, 4, 5]), y).data]).toEqual([0, 0, 3, 4, 0]);
  });

  it('adds and scales', () => {
    const [a, b] = [wholeNumbers([7], 1), wholeNumbers([7], 2)];
    expect([...core.add(a, b, 3).data]).toEqual([...a.data].map((value, i) => value + 3 * b.data[i]));
    expect([...core.scale(a, 0.5).data]).toEqual([...a.data].map((value) => value / 2));
    expect(() => core.add(a, tensor([6]))).toThrow(RangeError);
  });
});
