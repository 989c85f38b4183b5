import fc from 'fast-check';
import { expect, it } from 'vitest';
import { conv, convBackward } from '#lib/conv/conv.ts';
import { correlate } from '#lib/conv/convolve.ts';
import { naiveConv } from '#lib/conv/naive.ts';
import { convCases, difference, finiteDifferences, inner, wholeNumbers } from '#lib/conv/testing.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { eachCore, mismatch } from './testing.ts';

const numberIn = (min: number, max: number) => fc.integer({ min, max });

/** Shapes around the kernels' tiles: up to 11 channels to a group, rows up to 70. */
const wide = fc
  .record({
    line: fc.boolean(),
    batch: numberIn(0, 2),
    groups: numberIn(1, 3),
    inputs: numberIn(1, 5),
    outputs: numberIn(1, 11),
    kernel: fc.tuple(numberIn(1, 4), numberIn(1, 5)),
    stride: fc.tuple(numberIn(1, 3), numberIn(1, 4)),
    dilation: fc.tuple(numberIn(1, 3), numberIn(1, 3)),
    padding: fc.tuple(numberIn(0, 4), numberIn(0, 4)),
    spare: fc.tuple(numberIn(0, 6), fc.oneof(numberIn(0, 9), numberIn(0, 70), numberIn(120, 140))),
    seed: fc.nat(),
  })
  .map(({ line, batch, groups, inputs, outputs, kernel, stride, dilation, padding, spare, seed }) => {
    const cut = <T>(pair: readonly T[]) => (line ? pair.slice(1) : [...pair]);
    const spatial = kernel.map((k, d) => Math.max(1, dilation[d] * (k - 1) + 1 - 2 * padding[d]) + spare[d]);
    return {
      input: wholeNumbers([batch, groups * inputs, ...cut(spatial)], seed),
      weight: wholeNumbers([groups * outputs, inputs, ...cut(kernel)], seed + 1),
      options: {
        bias: wholeNumbers([groups * outputs], seed + 2),
        groups,
        stride: cut(stride),
        dilation: cut(dilation),
        padding: cut(padding),
      },
    };
  });

eachCore('conv', (core) => {
  it('is the definition, index by index, for every shape and setting', () => {
    fc.assert(
      fc.property(convCases, ({ input, weight, bias, options, naive }) => {
        expect(difference(core.conv(input, weight, options), naiveConv(input, weight, bias, naive))).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('and its gradients are those of lib/conv, around every edge of a tile', () => {
    fc.assert(
      fc.property(wide, fc.nat(), ({ input, weight, options }, seed) => {
        const expected = conv(input, weight, options);
        expect(mismatch(core.conv(input, weight, options), expected)).toBe(undefined);
        const g = wholeNumbers(expected.shape, seed);
        const grads = core.convBackward(g, input, weight, options);
        const wanted = convBackward(g, input, weight, options);
        for (const name of ['input', 'weight', 'bias'] as const) {
          expect(mismatch(grads[name], wanted[name]), name).toBe(undefined);
        }
      }),
      { numRuns: 160 },
    );
  });

  it('has the gradients of lib/conv for volumes and for every border too', () => {
    fc.assert(
      fc.property(convCases, fc.nat(), ({ input, weight, options }, seed) => {
        const g = wholeNumbers(core.conv(input, weight, options).shape, seed);
        const grads = core.convBackward(g, input, weight, options);
        const wanted = convBackward(g, input, weight, options);
        for (const name of ['input', 'weight', 'bias'] as const) {
          expect(mismatch(grads[name], wanted[name]), name).toBe(undefined);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    { title: '3 × 3 weights', x: [2, 1, 301, 270], w: [2, 1, 3, 3], options: { padding: [0, 1] } },
    {
      title: 'each channel by itself',
      x: [1, 3, 258, 259],
      w: [3, 1, 3, 3],
      options: { padding: 1, groups: 3 },
    },
    {
      title: 'many channels',
      x: [1, 6, 131, 127],
      w: [5, 6, 2, 3],
      options: { padding: [3, 1], dilation: [2, 1] },
    },
    { title: 'a stride', x: [2, 3, 290, 251], w: [4, 3, 3, 5], options: { padding: 2, stride: [3, 2] } },
    { title: 'nothing to pad', x: [1, 2, 300, 301], w: [1, 2, 4, 1], options: {} },
    { title: 'zeros above it alone', x: [1, 1, 3, 40_000], w: [1, 1, 3, 3], options: { padding: [4, 1] } },
    { title: 'outputs narrower than a vector', x: [1, 1, 20_000, 9], w: [2, 1, 3, 7], options: {} },
  ])('takes a large picture in strips, with $title', ({ x, w, options }) => {
    const [input, weight] = [wholeNumbers(x, 1), wholeNumbers(w, 2)];
    expect(mismatch(core.conv(input, weight, options), conv(input, weight, options))).toBe(undefined);
  });

  it('writes where it is told to', () => {
    for (const shape of [
      [1, 2, 6],
      [2, 2, 5, 4],
      [1, 2, 3, 3, 3],
    ]) {
      const [x, w] = [wholeNumbers(shape, 1), wholeNumbers([3, 2, ...shape.slice(2).map(() => 2)], 2)];
      const out = tensor(conv(x, w).shape);
      expect(core.conv(x, w, {}, out).data).toBe(out.data);
      expect(mismatch(out, conv(x, w))).toBe(undefined);
      expect(() => core.conv(x, w, {}, tensor([1]))).toThrow(RangeError);
    }
  });

  it('has gradients that agree with finite differences', () => {
    const [x, w] = [wholeNumbers([2, 4, 7, 6], 1), wholeNumbers([6, 2, 3, 2], 2)];
    const options = { stride: [2, 1], padding: [1, 2], dilation: [1, 2], groups: 2 };
    const g = wholeNumbers(core.conv(x, w, options).shape, 3);
    const grads = core.convBackward(g, x, w, options);
    const loss = (x: Tensor, w: Tensor) => inner(core.conv(x, w, options), g);
    expect(
      difference(
        grads.input,
        finiteDifferences((x) => loss(x, w), x),
      ),
    ).toBe(0);
    expect(
      difference(
        grads.weight,
        finiteDifferences((w) => loss(x, w), w),
      ),
    ).toBe(0);
  });

  it('treats NaN, ±0, ±∞ and the smallest numbers as lib/conv does', () => {
    const special = [Number.NaN, 0, -0, Infinity, -Infinity, 1, -2, 3];
    const some = (shape: readonly number[]) =>
      fc
        .array(fc.oneof({ weight: 9, arbitrary: numberIn(-3, 3) }, fc.constantFrom(...special)), {
          minLength: shape.reduce((a, b) => a * b),
          maxLength: shape.reduce((a, b) => a * b),
        })
        .map((data) => tensor(shape, data));
    fc.assert(
      fc.property(
        some([1, 2, 5, 9]),
        some([5, 2, 3, 2]),
        numberIn(0, 2),
        numberIn(1, 2),
        (x, w, padding, stride) => {
          const options = { padding, stride };
          const y = conv(x, w, options);
          expect(mismatch(core.conv(x, w, options), y)).toBe(undefined);
          const [grads, wanted] = [core.convBackward(y, x, w, options), convBackward(y, x, w, options)];
          for (const name of ['input', 'weight', 'bias'] as const) {
            const [a, b] = [grads[name].data, wanted[name].data];
            a.forEach((value, i) => {
              // A sum near the largest number may round to ∞ in another order; what is finite or NaN may not change.
              if (Number.isFinite(b[i]) !== Number.isFinite(value))
                expect(`${name} ${value}`).toBe(`${name} ${b[i]}`);
              if (Number.isNaN(b[i]) !== Number.isNaN(value))
                expect(`${name} ${value}`).toBe(`${name} ${b[i]}`);
            });
          }
        },
      ),
      { numRuns: 200 },
    );
    const tiny = core.conv(tensor([1, 1, 3], [1e-40, 2e-40, 3e-45]), tensor([1, 1, 1], [1]));
    expect([...tiny.data]).toEqual([...Float32Array.of(1e-40, 2e-40, 3e-45)]);
  });

  it.each([
    [
      'the weight',
      () => core.conv(tensor([1, 4, 6]), tensor([2, 4, 3, 3])),
      'weight of shape [2, 4, 3, 3] must have 3 dimensions',
    ],
    [
      'the bias',
      () => core.conv(tensor([1, 4, 6]), tensor([2, 4, 3]), { bias: tensor([3]) }),
      'bias must have shape [2], not [3]',
    ],
    [
      'the kernel',
      () => core.conv(tensor([1, 4, 6]), tensor([2, 4, 9]), { padding: 1 }),
      'kernel of 9 does not fit in 6 + 2·1 = 8 samples; use a kernel of at most 8 or padding of at least 2',
    ],
    [
      'the gradient',
      () => core.convBackward(tensor([1, 2, 5]), tensor([1, 4, 6]), tensor([2, 4, 3])),
      'gradOutput must have shape [1, 2, 4], not [1, 2, 5]',
    ],
    [
      'a line',
      () => core.correlate(new Float32Array(3), new Float32Array(2), new Float32Array(3)),
      '3 outputs of 2 weights need 4 samples, not 3',
    ],
  ])('refuses what does not fit: %s', (_, call, message) => {
    expect(call).toThrow(new RangeError(message));
  });
});

eachCore('correlate', (core) => {
  it('is that of lib/conv, for short lines and long ones', () => {
    fc.assert(
      fc.property(numberIn(1, 300), numberIn(1, 40), fc.nat(), (outputs, taps, seed) => {
        const [x, w] = [wholeNumbers([outputs + taps - 1], seed).data, wholeNumbers([taps], seed + 1).data];
        const out = core.correlate(x, w, new Float32Array(outputs));
        expect([...out]).toEqual(correlate(x, w).map((value) => value + 0));
      }),
    );
  });
});
