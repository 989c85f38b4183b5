import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tensor } from '#lib/tensor.ts';
import { dequantise, quantise } from './quantise.ts';

const floats = fc.array(
  fc.integer({ min: -5000, max: 5000 }).map((n) => n / 7),
  { minLength: 1, maxLength: 20 },
);

describe('quantise', () => {
  it('by hand: three bits reach from −3 to 3', () => {
    const { scale, integers } = quantise(tensor([4], [1.5, -0.5, 0.2, -1.1]), 3);
    expect(scale).toBe(0.5);
    expect([...integers]).toEqual([3, -1, 0, -2]);
  });

  it('moves no value by more than half a step, and uses the whole range', () => {
    fc.assert(
      fc.property(floats, fc.integer({ min: 2, max: 8 }), (values, bits) => {
        const x = tensor([values.length], values);
        const q = quantise(x, bits);
        const y = dequantise(q);
        for (const [i, v] of x.data.entries())
          expect(Math.abs(y.data[i] - v)).toBeLessThanOrEqual(0.5001 * q.scale);
        const most = Math.max(...q.integers.map(Math.abs));
        expect(most).toBe(x.data.every((v) => v === 0) ? 0 : 2 ** (bits - 1) - 1);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(floats, (values) => {
        const once = dequantise(quantise(tensor([values.length], values), 6));
        expect(quantise(once, 6).integers).toEqual(quantise(tensor([values.length], values), 6).integers);
      }),
    );
  });

  it.each([1, 9, 2.5, Number.NaN])('refuses %s bits', (bits) => {
    expect(() => quantise(tensor([1], [1]), bits)).toThrow(RangeError);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (value) => {
    expect(() => quantise(tensor([2], [1, value]), 8)).toThrow(RangeError);
  });
});
