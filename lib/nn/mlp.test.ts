import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '#lib/conv/testing.ts';
import { random } from '#lib/random.ts';
import { fromNested, tensor, toNested } from '#lib/tensor.ts';
import { variable } from './autograd.ts';
import { heNormal } from './init.ts';
import {
  accuracy,
  activations,
  argmax,
  dims,
  forward,
  type Mlp,
  mlp,
  parameterCount,
  parametersOf,
  withParameters,
} from './mlp.ts';
import { apart, perceptron } from './testing.ts';

/** |x₁ − x₂| by two ReLU units, and how far that is below 1. */
const net: Mlp = [
  {
    weight: fromNested([
      [1, -1],
      [-1, 1],
    ]),
    bias: fromNested([0, 0]),
    relu: true,
  },
  {
    weight: fromNested([
      [1, 1],
      [-1, -1],
    ]),
    bias: fromNested([0, 1]),
    relu: false,
  },
];

const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 5 });

describe('forward and activations', () => {
  it('by hand', () => {
    expect(activations(net, [3, 1])).toEqual([
      { pre: [2, -2], post: [2, 0] },
      { pre: [2, -1], post: [2, -1] },
    ]);
    expect(
      toNested(
        forward(
          net,
          fromNested([
            [3, 1],
            [1, 1.5],
          ]),
        ),
      ),
    ).toEqual([
      [2, -1],
      [0.5, 0.5],
    ]);
  });

  it('forward is the last activation of each input, and the same through autograd', () => {
    fc.assert(
      fc.property(sizes, fc.nat(4), fc.nat(), (units, rectified, seed) => {
        const made = mlp(units, rectified, random(seed));
        const x = apart([3, units[0]], seed);
        const y = forward(made, x);
        for (let i = 0; i < 3; i++) {
          const point = [...x.data.slice(i * units[0], (i + 1) * units[0])];
          const last = activations(made, point).at(-1)!.post;
          expect([...y.data.slice(i * last.length, (i + 1) * last.length)]).toEqual(last.map(Math.fround));
        }
        const parameters = made.flatMap(({ weight, bias }) => [weight, bias].map(variable));
        const through = perceptron(
          x,
          parameters,
          made.map(({ relu }) => relu),
        );
        expect(difference(y, through.value)).toBeLessThan(1e-5);
      }),
    );
  });
});

describe('mlp', () => {
  it('has the sizes asked for, and ReLU in as many layers as asked', () => {
    const made = mlp([2, 3, 4, 1], 2, random(1));
    expect(dims(made)).toEqual([2, 3, 4, 1]);
    expect(made.map(({ relu }) => relu)).toEqual([true, true, false]);
    expect(made.map(({ weight, bias }) => [weight.shape, bias.shape])).toEqual([
      [[3, 2], [3]],
      [[4, 3], [4]],
      [[1, 4], [1]],
    ]);
  });

  it('one seed gives one network; another seed another; another init too', () => {
    const made = (seed: number, init?: ReturnType<typeof heNormal>) =>
      parametersOf(mlp([2, 3, 2], 1, random(seed), init));
    expect(made(1)).toEqual(made(1));
    expect(made(1)).not.toEqual(made(2));
    expect(made(1)).not.toEqual(made(1, heNormal()));
  });

  it('without a layer throws a RangeError', () => {
    expect(() => mlp([2], 0, random(1))).toThrow(
      new RangeError('a perceptron needs sizes for its input and a layer, not [2]'),
    );
  });
});

describe('parameters', () => {
  it('stand in one row, a layer’s weights before its biases', () => {
    expect(parametersOf(net)).toEqual([1, -1, -1, 1, 0, 0, 1, 1, -1, -1, 0, 1]);
  });

  it('number Σ out · (in + 1): the lecture’s 2→2→2→2→2→2→3 has 39', () => {
    expect(parameterCount(mlp([2, 2, 2, 2, 2, 2, 3], 4, random(1)))).toBe(5 * 2 * 3 + 3 * 3);
    fc.assert(
      fc.property(sizes, (units) => {
        const made = mlp(units, 0, random(1));
        expect(parameterCount(made)).toBe(
          units.slice(1).reduce((sum, out, l) => sum + out * (units[l] + 1), 0),
        );
        expect(parametersOf(made)).toHaveLength(parameterCount(made));
      }),
    );
  });

  it('withParameters puts back what parametersOf took, and the old network stays', () => {
    const [a, b] = [1, 2].map((seed) => mlp([3, 4, 2], 1, random(seed)));
    const before = structuredClone(b);
    expect(withParameters(b, parametersOf(a))).toEqual(a);
    expect(b).toEqual(before);
  });

  it('too few or too many throw a RangeError that says how many', () => {
    expect(() => withParameters(net, [1, 2])).toThrow(
      new RangeError('this network has 12 parameters, but there are 2'),
    );
    expect(() => withParameters(net, new Float32Array(13))).toThrow(RangeError);
  });
});

describe('accuracy', () => {
  it('is the share of inputs whose largest output is their label’s', () => {
    const x = fromNested([
      [3, 1],
      [1, 1],
      [1, 1.2],
      [0, 5],
    ]);
    expect(accuracy(net, x, [0, 1, 1, 0])).toBe(1);
    expect(accuracy(net, x, [0, 1, 0, 1])).toBe(0.5);
    expect(() => accuracy(net, x, [0, 1])).toThrow(new RangeError('2 labels for 4 inputs'));
  });

  it('argmax: of equals the first', () => {
    expect(argmax([1, 3, 3])).toBe(1);
    expect(argmax([-1])).toBe(0);
  });
});

it('inputs of another width throw a RangeError that names it', () => {
  expect(() => activations(net, [1])).toThrow(new RangeError('this network takes 2 numbers, not 1'));
  expect(() => forward(net, tensor([4, 3]))).toThrow(
    new RangeError('this network takes inputs of shape [N, 2], not [4, 3]'),
  );
  expect(() => forward(net, tensor([2]))).toThrow(RangeError);
});
