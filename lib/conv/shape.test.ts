import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftover, outputSize, poolOutputSize, samePadding, span, transposedOutputSize } from './shape.ts';

const windows = fc.record({
  kernel: fc.integer({ min: 1, max: 7 }),
  stride: fc.integer({ min: 1, max: 5 }),
  padding: fc.integer({ min: 0, max: 6 }),
  dilation: fc.integer({ min: 1, max: 4 }),
});
const samples = fc.integer({ min: 1, max: 40 });
const fits = (
  n: number,
  { kernel, padding, dilation }: { kernel: number; padding: number; dilation: number },
) => n + 2 * padding >= span(kernel, dilation);

describe('outputSize', () => {
  it('by hand: the worked examples of Dumoulin & Visin', () => {
    expect(outputSize(4, { kernel: 3 })).toBe(2);
    expect(outputSize(5, { kernel: 4, padding: 2 })).toBe(6);
    expect(outputSize(5, { kernel: 3, padding: 1 })).toBe(5);
    expect(outputSize(5, { kernel: 3, padding: 2 })).toBe(7);
    expect(outputSize(5, { kernel: 3, stride: 2 })).toBe(2);
    expect(outputSize(6, { kernel: 3, stride: 2, padding: 1 })).toBe(3);
    expect(outputSize(7, { kernel: 3, dilation: 2 })).toBe(3);
  });

  it('counts the windows that lie within the padded samples', () => {
    fc.assert(
      fc.property(samples, windows, (n, window) => {
        fc.pre(fits(n, window));
        let count = 0;
        while (count * window.stride + span(window.kernel, window.dilation) <= n + 2 * window.padding)
          count++;
        expect(outputSize(n, window)).toBe(count);
      }),
    );
  });

  it('what does not fit throws, and the kernel and the padding it proposes are the nearest that fit', () => {
    fc.assert(
      fc.property(samples, windows, (n, window) => {
        fc.pre(!fits(n, window));
        let message = '';
        try {
          outputSize(n, window);
        } catch (error) {
          message = (error as RangeError).message;
        }
        const [kernel, padding] = message
          .match(/kernel of (?:at most )?(\d+) or padding of at least (\d+)/)!
          .slice(1)
          .map(Number);
        expect(outputSize(n, { ...window, kernel })).toBeGreaterThan(0);
        expect(() => outputSize(n, { ...window, kernel: kernel + 1 })).toThrow(RangeError);
        expect(outputSize(n, { ...window, padding })).toBeGreaterThan(0);
        expect(() => outputSize(n, { ...window, padding: padding - 1 })).toThrow(RangeError);
      }),
    );
  });

  it('the texts name the values', () => {
    expect(() => outputSize(9, { kernel: 7, padding: 1, dilation: 2 })).toThrow(
      new RangeError(
        'kernel of 7 (dilation 2, so it spans 13) does not fit in 9 + 2·1 = 11 samples; ' +
          'use a kernel of at most 6 or padding of at least 2',
      ),
    );
    expect(() => outputSize(2, { kernel: 3 })).toThrow(
      new RangeError(
        'kernel of 3 does not fit in 2 samples; use a kernel of at most 2 or padding of at least 1',
      ),
    );
    expect(() => outputSize(1, { kernel: 3 })).toThrow(/does not fit in 1 sample; use a kernel of 1 or/);
    expect(() => outputSize(0, { kernel: 1 })).toThrow(
      new RangeError('number of samples must be a whole number from 1 up, not 0'),
    );
    expect(() => outputSize(5, { kernel: 0 })).toThrow(
      new RangeError('kernel must be a whole number from 1 up, not 0'),
    );
    expect(() => outputSize(5, { kernel: 1, stride: 0 })).toThrow(
      new RangeError('stride must be a whole number from 1 up, not 0'),
    );
    expect(() => outputSize(5, { kernel: 1, padding: -1 })).toThrow(
      new RangeError('padding must be a whole number from 0 up, not -1'),
    );
    expect(() => outputSize(5, { kernel: 1, dilation: 1.5 })).toThrow(
      new RangeError('dilation must be a whole number from 1 up, not 1.5'),
    );
  });
});

describe('leftover', () => {
  it('by hand', () => {
    expect(leftover(6, { kernel: 3, stride: 2 })).toBe(1);
    expect(leftover(5, { kernel: 3, stride: 2 })).toBe(0);
    expect(leftover(6, { kernel: 3, stride: 2, padding: 1 })).toBe(1);
  });

  it('is below the stride, and taking it away costs no output', () => {
    fc.assert(
      fc.property(samples, windows, (n, window) => {
        fc.pre(fits(n, window));
        const rest = leftover(n, window);
        expect(rest).toBeGreaterThanOrEqual(0);
        expect(rest).toBeLessThan(window.stride);
        if (n > rest) expect(outputSize(n - rest, window)).toBe(outputSize(n, window));
      }),
    );
  });
});

describe('transposedOutputSize', () => {
  it('by hand', () => {
    expect(transposedOutputSize(2, { kernel: 3 })).toBe(4);
    expect(transposedOutputSize(3, { kernel: 3, stride: 2, padding: 1 })).toBe(5);
    expect(transposedOutputSize(3, { kernel: 3, stride: 2, padding: 1, outputPadding: 1 })).toBe(6);
  });

  it('undoes outputSize, once outputPadding is the leftover', () => {
    fc.assert(
      fc.property(samples, windows, (n, window) => {
        fc.pre(fits(n, window));
        const outputPadding = leftover(n, window);
        expect(transposedOutputSize(outputSize(n, window), { ...window, outputPadding })).toBe(n);
      }),
    );
  });

  it('throws when padding leaves nothing, or outputPadding is out of bounds', () => {
    expect(() => transposedOutputSize(2, { kernel: 3, padding: 2 })).toThrow(
      new RangeError('padding of 2 cuts 2·2 = 4 off 4 samples and leaves none; use padding of at most 1'),
    );
    expect(transposedOutputSize(2, { kernel: 3, padding: 1 })).toBe(2);
    expect(() => transposedOutputSize(2, { kernel: 3, stride: 2, outputPadding: 2 })).toThrow(
      new RangeError(
        'outputPadding of 2 must be smaller than the stride (2) or the dilation (1); use at most 1',
      ),
    );
    expect(() => transposedOutputSize(2, { kernel: 3, outputPadding: -1 })).toThrow(RangeError);
  });
});

describe('poolOutputSize', () => {
  it('by hand: rounding up adds a window that starts inside, and none that starts in the right padding', () => {
    expect(poolOutputSize(5, { kernel: 2 })).toBe(2);
    expect(poolOutputSize(5, { kernel: 2, ceilMode: true })).toBe(3);
    expect(poolOutputSize(2, { kernel: 3, stride: 2, ceilMode: true })).toBe(1);
    expect(poolOutputSize(4, { kernel: 2, stride: 3, padding: 1, ceilMode: true })).toBe(2);
    expect(poolOutputSize(5, { kernel: 2, stride: 3, padding: 1, ceilMode: true })).toBe(3 - 1);
  });

  it('without ceilMode is outputSize with the kernel for a stride', () => {
    fc.assert(
      fc.property(samples, windows, (n, { kernel, padding, dilation }) => {
        fc.pre(padding <= kernel / 2 && fits(n, { kernel, padding, dilation }));
        expect(poolOutputSize(n, { kernel, padding, dilation })).toBe(
          outputSize(n, { kernel, stride: kernel, padding, dilation }),
        );
      }),
    );
  });

  it('with ceilMode leaves no sample behind the last window unless that would start outside', () => {
    fc.assert(
      fc.property(samples, windows, (n, window) => {
        fc.pre(window.padding <= window.kernel / 2 && fits(n, window));
        const last = (poolOutputSize(n, { ...window, ceilMode: true }) - 1) * window.stride;
        expect(last).toBeLessThan(n + window.padding);
        const covered = last + span(window.kernel, window.dilation) >= n + 2 * window.padding;
        expect(covered || last + window.stride >= n + window.padding).toBe(true);
      }),
    );
  });

  it('throws above half a kernel of padding, and when no window fits', () => {
    expect(() => poolOutputSize(9, { kernel: 3, padding: 2 })).toThrow(
      new RangeError('padding of 2 is more than half the kernel of 3; use padding of at most 1'),
    );
    expect(() => poolOutputSize(2, { kernel: 0 })).toThrow(
      new RangeError('kernel must be a whole number from 1 up, not 0'),
    );
    expect(() => poolOutputSize(2, { kernel: 3 })).toThrow(/kernel of 3 does not fit in 2 samples/);
    expect(() => poolOutputSize(1, { kernel: 4, stride: 2, ceilMode: true })).toThrow(
      /kernel of 4 does not fit/,
    );
  });
});

describe('samePadding', () => {
  it('by hand: an odd total puts the extra sample on the right', () => {
    expect(samePadding(3)).toEqual([1, 1]);
    expect(samePadding(4)).toEqual([1, 2]);
    expect(samePadding(4, 3)).toEqual([4, 5]);
    expect(samePadding(1)).toEqual([0, 0]);
  });

  it('keeps as many outputs as there are samples', () => {
    fc.assert(
      fc.property(samples, windows, (n, { kernel, dilation }) => {
        const [left, right] = samePadding(kernel, dilation);
        expect(n + left + right - span(kernel, dilation) + 1).toBe(n);
      }),
    );
  });
});
