import { describe, expect, it } from 'vitest';
import { fromNested, tensor, toNested } from '#lib/tensor.ts';
import { asVariable, backward, constant, operation, variable, zeroGrad } from './autograd.ts';
import { add, mul } from './ops/arithmetic.ts';
import { relu } from './ops/pointwise.ts';
import { sum } from './ops/reduce.ts';

const number = (value: number) => variable(tensor([], [value]));

describe('backward', () => {
  it('by hand: L = (ab + c) · b at a = 2, b = −3, c = 10 has ∂a = b², ∂b = 2ab + c, ∂c = b', () => {
    const [a, b, c] = [2, -3, 10].map(number);
    const product = mul(a, b);
    const total = add(product, c);
    const loss = mul(total, b);
    backward(loss);
    expect(loss.value.data[0]).toBe(-12);
    expect([a, b, c].map(({ grad }) => grad!.data[0])).toEqual([9, -2, -3]);
    // Every variable on the way keeps its own gradient.
    expect([product, total, loss].map(({ grad }) => grad!.data[0])).toEqual([-3, -3, 1]);
  });

  it('adds up over calls until zeroGrad, and each call is a whole pass of its own', () => {
    const x = number(3);
    const square = mul(x, x);
    const loss = mul(square, square);
    backward(loss);
    expect(x.grad!.data[0]).toBe(4 * 27);
    backward(loss);
    expect(x.grad!.data[0]).toBe(2 * 4 * 27);
    expect(square.grad!.data[0]).toBe(2 * 2 * 9);
    zeroGrad([x]);
    expect(x.grad).toBeUndefined();
    backward(loss);
    expect(x.grad!.data[0]).toBe(4 * 27);
  });

  it('adds what comes along every path, however long: a variable waits for its last result', () => {
    const x = number(2);
    // The short path from x to the sum and the long one: x + relu(relu(… x)).
    let long = relu(x);
    for (let i = 0; i < 20_000; i++) long = relu(long);
    backward(add(x, long));
    expect(x.grad!.data[0]).toBe(2);
  });

  it('walks each operation once: 60 doublings of one variable, 2⁶⁰ paths', () => {
    const x = number(1);
    let y = x;
    for (let i = 0; i < 60; i++) y = add(y, y);
    backward(y);
    expect(x.grad!.data[0]).toBe(2 ** 60);
  });

  it('of several numbers takes the gradient given: L = ⟨gradient, root⟩', () => {
    const x = variable(fromNested([1, -2, 3]));
    backward(relu(x), tensor([3], [10, 20, 30]));
    expect(toNested(x.grad!)).toEqual([10, 0, 30]);
  });

  it('does not reach constants, nor what was made of them alone', () => {
    const [x, data] = [number(2), constant(tensor([], [5]))];
    const squared = mul(data, data);
    backward(mul(x, squared));
    expect(x.grad!.data[0]).toBe(25);
    expect([data.grad, squared.grad]).toEqual([undefined, undefined]);
    expect(squared.requiresGrad).toBe(false);
  });

  it('gives every variable an array of its own', () => {
    const [a, b] = [number(1), number(2)];
    const total = add(a, b);
    backward(total);
    expect(new Set([a, b, total].map(({ grad }) => grad!.data)).size).toBe(3);
  });

  it('what cannot be differentiated throws a RangeError that says why', () => {
    const x = variable(tensor([2]));
    expect(() => backward(relu(x))).toThrow(
      new RangeError('backward from shape [2] needs a gradient of that shape'),
    );
    expect(() => backward(relu(x), tensor([3]))).toThrow(
      new RangeError("the gradient by 'relu' must have its shape [2], not [3]"),
    );
    expect(() => backward(sum(constant(tensor([2]))))).toThrow(
      new RangeError("'sum' was made of constants only: nothing to differentiate by"),
    );
    const wrong = operation('wrong', tensor([], [1]), [x, (grad) => grad]);
    expect(() => backward(wrong)).toThrow(
      new RangeError("the gradient by 'variable' must have its shape [2], not []"),
    );
  });
});

it('an operation names itself and its arguments, so that the computation can be drawn', () => {
  const x = number(2);
  const y = mul(x, 3);
  expect(y.op).toBe('mul');
  expect(y.parents.map(([{ op, value }]) => [op, value.data[0]])).toEqual([
    ['variable', 2],
    ['constant', 3],
  ]);
});

it('a variable keeps its tensor; numbers and tensors become constants', () => {
  const t = tensor([2], [1, 2]);
  expect(variable(t).value).toBe(t);
  const x = variable(t);
  expect(asVariable(x)).toBe(x);
  expect([asVariable(t), asVariable(7)].map(({ op, value }) => [op, toNested(value)])).toEqual([
    ['constant', [1, 2]],
    ['constant', 7],
  ]);
});
