import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '#lib/conv/testing.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import type { Operand, Variable } from '../autograd.ts';
import { apart, gradients, numericGradients } from '../testing.ts';
import { add, div, mul, sub } from './arithmetic.ts';
import { avgPool2d, conv1d, conv2d, maxPool2d } from './conv.ts';
import { cat, stack } from './join.ts';
import { linear } from './linear.ts';
import { crossEntropy, mseLoss } from './loss.ts';
import { matmul } from './matmul.ts';
import { max } from './max.ts';
import { abs, cos, exp, log, neg, pow, relu, sigmoid, sin, softplus, tanh } from './pointwise.ts';
import { mean, sum } from './reduce.ts';
import { indexSelect, narrow } from './select.ts';
import { reshape, transpose } from './shape.ts';
import { logSoftmax, softmax } from './softmax.ts';

type Case = { of: (...inputs: Operand[]) => Variable; inputs: Tensor[] };

const numberIn = (min: number, max: number) => fc.integer({ min, max });
const seeds = fc.nat(1000);
const shapes = fc.array(numberIn(1, 3), { maxLength: 3 });
const solid = fc.array(numberIn(1, 3), { minLength: 1, maxLength: 3 });

/** Two shapes that broadcast: one shape, from which each side drops leading sizes and flattens others to 1. */
const broadcasting = shapes.chain((shape) => {
  const side = fc
    .record({ drop: numberIn(0, shape.length), flat: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }) })
    .map(({ drop, flat }) => shape.map((n, d) => (flat[d] ? 1 : n)).slice(drop));
  return fc.tuple(side, side);
});

const positive = (t: Tensor): Tensor => ({ shape: t.shape, data: t.data.map((x) => Math.abs(x) / 2 + 0.75) });

/** An operation on one tensor of any shape. */
const alone = (of: (x: Operand) => Variable, prepare = (t: Tensor) => t): fc.Arbitrary<Case> =>
  fc
    .record({ shape: shapes, seed: seeds })
    .map(({ shape, seed }) => ({ of, inputs: [prepare(apart(shape, seed))] }));

/** An operation on two tensors that broadcast. */
const pair = (of: (a: Operand, b: Operand) => Variable, prepare = (t: Tensor) => t): fc.Arbitrary<Case> =>
  fc
    .record({ sides: broadcasting, seed: seeds })
    .map(({ sides: [a, b], seed }) => ({ of, inputs: [apart(a, seed), prepare(apart(b, seed + 1))] }));

/** An operation along one dimension, which may count from the end. */
const along = (of: (x: Operand, dim: number, seed: number) => Variable): fc.Arbitrary<Case> =>
  solid.chain((shape) =>
    fc.record({ dim: numberIn(-shape.length, shape.length - 1), seed: seeds }).map(({ dim, seed }) => ({
      of: (x: Operand) => of(x, dim, seed),
      inputs: [apart(shape, seed)],
    })),
  );

const matrices = fc
  .record({
    n: numberIn(1, 3),
    i: numberIn(1, 3),
    k: numberIn(1, 3),
    j: numberIn(1, 3),
    form: numberIn(0, 5),
    seed: seeds,
  })
  .map(({ n, i, k, j, form, seed }): Case => {
    const [a, b] = [
      [[k], [k]],
      [[i, k], [k]],
      [[k], [n, k, j]],
      [
        [i, k],
        [k, j],
      ],
      [
        [n, i, k],
        [k, j],
      ],
      [
        [n, 1, i, k],
        [2, k, j],
      ],
    ][form];
    return { of: matmul, inputs: [apart(a, seed), apart(b, seed + 1)] };
  });

const layers = fc
  .record({
    batch: fc.array(numberIn(1, 3), { maxLength: 2 }),
    into: numberIn(1, 4),
    out: numberIn(1, 4),
    seed: seeds,
    biased: fc.boolean(),
  })
  .map(({ batch, into, out, seed, biased }): Case => {
    const shapes = [[...batch, into], [out, into], ...(biased ? [[out]] : [])];
    return { of: (x, w, b) => linear(x, w, b), inputs: shapes.map((shape, i) => apart(shape, seed + i)) };
  });

const joins = (of: (xs: Operand[], dim: number) => Variable, grow: boolean): fc.Arbitrary<Case> =>
  solid.chain((shape) =>
    fc.record({ dim: numberIn(-shape.length, shape.length - 1), seed: seeds }).map(({ dim, seed }) => ({
      of: (...xs: Operand[]) => of(xs, dim),
      inputs: [0, 1, 2].map((i) => {
        const d = dim < 0 ? dim + shape.length : dim;
        return apart(grow ? shape.with(d, shape[d] + i) : shape, seed + i);
      }),
    })),
  );

const scores = fc
  .record({ n: numberIn(1, 4), classes: numberIn(1, 4), seed: seeds })
  .map(({ n, classes, seed }): Case => {
    const labels = Array.from({ length: n }, (_, i) => (seed + i * i) % classes);
    return { of: (x) => crossEntropy(x, labels), inputs: [apart([n, classes], seed)] };
  });

const fixed = (of: Case['of'], ...sizes: number[][]): fc.Arbitrary<Case> =>
  seeds.map((seed) => ({ of, inputs: sizes.map((shape, i) => apart(shape, seed + i)) }));

const operations: Record<string, fc.Arbitrary<Case>> = {
  add: pair(add),
  sub: pair(sub),
  mul: pair(mul),
  div: pair(div, positive),
  neg: alone(neg),
  exp: alone(exp),
  log: alone(log, positive),
  abs: alone(abs),
  relu: alone(relu),
  sigmoid: alone(sigmoid),
  tanh: alone(tanh),
  sin: alone(sin),
  cos: alone(cos),
  softplus: alone(softplus),
  'pow, whole': alone((x) => pow(x, 3)),
  'pow, broken': alone((x) => pow(x, -1.5), positive),
  matmul: matrices,
  linear: layers,
  'sum of all': alone((x) => sum(x)),
  'sum along': along((x, dim, seed) => sum(x, dim, seed % 2 === 0)),
  'mean of all': alone((x) => mean(x)),
  'mean along': along((x, dim, seed) => mean(x, [dim], seed % 2 === 0)),
  'max of all': alone((x) => max(x)),
  'max along': along((x, dim, seed) => max(x, dim, seed % 2 === 0).values),
  softmax: along(softmax),
  logSoftmax: along(logSoftmax),
  crossEntropy: scores,
  mseLoss: solid.chain((shape) => fixed(mseLoss, shape, shape)),
  reshape: alone((x) => reshape(x, [-1])),
  transpose: along((x, dim) => transpose(x, dim, 0)),
  indexSelect: along((x, dim) => indexSelect(x, dim, [0, 0])),
  narrow: along((x, dim) => narrow(x, dim, 0, 1)),
  cat: joins(cat, true),
  stack: joins(stack, false),
  conv1d: fixed(
    (x, weight, bias) => conv1d(x, weight, { bias, padding: 1, stride: 2 }),
    [2, 2, 5],
    [4, 2, 2],
    [4],
  ),
  conv2d: fixed((x, weight, bias) => conv2d(x, weight, { bias, groups: 2 }), [1, 2, 4, 3], [2, 1, 2, 2], [2]),
  maxPool2d: fixed((x) => maxPool2d(x, { kernel: [2, 3], stride: 1 }), [1, 2, 3, 4]),
  avgPool2d: fixed((x) => avgPool2d(x, { kernel: 2, padding: 1 }), [1, 2, 3, 4]),
};

describe('the gradient is that of finite differences, within 2e-4 of its size, for every shape', () => {
  it.each(Object.entries(operations))('%s', (_, cases) => {
    fc.assert(
      fc.property(cases, seeds, ({ of, inputs }, seed) => {
        const gradOutput = apart(of(...inputs).value.shape, seed, 0.4);
        const exact = gradients(of, inputs, gradOutput);
        numericGradients(of, inputs, gradOutput).forEach((numeric, i) => {
          expect(difference(exact[i], numeric)).toBeLessThan(2e-4);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('also through a network of several operations, whose variables are used more than once', () => {
    const of = (x: Operand, w: Operand) => {
      const h = tanh(matmul(x, w));
      return mul(add(h, sum(mul(h, h), 1, true)), softmax(h, 1));
    };
    const inputs = [apart([2, 3], 1), apart([3, 2], 2)];
    const seed = tensor([2, 2], [1, -2, 3, 0.5]);
    const exact = gradients(of, inputs, seed);
    numericGradients(of, inputs, seed).forEach((numeric, i) => {
      expect(difference(exact[i], numeric)).toBeLessThan(2e-4);
    });
  });
});
