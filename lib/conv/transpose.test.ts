import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromNested, type Tensor, tensor, toNested } from '#lib/tensor.ts';
import { conv } from './conv.ts';
import { naiveConvTranspose } from './naive.ts';
import { leftover } from './shape.ts';
import { type ConvCase, convCases, difference, finiteDifferences, inner, wholeNumbers } from './testing.ts';
import {
  convTranspose,
  convTranspose1d,
  convTranspose2d,
  convTranspose3d,
  convTransposeBackward,
} from './transpose.ts';

/** The transpose of a random convolution: its options, with the outputPadding that gives the input's size back. */
function transposed({ input, weight, options }: ConvCase) {
  const { stride, dilation, groups } = options;
  const padding = options.padding as number[];
  const spatial = input.shape.slice(2);
  const outputPadding = spatial.map((n, d) =>
    leftover(n, {
      kernel: weight.shape[d + 2],
      stride: stride[d],
      padding: padding[d],
      dilation: dilation[d],
    }),
  );
  return {
    convOptions: { stride, dilation, groups, padding },
    options: { stride, dilation, groups, padding, outputPadding },
  };
}

const cases = convCases.filter(
  ({ options }) => options.padding !== 'same' && options.paddingMode === 'zeros',
);

describe('convTranspose', () => {
  it('by hand: every sample lays down its kernel', () => {
    const x = fromNested([[[1, 2]]]);
    const w = fromNested([[[1, 10, 100]]]);
    expect(toNested(convTranspose1d(x, w))).toEqual([[[1, 12, 120, 200]]]);
    expect(toNested(convTranspose1d(x, w, { stride: 2 }))).toEqual([[[1, 10, 102, 20, 200]]]);
    expect(toNested(convTranspose1d(x, w, { stride: 2, padding: 1, outputPadding: 1 }))).toEqual([
      [[10, 102, 20, 200]],
    ]);
    expect(toNested(convTranspose1d(x, w, { dilation: 2, bias: tensor([1], [5]) }))).toEqual([
      [[6, 7, 15, 25, 105, 205]],
    ]);
  });

  it('is the definition, index by index', () => {
    fc.assert(
      fc.property(cases, fc.nat(), (c, seed) => {
        const { options, convOptions } = transposed(c);
        const x = wholeNumbers(conv(c.input, c.weight, convOptions).shape, seed);
        const [, outChannels, ...spatial] = c.input.shape;
        const bias = wholeNumbers([outChannels], seed + 1);
        const expected = naiveConvTranspose(x, c.weight, bias, spatial, c.naive);
        expect(difference(convTranspose(x, c.weight, { ...options, bias }), expected)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('is the adjoint of conv: ⟨conv(x), y⟩ = ⟨x, convTranspose(y)⟩', () => {
    fc.assert(
      fc.property(cases, fc.nat(), (c, seed) => {
        const { options, convOptions } = transposed(c);
        const output = conv(c.input, c.weight, convOptions);
        const y = wholeNumbers(output.shape, seed);
        expect(inner(c.input, convTranspose(y, c.weight, options))).toBe(inner(output, y));
      }),
    );
  });

  it('its gradients agree with finite differences', () => {
    fc.assert(
      fc.property(cases, fc.nat(), (c, seed) => {
        const { options, convOptions } = transposed(c);
        const x = wholeNumbers(conv(c.input, c.weight, convOptions).shape, seed);
        fc.pre(x.data.length < 200 && c.weight.data.length < 100);
        expectGradients(x, c.weight, wholeNumbers([c.input.shape[1]], seed + 1), options);
      }),
      { numRuns: 40 },
    );
  });

  it('its gradients hold for an outputPadding between stride and dilation, too', () => {
    const options = { stride: 1, dilation: 3, outputPadding: 2, padding: 1 };
    expectGradients(wholeNumbers([1, 1, 5], 1), wholeNumbers([1, 2, 3], 2), wholeNumbers([2], 3), options);
  });
});

function expectGradients(
  x: Tensor,
  weight: Tensor,
  bias: Tensor,
  given: Parameters<typeof convTranspose>[2],
) {
  const options = { ...given, bias };
  const g = wholeNumbers(convTranspose(x, weight, options).shape, 9);
  const grad = convTransposeBackward(g, x, weight, options);
  const byInput = finiteDifferences((t) => inner(convTranspose(t, weight, options), g), x);
  const byWeight = finiteDifferences((t) => inner(convTranspose(x, t, options), g), weight);
  const byBias = finiteDifferences((t) => inner(convTranspose(x, weight, { ...options, bias: t }), g), bias);
  expect(difference(grad.input, byInput)).toBe(0);
  expect(difference(grad.weight, byWeight)).toBe(0);
  expect(difference(grad.bias, byBias)).toBe(0);
}

describe('what does not fit throws a RangeError that names it', () => {
  const x = tensor([1, 4, 3]);
  it.each([
    [
      'the dimensions',
      () => convTranspose2d(x, x),
      'convTranspose2d input of shape [1, 4, 3] must have 4 dimensions',
    ],
    [
      'conv3d',
      () => convTranspose3d(x, x),
      'convTranspose3d input of shape [1, 4, 3] must have 5 dimensions',
    ],
    ['the weight', () => convTranspose1d(x, tensor([4, 2])), 'weight of shape [4, 2] must have 3 dimensions'],
    ['the channels', () => convTranspose1d(x, tensor([3, 2, 2])), 'weight must have 4 input channels, not 3'],
    [
      'the groups',
      () => convTranspose1d(x, tensor([4, 2, 2]), { groups: 3 }),
      '3 groups do not divide 4 input channels',
    ],
    [
      'the bias',
      () => convTranspose1d(x, tensor([4, 2, 2]), { bias: tensor([3]) }),
      'bias must have shape [2], not [3]',
    ],
    [
      'the padding',
      () => convTranspose1d(x, tensor([4, 2, 1]), { padding: 2 }),
      'padding of 2 cuts 2·2 = 4 off 3 samples and leaves none; use padding of at most 1',
    ],
    [
      'the outputPadding',
      () => convTranspose1d(x, tensor([4, 2, 2]), { outputPadding: 1 }),
      'outputPadding of 1 must be smaller than the stride (1) or the dilation (1); use at most 0',
    ],
    [
      'the gradient',
      () => convTransposeBackward(x, x, tensor([4, 2, 2])),
      'gradOutput must have shape [1, 2, 4], not [1, 4, 3]',
    ],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(new RangeError(message));
  });
});
