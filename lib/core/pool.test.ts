import fc from 'fast-check';
import { expect, it } from 'vitest';
import { avgPool, avgPoolBackward, maxPool, maxPoolBackward } from '#lib/conv/pool.ts';
import { difference, poolCases, wholeNumbers } from '#lib/conv/testing.ts';
import { tensor } from '#lib/tensor.ts';
import { eachCore, mismatch } from './testing.ts';

eachCore('pools', (core) => {
  it('take the maxima of lib/conv, and send gradients back to them', () => {
    fc.assert(
      fc.property(poolCases, fc.nat(), ({ input, settings }, seed) => {
        const expected = maxPool(input, settings);
        const actual = core.maxPool(input, settings);
        expect(mismatch(actual.output, expected.output)).toBe(undefined);
        expect([...actual.indices]).toEqual([...expected.indices]);
        const g = wholeNumbers(expected.output.shape, seed);
        const back = core.maxPoolBackward(g, actual.indices, input.shape);
        expect(mismatch(back, maxPoolBackward(g, expected.indices, input.shape))).toBe(undefined);
      }),
      { numRuns: 200 },
    );
  });

  it('take the means of lib/conv, and share gradients out', () => {
    fc.assert(
      fc.property(poolCases, fc.boolean(), fc.nat(), ({ input, settings }, countIncludePad, seed) => {
        const options = { ...settings, dilation: undefined, countIncludePad };
        try {
          avgPool(input, options);
        } catch {
          expect(() => core.avgPool(input, options)).toThrow(RangeError);
          return;
        }
        const expected = avgPool(input, options);
        expect(mismatch(core.avgPool(input, options), expected)).toBe(undefined);
        const g = wholeNumbers(expected.shape, seed);
        const [back, wanted] = [
          core.avgPoolBackward(g, input.shape, options),
          avgPoolBackward(g, input.shape, options),
        ];
        expect(difference(back, wanted)).toBeLessThan(1e-6);
      }),
      { numRuns: 200 },
    );
  });

  it('hand NaN on, and −∞ where there is nothing larger', () => {
    const x = tensor(
      [1, 1, 2, 8],
      [1, 2, Number.NaN, 4, -Infinity, -Infinity, 7, 0, 5, 3, 1, 1, -Infinity, -Infinity, Number.NaN, 1],
    );
    const expected = maxPool(x, { kernel: 2 });
    const actual = core.maxPool(x, { kernel: 2 });
    expect(mismatch(actual.output, expected.output)).toBe(undefined);
    expect([...actual.indices]).toEqual([...expected.indices]);
  });
});
