import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromNested, tensor, toNested } from '#lib/tensor.ts';
import { conv, conv1d, conv2d, conv3d, convBackward } from './conv.ts';
import { correlate } from './convolve.ts';
import { naiveConv } from './naive.ts';
import { convCases, difference, finiteDifferences, inner, wholeNumbers } from './testing.ts';

const plane = fromNested([
  [
    [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ],
  ],
]);
const edge = fromNested([[[[1, -1]]]]);

describe('conv', () => {
  it('by hand: a 1 × 2 edge detector on a 3 × 3 plane', () => {
    expect(toNested(conv2d(plane, edge))).toEqual([
      [
        [
          [-1, -1],
          [-1, -1],
          [-1, -1],
        ],
      ],
    ]);
    expect(toNested(conv2d(plane, edge, { padding: [0, 1], stride: 2, bias: tensor([1], [10]) }))).toEqual([
      [
        [
          [9, 9],
          [3, 9],
        ],
      ],
    ]);
  });

  it('by hand: "same" adds the extra sample on the right', () => {
    expect(toNested(conv2d(plane, edge, { padding: 'same' }))).toEqual([
      [
        [
          [-1, -1, 3],
          [-1, -1, 6],
          [-1, -1, 9],
        ],
      ],
    ]);
  });

  it('by hand: two groups do not see each other', () => {
    const x = fromNested([
      [
        [1, 2],
        [3, 4],
      ],
    ]);
    const w = fromNested([[[10]], [[100]]]);
    expect(toNested(conv1d(x, w, { groups: 2 }))).toEqual([
      [
        [10, 20],
        [300, 400],
      ],
    ]);
  });

  it('in one dimension is `correlate`', () => {
    const x = [3, 1, 4, 1, 5, 9];
    const w = [2, 7, 1];
    const y = conv1d(tensor([1, 1, 6], x), tensor([1, 1, 3], w));
    expect([...y.data]).toEqual(correlate(x, w));
  });

  it('is the definition, index by index, for every shape and setting', () => {
    fc.assert(
      fc.property(convCases, ({ input, weight, bias, options, naive }) => {
        expect(difference(conv(input, weight, options), naiveConv(input, weight, bias, naive))).toBe(0);
      }),
      { numRuns: 400 },
    );
  });

  it('is linear in the input', () => {
    fc.assert(
      fc.property(convCases, fc.nat(), ({ input, weight, options }, seed) => {
        const settings = { ...options, bias: undefined };
        const other = wholeNumbers(input.shape, seed);
        const mixed = tensor(
          input.shape,
          input.data.map((value, i) => 3 * value - 2 * other.data[i]),
        );
        const [a, b] = [conv(input, weight, settings), conv(other, weight, settings)];
        const expected = tensor(
          a.shape,
          a.data.map((value, i) => 3 * value - 2 * b.data[i]),
        );
        expect(difference(conv(mixed, weight, settings), expected)).toBe(0);
      }),
    );
  });

  it('round a circle is shift-equivariant: turned input, turned output', () => {
    // .at(−1) is the last, so this goes round.
    const turn = (values: Float32Array, by: number) => values.map((_, i) => values.at(i - by)!);
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 9 }), fc.nat(2), fc.nat(), (n, by, seed) => {
        const options = { padding: 'same', paddingMode: 'circular' } as const;
        const [x, w] = [wholeNumbers([1, 1, n], seed), wholeNumbers([1, 1, 3], seed + 1)];
        const turned = tensor(x.shape, turn(x.data, by));
        expect(conv1d(turned, w, options).data).toEqual(turn(conv1d(x, w, options).data, by));
      }),
    );
  });

  it('with as many groups as channels is each channel by itself', () => {
    const x = wholeNumbers([1, 3, 5, 5], 1);
    const w = wholeNumbers([3, 1, 2, 2], 2);
    const alone = [0, 1, 2].flatMap((c) => [
      ...conv2d(
        tensor([1, 1, 5, 5], x.data.slice(25 * c, 25 * c + 25)),
        tensor([1, 1, 2, 2], w.data.slice(4 * c, 4 * c + 4)),
      ).data,
    ]);
    expect([...conv2d(x, w, { groups: 3 }).data]).toEqual(alone);
  });

  it('leaves its arguments as they were', () => {
    const [x, w, g] = [
      wholeNumbers([1, 1, 4, 4], 1),
      wholeNumbers([1, 1, 2, 2], 2),
      wholeNumbers([1, 1, 3, 3], 3),
    ];
    const before = structuredClone([x, w, g]);
    conv2d(x, w, { bias: tensor([1], [5]) });
    convBackward(g, x, w);
    expect([x, w, g]).toEqual(before);
  });

  it('keeps an infinite sample where it is', () => {
    const x = tensor([1, 1, 7], [1, 1, 1, Infinity, 1, 1, 1]);
    const y = conv1d(x, tensor([1, 1, 3], [1, 1, 1]));
    expect([...y.data]).toEqual([3, Infinity, Infinity, Infinity, 3]);
  });
});

describe('convBackward', () => {
  it('is the adjoint: ⟨conv(x), g⟩ = ⟨x, input gradient⟩ = ⟨w, weight gradient⟩ without a bias', () => {
    fc.assert(
      fc.property(convCases, fc.nat(), ({ input, weight, options }, seed) => {
        const settings = { ...options, bias: undefined };
        const output = conv(input, weight, settings);
        const g = wholeNumbers(output.shape, seed);
        const grad = convBackward(g, input, weight, settings);
        expect(inner(input, grad.input)).toBe(inner(output, g));
        expect(inner(weight, grad.weight)).toBe(inner(output, g));
      }),
    );
  });

  it('agrees with finite differences', () => {
    fc.assert(
      fc.property(convCases, fc.nat(), ({ input, weight, bias, options }, seed) => {
        fc.pre(input.data.length < 200 && weight.data.length < 100);
        const g = wholeNumbers(conv(input, weight, options).shape, seed);
        const grad = convBackward(g, input, weight, options);
        const byInput = finiteDifferences((x) => inner(conv(x, weight, options), g), input);
        const byWeight = finiteDifferences((w) => inner(conv(input, w, options), g), weight);
        const byBias = finiteDifferences((b) => inner(conv(input, weight, { ...options, bias: b }), g), bias);
        expect(difference(grad.input, byInput)).toBe(0);
        expect(difference(grad.weight, byWeight)).toBe(0);
        expect(difference(grad.bias, byBias)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what does not fit throws a RangeError that names it', () => {
  const x = tensor([1, 4, 6]);
  it.each([
    [
      'the dimensions',
      () => conv2d(x, tensor([2, 4, 3])),
      'conv2d input of shape [1, 4, 6] must have 4 dimensions',
    ],
    [
      'the weight',
      () => conv1d(x, tensor([2, 4, 3, 3])),
      'weight of shape [2, 4, 3, 3] must have 3 dimensions',
    ],
    ['conv3d', () => conv3d(x, x), 'conv3d input of shape [1, 4, 6] must have 5 dimensions'],
    ['the channels', () => conv1d(x, tensor([2, 3, 3])), 'weight must have 4 / 1 = 4 input channels, not 3'],
    [
      'groups of the input',
      () => conv1d(x, tensor([3, 1, 3]), { groups: 3 }),
      '3 groups do not divide 4 input channels',
    ],
    [
      'groups of the output',
      () => conv1d(x, tensor([3, 2, 3]), { groups: 2 }),
      '2 groups do not divide 3 output channels',
    ],
    [
      'no groups',
      () => conv1d(x, tensor([3, 2, 3]), { groups: 0 }),
      'groups must be a whole number from 1 up, not 0',
    ],
    [
      'the bias',
      () => conv1d(x, tensor([2, 4, 3]), { bias: tensor([3]) }),
      'bias must have shape [2], not [3]',
    ],
    [
      'the stride',
      () => conv1d(x, tensor([2, 4, 3]), { stride: [1, 2] }),
      'stride [1, 2] must hold one number for each dimension, and there is 1',
    ],
    [
      'same with a stride',
      () => conv1d(x, tensor([2, 4, 3]), { stride: 2, padding: 'same' }),
      "padding 'same' needs a stride of 1, not 2",
    ],
    [
      'the kernel',
      () => conv1d(x, tensor([2, 4, 9]), { padding: 1 }),
      'kernel of 9 does not fit in 6 + 2·1 = 8 samples; use a kernel of at most 8 or padding of at least 2',
    ],
    [
      'the padding mode',
      () => conv1d(x, tensor([2, 4, 3]), { padding: 6, paddingMode: 'reflect' }),
      "'reflect' padding of 6 needs more than 6 samples; use at most 5",
    ],
    [
      'the gradient',
      () => convBackward(tensor([1, 2, 5]), x, tensor([2, 4, 3])),
      'gradOutput must have shape [1, 2, 4], not [1, 2, 5]',
    ],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(new RangeError(message));
  });
});
