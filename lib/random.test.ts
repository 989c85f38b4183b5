import { describe, expect, it } from 'vitest';
import { integer, normal, random } from './random.ts';

const draw = (n: number, next: () => number) => Array.from({ length: n }, next);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('random', () => {
  it('one seed gives one stream; another seed another', () => {
    expect(draw(5, random(1))).toEqual(draw(5, random(1)));
    expect(draw(5, random(1))).not.toEqual(draw(5, random(2)));
  });

  it('is mulberry32: seed 0 gives the numbers of the C original', () => {
    expect(draw(3, random(0)).map((u) => u * 2 ** 32)).toEqual([1144304738, 1416247, 958946056]);
  });

  it('stays in [0, 1), with the mean and variance of a uniform', () => {
    const values = draw(100_000, random(3));
    expect(values.every((u) => u >= 0 && u < 1)).toBe(true);
    expect(mean(values)).toBeCloseTo(1 / 2, 2);
    expect(mean(values.map((u) => (u - 1 / 2) ** 2))).toBeCloseTo(1 / 12, 2);
  });

  it('normal has mean 0, variance 1 and no skew', () => {
    const stream = random(4);
    const values = draw(100_000, () => normal(stream));
    expect(mean(values)).toBeCloseTo(0, 1);
    expect(mean(values.map((z) => z ** 2))).toBeCloseTo(1, 1);
    expect(mean(values.map((z) => z ** 3))).toBeCloseTo(0, 1);
    expect(normal(() => 0)).toBeCloseTo(0); // and not ln 0
  });

  it('integer reaches every number from low up to, not including, high', () => {
    const stream = random(5);
    expect(new Set(draw(200, () => integer(stream, -2, 3)))).toEqual(new Set([-2, -1, 0, 1, 2]));
    expect(() => integer(stream, 3, 3)).toThrow(
      new RangeError('there is no whole number from 3 up to, but not including, 3'),
    );
    expect(() => integer(stream, 0.5, 3)).toThrow(RangeError);
  });
});
