import { describe, expect, it } from 'vitest';
import { difference } from '#lib/conv/testing.ts';
import { spiral } from '#lib/data/plane.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { backward, type Operand, type Variable, variable, zeroGrad } from './autograd.ts';
import { descend } from './descend.ts';
import fixtures from './fixtures/pytorch.json' with { type: 'json' };
import { mlp, parametersOf, withParameters } from './mlp.ts';
import { add, div, mul, sub } from './ops/arithmetic.ts';
import { avgPool2d, conv1d, conv2d, maxPool2d } from './ops/conv.ts';
import { cat, stack } from './ops/join.ts';
import { linear } from './ops/linear.ts';
import { crossEntropy, mseLoss } from './ops/loss.ts';
import { matmul } from './ops/matmul.ts';
import { max } from './ops/max.ts';
import { abs, exp, log, neg, pow, relu, sigmoid, softplus, tanh } from './ops/pointwise.ts';
import { mean, sum } from './ops/reduce.ts';
import { indexSelect, narrow } from './ops/select.ts';
import { reshape, transpose } from './ops/shape.ts';
import { logSoftmax, softmax } from './ops/softmax.ts';
import { adam, type Optimiser, sgd } from './optimiser.ts';
import { gradients, perceptron } from './testing.ts';
import { trainer } from './trainer.ts';

/** What scripts/pytorch_nn_fixtures.py writes; which options there are depends on the op. */
type Options = {
  dim: number;
  keepdim: boolean;
  exponent: number;
  shape: number[];
  dim0: number;
  dim1: number;
  index: number[];
  start: number;
  length: number;
  target: number[];
  kernel: number;
};
type Plain = { shape: number[]; data: number[] };
type Fixture = {
  op: string;
  options: Options;
  inputs: Plain[];
  output: Plain;
  gradOutput: Plain;
  grads: Plain[];
};

/** Each operation with the fixture's options where they belong. */
const ours: Record<string, (options: Options, ...inputs: Operand[]) => Variable> = {
  ...Object.fromEntries(
    Object.entries({ abs, exp, log, neg, relu, sigmoid, softplus, tanh }).map(([op, of]) => [
      op,
      (_, x) => of(x),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries({ add, sub, mul, div, matmul, mseLoss }).map(([op, of]) => [op, (_, a, b) => of(a, b)]),
  ),
  pow: ({ exponent }, x) => pow(x, exponent),
  linear: (_, x, weight, bias) => linear(x, weight, bias),
  reshape: ({ shape }, x) => reshape(x, shape),
  transpose: ({ dim0, dim1 }, x) => transpose(x, dim0, dim1),
  indexSelect: ({ dim, index }, x) => indexSelect(x, dim, index),
  narrow: ({ dim, start, length }, x) => narrow(x, dim, start, length),
  cat: ({ dim }, ...xs) => cat(xs, dim),
  stack: ({ dim }, ...xs) => stack(xs, dim),
  sum: ({ dim, keepdim }, x) => sum(x, dim ?? undefined, keepdim),
  mean: ({ dim, keepdim }, x) => mean(x, dim ?? undefined, keepdim),
  max: ({ dim, keepdim }, x) => (dim === null ? max(x) : max(x, dim, keepdim).values),
  softmax: ({ dim }, x) => softmax(x, dim),
  logSoftmax: ({ dim }, x) => logSoftmax(x, dim),
  crossEntropy: ({ target }, x) => crossEntropy(x, target),
  conv1d: (options, x, weight, bias) => conv1d(x, weight, { ...options, bias }),
  conv2d: (options, x, weight, bias) => conv2d(x, weight, { ...options, bias }),
  maxPool2d: (options, x) => maxPool2d(x, options),
  avgPool2d: (options, x) => avgPool2d(x, options),
};

const revive = ({ shape, data }: Plain): Tensor => tensor(shape, data);

describe(`every operation and its gradients are those of PyTorch ${fixtures.torch}, within 1e-6 of their size`, () => {
  it.each(
    (fixtures.cases as unknown as Fixture[]).map((fixture) => {
      const { op, options, inputs } = fixture;
      return [
        op,
        inputs.map(({ shape }) => `[${shape}]`).join(' '),
        JSON.stringify(options),
        fixture,
      ] as const;
    }),
  )('%s of %s %s', (op, _, __, { options, inputs, output, gradOutput, grads }) => {
    const of = (...operands: Operand[]) => ours[op](options, ...operands);
    const given = inputs.map(revive);
    expect(difference(of(...given).value, revive(output))).toBeLessThan(1e-6);
    gradients(of, given, revive(gradOutput)).forEach((grad, i) => {
      expect(difference(grad, revive(grads[i]))).toBeLessThan(1e-6);
    });
  });
});

// PyTorch computed these in float64. Rounding to float32 moves its own losses by 2e-7 over these 100 steps and its
// parameters by 7e-6 at the end (the script prints it): the cases are small and smooth enough that no rounding tips a
// unit over. Nothing like it would hold over thousands of steps.
describe(`100 steps of training are those of PyTorch ${fixtures.torch}: losses within 1e-6, parameters within 1e-5`, () => {
  const { sizes, arms, perArm, points, begin } = fixtures.training;
  const data = spiral(arms, perArm, 0, () => 0);
  const net = withParameters(
    mlp(sizes, 2, () => 0),
    begin,
  );
  const optimisers: Record<string, (options: never) => Optimiser> = { sgd, adam };

  it('on the same spiral', () => {
    expect(difference(data.points, tensor([arms * perArm, 2], points))).toBeLessThan(1e-6);
  });

  describe.each(fixtures.trajectories)('$optimiser $options', ({ optimiser, options, losses, end }) => {
    const agrees = (ours: number[], parameters: readonly number[]) => {
      expect(largestGap(ours, losses)).toBeLessThan(1e-6);
      expect(largestGap(parameters, end)).toBeLessThan(1e-5);
    };

    it('by the trainer', () => {
      const training = trainer(net, data.points, data.labels, optimisers[optimiser](options as never));
      const ours = losses.map(() => training.step());
      agrees(ours, parametersOf(training.net));
    });

    it('by autograd', () => {
      const optimise = optimisers[optimiser](options as never);
      const parameters = net.flatMap(({ weight, bias }) => [weight, bias].map(copy));
      const ours = losses.map(() => {
        const loss = crossEntropy(
          perceptron(
            data.points,
            parameters,
            net.map(({ relu }) => relu),
          ),
          data.labels,
        );
        zeroGrad(parameters);
        backward(loss);
        descend(optimise, parameters);
        return loss.value.data[0];
      });
      agrees(
        ours,
        parameters.flatMap(({ value }) => [...value.data]),
      );
    });
  });
});

const copy = ({ shape, data }: Tensor): Variable => variable(tensor(shape, data.slice()));

const largestGap = (a: readonly number[], b: readonly number[]): number =>
  a.length === b.length ? Math.max(...a.map((value, i) => Math.abs(value - b[i]))) : Number.POSITIVE_INFINITY;
