import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { binomial, blurPool2d, denseMax2d } from './blur-pool.ts';
import { avgPool2d } from './pool.ts';
import { rolled } from './roll.ts';

const map = (seed: number, side = 12, channels = 1) => {
  const draw = random(seed);
  return tensor(
    [1, channels, side, side],
    Float32Array.from({ length: channels * side * side }, () => Math.floor(8 * draw())),
  );
};
const sum = ({ data }: Tensor) => data.reduce((a, b) => a + b, 0);
const seeds = fc.integer({ min: 1, max: 1e6 });
const moves = fc.integer({ min: -12, max: 12 });

describe('binomial', () => {
  it('by hand', () => {
    expect(binomial(1)).toEqual([1]);
    expect(binomial(3)).toEqual([0.25, 0.5, 0.25]);
    expect(binomial(4)).toEqual([0.125, 0.375, 0.375, 0.125]);
  });

  it('sums to 1, and from 2 taps on to one half over the even and over the odd places', () => {
    for (let taps = 2; taps < 20; taps++) {
      const even = binomial(taps).reduce((total, b, j) => total + (j % 2 ? 0 : b), 0);
      expect(even).toBe(0.5);
      expect(binomial(taps).reduce((total, b) => total + b)).toBe(1);
    }
  });

  it('refuses what is no number of taps', () => {
    expect(() => binomial(0)).toThrow('a whole number of taps from 1 up, not 0');
    expect(() => binomial(2.5)).toThrow(RangeError);
  });
});

describe('blurPool2d', () => {
  it('of one tap only keeps every stride-th sample; of two and stride 2 it is average pooling', () => {
    const x = map(3);
    expect(blurPool2d(x, { taps: 1, stride: 3 })).toEqual(avgPool2d(x, { kernel: 1, stride: 3 }));
    expect(blurPool2d(x, { taps: 2, stride: 2 })).toEqual(avgPool2d(x, { kernel: 2 }));
  });

  it('stride 2 keeps a quarter of the sum wherever the input is moved', () => {
    fc.assert(
      fc.property(seeds, moves, moves, fc.integer({ min: 2, max: 6 }), (seed, down, right, taps) => {
        const x = map(seed);
        const y = blurPool2d(rolled(x, down, right), { taps, stride: 2 });
        expect(sum(y)).toBeCloseTo(sum(x) / 4, 3);
      }),
    );
  });

  it('moves by whole samples when the input moves by whole strides', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.constantFrom(1, 2, 3, 4),
        fc.integer({ min: -3, max: 3 }),
        (seed, stride, steps) => {
          const options = { taps: stride + 1, stride };
          const moved = blurPool2d(rolled(map(seed), 0, steps * stride), options);
          expect(moved).toEqual(rolled(blurPool2d(map(seed), options), 0, steps));
        },
      ),
    );
  });

  it('treats channels alike and apart', () => {
    const x = map(5, 12, 2);
    const second = tensor([1, 1, 12, 12], x.data.slice(144));
    expect(blurPool2d(x, { taps: 3, stride: 2 }).data.slice(36)).toEqual(
      blurPool2d(second, { taps: 3, stride: 2 }).data,
    );
  });
});

it('denseMax2d moves with its input, keeps the largest sample, and is nowhere below its input', () => {
  fc.assert(
    fc.property(seeds, moves, fc.integer({ min: 1, max: 12 }), (seed, right, kernel) => {
      const x = map(seed);
      const y = denseMax2d(x, kernel);
      expect(denseMax2d(rolled(x, 0, right), kernel)).toEqual(rolled(y, 0, right));
      expect(Math.max(...y.data)).toBe(Math.max(...x.data));
      expect(y.data.every((value, i) => value >= x.data[i])).toBe(true);
      if (kernel === 12) expect(new Set(y.data).size).toBe(1);
    }),
  );
});
