import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromNested, tensor, toNested } from '#lib/tensor.ts';
import { naivePool } from './naive.ts';
import {
  avgPool,
  avgPool1d,
  avgPool2d,
  avgPool3d,
  avgPoolBackward,
  maxPool,
  maxPool1d,
  maxPool2d,
  maxPool3d,
  maxPoolBackward,
} from './pool.ts';
import { difference, finiteDifferences, inner, poolCases, wholeNumbers } from './testing.ts';

const plane = fromNested([
  [
    [
      [1, 2, 3],
      [6, 5, 4],
      [7, 8, 9],
    ],
  ],
]);
const undilated = poolCases.map(({ input, settings }) => ({
  input,
  settings: { ...settings, dilation: settings.dilation.map(() => 1) },
}));

describe('maxPool', () => {
  it('by hand: a 3 × 3 plane by 2 × 2 windows, rounded down and up', () => {
    expect(toNested(maxPool2d(plane, { kernel: 2 }).output)).toEqual([[[[6]]]]);
    const up = maxPool2d(plane, { kernel: 2, ceilMode: true });
    expect(toNested(up.output)).toEqual([
      [
        [
          [6, 4],
          [8, 9],
        ],
      ],
    ]);
    expect([...up.indices]).toEqual([3, 5, 7, 8]);
  });

  it('is the definition, index by index, and of equal samples the first counts', () => {
    fc.assert(
      fc.property(poolCases, ({ input, settings }) => {
        const first = (window: { samples: { value: number; at: number }[] }) => {
          const largest = Math.max(...window.samples.map((sample) => sample.value));
          return { value: largest, at: window.samples.find((sample) => sample.value === largest)?.at ?? -1 };
        };
        const { output, indices } = maxPool(input, settings);
        expect(toNested(output)).toEqual(
          toNested(naivePool(input, settings, (window) => first(window).value)),
        );
        expect(Float32Array.from(indices)).toEqual(
          naivePool(input, settings, (window) => first(window).at).data,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('NaN counts as largest', () => {
    const { output, indices } = maxPool1d(tensor([1, 1, 4], [1, Number.NaN, 3, 4]), { kernel: 2 });
    expect([...output.data]).toEqual([Number.NaN, 4]);
    expect([...indices]).toEqual([1, 3]);
  });

  it('padding never wins, nor is it pointed to where all samples are −∞', () => {
    const { output, indices } = maxPool1d(tensor([1, 1, 2], [-Infinity, -5]), {
      kernel: 2,
      stride: 2,
      padding: 1,
    });
    expect([...output.data]).toEqual([-Infinity, -5]);
    expect([...indices]).toEqual([0, 1]);
  });

  it('a window that misses the input has −∞, index −1, and passes no gradient on, to no channel', () => {
    const { output, indices } = maxPool1d(tensor([1, 2, 4]), { kernel: 2, padding: 1, dilation: 5 });
    expect([...output.data]).toEqual([-Infinity, -Infinity]);
    expect([...indices]).toEqual([-1, -1]);
    expect(maxPoolBackward(tensor([1, 2, 1], [1, 1]), indices, [1, 2, 4])).toEqual(tensor([1, 2, 4]));
  });

  it('its gradient agrees with finite differences where no two samples are equal', () => {
    fc.assert(
      fc.property(poolCases, ({ input, settings }) => {
        fc.pre(input.data.length < 200);
        // 37 and 211 share no factor: all different, and at least 1 apart.
        const distinct = tensor(
          input.shape,
          input.data.map((_, i) => (37 * i) % 211),
        );
        const { output, indices } = maxPool(distinct, settings);
        fc.pre(output.data.every(Number.isFinite));
        const g = wholeNumbers(output.shape, 1);
        const differences = finiteDifferences((x) => inner(maxPool(x, settings).output, g), distinct);
        expect(difference(maxPoolBackward(g, indices, input.shape), differences)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});

describe('avgPool', () => {
  it('by hand: the divisor with padding, without it, and overridden', () => {
    const x = fromNested([[[2, 4, 6]]]);
    expect(toNested(avgPool1d(x, { kernel: 2, padding: 1 }))).toEqual([[[1, 5]]]);
    expect(toNested(avgPool1d(x, { kernel: 2, padding: 1, countIncludePad: false }))).toEqual([[[2, 5]]]);
    expect(toNested(avgPool2d(plane, { kernel: 2, divisorOverride: 2 }))).toEqual([[[[7]]]]);
  });

  it('by hand: what ceilMode adds beyond the padding never counts', () => {
    const x = fromNested([[[2, 4, 6]]]);
    expect(toNested(avgPool1d(x, { kernel: 2, ceilMode: true }))).toEqual([[[3, 6]]]);
  });

  it('is the definition, index by index', () => {
    fc.assert(
      fc.property(undilated, fc.boolean(), ({ input, settings }, countIncludePad) => {
        const expected = naivePool(input, settings, ({ samples, cells }) => {
          const sum = samples.reduce((sum, { value }) => sum + value, 0);
          return sum / (countIncludePad ? cells : samples.length);
        });
        expect(difference(avgPool(input, { ...settings, countIncludePad }), expected)).toBeLessThan(1e-6);
      }),
      { numRuns: 300 },
    );
  });

  it('of a constant is that constant, when padding is left out', () => {
    fc.assert(
      fc.property(undilated, ({ input, settings }) => {
        const constant = tensor(
          input.shape,
          input.data.map(() => 3),
        );
        for (const mean of avgPool(constant, { ...settings, countIncludePad: false }).data)
          expect(mean).toBe(3);
      }),
    );
  });

  it('its gradient is the adjoint: ⟨avgPool(x), g⟩ = ⟨x, avgPoolBackward(g)⟩', () => {
    fc.assert(
      fc.property(undilated, fc.boolean(), ({ input, settings }, countIncludePad) => {
        const options = { ...settings, countIncludePad };
        const output = avgPool(input, options);
        const g = wholeNumbers(output.shape, 1);
        expect(inner(input, avgPoolBackward(g, input.shape, options))).toBeCloseTo(inner(output, g), 2);
      }),
    );
  });

  it('its gradient agrees with finite differences', () => {
    const x = wholeNumbers([1, 2, 5, 4], 1);
    for (const divisor of [{}, { countIncludePad: false }, { divisorOverride: 3 }]) {
      const options = { kernel: [3, 2], stride: 2, padding: 1, ceilMode: true, ...divisor };
      const g = wholeNumbers(avgPool2d(x, options).shape, 2);
      const differences = finiteDifferences((t) => inner(avgPool2d(t, options), g), x);
      expect(difference(avgPoolBackward(g, x.shape, options), differences)).toBeLessThan(1e-5);
    }
  });
});

describe('what does not fit throws a RangeError that names it', () => {
  const x = tensor([1, 1, 4]);
  it.each([
    [
      'maxPool2d',
      () => maxPool2d(x, { kernel: 2 }),
      'maxPool2d input of shape [1, 1, 4] must have 4 dimensions',
    ],
    [
      'maxPool3d',
      () => maxPool3d(x, { kernel: 2 }),
      'maxPool3d input of shape [1, 1, 4] must have 5 dimensions',
    ],
    [
      'avgPool2d',
      () => avgPool2d(x, { kernel: 2 }),
      'avgPool2d input of shape [1, 1, 4] must have 4 dimensions',
    ],
    [
      'avgPool3d',
      () => avgPool3d(x, { kernel: 2 }),
      'avgPool3d input of shape [1, 1, 4] must have 5 dimensions',
    ],
    [
      'the padding',
      () => maxPool1d(x, { kernel: 3, padding: 2 }),
      'padding of 2 is more than half the kernel of 3; use padding of at most 1',
    ],
    [
      'the kernel',
      () => avgPool1d(x, { kernel: 5 }),
      'kernel of 5 does not fit in 4 samples; use a kernel of at most 4 or padding of at least 1',
    ],
    [
      'the divisor',
      () => avgPool(x, { kernel: 2, divisorOverride: 0 }),
      'divisorOverride of 0: a sum cannot be divided by 0',
    ],
    [
      'the gradient of avgPool',
      () => avgPoolBackward(x, [1, 1, 4], { kernel: 2 }),
      'gradOutput must have shape [1, 1, 2], not [1, 1, 4]',
    ],
    ['the indices', () => maxPoolBackward(x, Int32Array.of(0), [1, 1, 8]), '1 indices for 4 gradients'],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(new RangeError(message));
  });
});
