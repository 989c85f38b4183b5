import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '#lib/conv/testing.ts';
import { random } from '#lib/random.ts';
import { size, type Tensor, tensor } from '#lib/tensor.ts';
import { backward, variable } from './autograd.ts';
import { avgPool2d, conv2d, maxPool2d } from './ops/conv.ts';
import { linear } from './ops/linear.ts';
import { relu } from './ops/pointwise.ts';
import { reshape } from './ops/shape.ts';
import {
  backThrough,
  begin,
  outputOf,
  parameterCount,
  parametersOf,
  type Sequential,
  trace,
  withParameters,
} from './sequential.ts';

const by = random(3);
const noise = (...shape: number[]): Tensor =>
  tensor(
    shape,
    Array.from({ length: size(shape) }, () => by() - 0.5),
  );

const net: Sequential = [
  { kind: 'conv', ...begin([4, 2, 3, 3], by), options: { padding: 1 } },
  { kind: 'relu' },
  { kind: 'maxPool', options: { kernel: 2 } },
  { kind: 'conv', weight: noise(3, 4, 2, 2) },
  { kind: 'avgPool', options: { kernel: 2, stride: 1 } },
  { kind: 'relu' },
  { kind: 'flatten' },
  { kind: 'linear', ...begin([5, 12], by) },
];
const x = noise(2, 2, 8, 8);

/** The same by variables that differentiate. */
function byAutograd(input: Tensor) {
  const at = variable(input);
  const [c1, , p1, c2, p2, , , l] = net as never as { weight: Tensor; bias: Tensor; options: never }[];
  let y = maxPool2d(relu(conv2d(at, c1.weight, { ...(c1.options as object), bias: c1.bias })), p1.options);
  y = relu(avgPool2d(conv2d(y, c2.weight), p2.options));
  return { at, y: linear(reshape(y, [2, 12]), variable(l.weight), variable(l.bias)) };
}

describe('trace', () => {
  it('computes what the layers compute one by one', () => {
    const traced = trace(net, x);
    expect(traced.map(({ output }) => output.shape.join())).toEqual([
      '2,4,8,8',
      '2,4,8,8',
      '2,4,4,4',
      '2,3,3,3',
      '2,3,2,2',
      '2,3,2,2',
      '2,12',
      '2,5',
    ]);
    expect(difference(traced.at(-1)!.output, byAutograd(x).y.value)).toBeLessThan(1e-6);
  });

  it('gives back the input when there are no layers', () => {
    expect(outputOf([], x)).toBe(x);
  });

  it('refuses a layer that does not fit', () => {
    expect(() => outputOf([{ kind: 'linear', weight: noise(2, 3) }], noise(1, 4))).toThrow(RangeError);
  });
});

describe('backThrough', () => {
  it('is backpropagation', () => {
    const gradient = noise(2, 5);
    const { at, y } = byAutograd(x);
    backward(y, gradient);
    const [first] = backThrough(net, x, trace(net, x), gradient);
    expect(difference(first, at.grad!)).toBeLessThan(1e-6);
  });

  it('begins at any layer', () => {
    const traced = trace(net, x);
    const gradient = noise(2, 3, 3, 3);
    const gradients = backThrough(net, x, traced, gradient, { from: 3 });
    expect(gradients.map(({ shape }) => shape.join())).toEqual(['2,2,8,8', '2,4,8,8', '2,4,8,8', '2,4,4,4']);
  });

  it('at every layer, gradient times input is the output, where there is no bias: a ReLU network is linear where it stands', () => {
    const bare = withParameters(
      net,
      parametersOf(net).map((p) => (p.shape.length === 1 ? tensor(p.shape) : p)),
    );
    const traced = trace(bare, x);
    const out = traced.at(-1)!.output;
    const pick = tensor([2, 5]);
    for (const n of [0, 1]) pick.data[n * 5 + 3] = 1;
    backThrough(bare, x, traced, pick).forEach((g, i) => {
      const input = traced[i - 1]?.output ?? x;
      const sum = g.data.reduce((s, v, k) => s + v * input.data[k], 0);
      expect(sum).toBeCloseTo(out.data[3] + out.data[8], 5);
    });
  });

  it('lets pass, by each rule, what the rule says', () => {
    const traced = trace([{ kind: 'relu' }], tensor([1, 4], [1, 1, -1, -1]));
    const through = (rule: 'gradient' | 'deconvnet' | 'guided') => [
      ...backThrough(
        [{ kind: 'relu' }],
        tensor([1, 4], [1, 1, -1, -1]),
        traced,
        tensor([1, 4], [2, -2, 2, -2]),
        {
          rule,
        },
      )[0].data,
    ];
    expect(through('gradient')).toEqual([2, -2, 0, 0]);
    expect(through('deconvnet')).toEqual([2, 0, 2, 0]);
    expect(through('guided')).toEqual([2, 0, 0, 0]);
  });

  it('refuses a gradient of another shape', () => {
    expect(() => backThrough(net, x, trace(net, x), noise(2, 4))).toThrow(RangeError);
  });
});

describe('parameters', () => {
  it('begin within ±1/√fanIn, as PyTorch’s', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { weight, bias } = begin([3, 2, 5, 5], random(seed));
        for (const v of [...weight.data, ...bias.data])
          expect(Math.abs(v)).toBeLessThanOrEqual(1 / Math.sqrt(50));
      }),
    );
  });

  it('are counted, taken out and put back', () => {
    const all = parametersOf(net);
    expect(parameterCount(net)).toBe(4 * 18 + 4 + 3 * 16 + 60 + 5);
    expect(parametersOf(withParameters(net, all))).toEqual(all);
    expect(() => withParameters(net, all.slice(1))).toThrow(RangeError);
    expect(() => withParameters(net, [...all, noise(1)])).toThrow(RangeError);
  });
});
