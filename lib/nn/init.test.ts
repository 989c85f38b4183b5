import { describe, expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import type { Tensor } from '#lib/tensor.ts';
import {
  calculateGain,
  fans,
  heNormal,
  kaimingNormal,
  kaimingUniform,
  layerInit,
  linearDefault,
  xavierNormal,
  xavierUniform,
} from './init.ts';

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, x) => sum + x, 0) / values.length;
const moment = ({ data }: Tensor, power: number) => mean(Array.from(data, (x) => x ** power));

describe('fans and gains are PyTorch’s', () => {
  it('fans count inputs and outputs, times the samples of the kernel', () => {
    expect(fans([10, 4])).toEqual({ fanIn: 4, fanOut: 10 });
    expect(fans([16, 6, 5, 3])).toEqual({ fanIn: 90, fanOut: 240 });
    expect(() => fans([3])).toThrow(
      new RangeError('fans need a weight of shape [out, in, …] without a 0, not [3]'),
    );
    expect(() => fans([3, 0])).toThrow(RangeError);
  });

  it('gains', () => {
    expect(
      (['linear', 'sigmoid', 'tanh', 'relu', 'selu'] as const).map((name) => calculateGain(name)),
    ).toEqual([1, 1, 5 / 3, Math.sqrt(2), 3 / 4]);
    expect(calculateGain('leakyRelu')).toBeCloseTo(Math.sqrt(2 / 1.0001), 12);
    expect(calculateGain('leakyRelu', Math.sqrt(5))).toBeCloseTo(Math.sqrt(1 / 3), 12);
  });
});

const SHAPE = [200, 100];
const a = Math.sqrt(5);
const leaky = Math.sqrt(1 / 3);

describe('uniform draws fill their bounds, with variance bound² / 3', () => {
  it.each([
    ['kaimingUniform', kaimingUniform(SHAPE, random(1)), Math.sqrt(2) * Math.sqrt(3 / 100)],
    ['… by fan out', kaimingUniform(SHAPE, random(1), { mode: 'fanOut' }), Math.sqrt(2) * Math.sqrt(3 / 200)],
    ['… with a slope', kaimingUniform(SHAPE, random(1), { a }), leaky * Math.sqrt(3 / 100)],
    ['… for tanh', kaimingUniform(SHAPE, random(1), { nonlinearity: 'tanh' }), (5 / 3) * Math.sqrt(3 / 100)],
    ['… of a kernel', kaimingUniform([40, 20, 5, 5], random(1)), Math.sqrt(2) * Math.sqrt(3 / 500)],
    ['xavierUniform', xavierUniform(SHAPE, random(1)), Math.sqrt(6 / 300)],
    ['… with a gain', xavierUniform(SHAPE, random(1), 2), 2 * Math.sqrt(6 / 300)],
    ['linearDefault’s weight', linearDefault(200, 100, random(1)).weight, 1 / Math.sqrt(100)],
    ['linearDefault’s bias', linearDefault(20_000, 4, random(1)).bias, 1 / Math.sqrt(4)],
  ])('%s', (_, drawn, bound) => {
    const [least, most] = [Math.min(...drawn.data), Math.max(...drawn.data)];
    expect(most).toBeLessThanOrEqual(bound * (1 + 1e-6));
    expect(least).toBeGreaterThanOrEqual(-bound * (1 + 1e-6));
    expect(most).toBeGreaterThan(0.999 * bound);
    expect(least).toBeLessThan(-0.999 * bound);
    // 20,000 draws: standard errors of 0.4 % of the bound, and of 0.6 % of the variance; five of them.
    expect(Math.abs(mean(drawn.data)) / bound).toBeLessThan(0.02);
    expect((3 * moment(drawn, 2)) / bound ** 2).toBeCloseTo(1, 1.5);
  });
});

describe('normal draws have mean 0, their variance, and the kurtosis 3 of a normal', () => {
  it.each([
    ['kaimingNormal', kaimingNormal(SHAPE, random(2)), 2 / 100],
    ['… by fan out', kaimingNormal(SHAPE, random(2), { mode: 'fanOut' }), 2 / 200],
    ['… with a slope', kaimingNormal(SHAPE, random(2), { a }), 1 / 300],
    ['… for a linear layer', kaimingNormal(SHAPE, random(2), { nonlinearity: 'linear' }), 1 / 100],
    ['xavierNormal', xavierNormal(SHAPE, random(2)), 2 / 300],
    ['… with a gain', xavierNormal(SHAPE, random(2), 3), (9 * 2) / 300],
    ['heNormal', heNormal()(200, 100, random(2)).weight, 2 / 100],
  ])('%s', (_, drawn, variance) => {
    // Standard errors of 0.7 % of the deviation, 1 % of the variance and 0.035 of the kurtosis.
    expect(Math.abs(mean(drawn.data)) / Math.sqrt(variance)).toBeLessThan(0.035);
    expect(Math.abs(moment(drawn, 2) / variance - 1)).toBeLessThan(0.05);
    expect(Math.abs(moment(drawn, 4) / moment(drawn, 2) ** 2 - 3)).toBeLessThan(0.18);
  });
});

describe('seeds', () => {
  it.each([
    ['kaimingUniform', kaimingUniform],
    ['kaimingNormal', kaimingNormal],
    ['xavierUniform', xavierUniform],
    ['xavierNormal', xavierNormal],
  ])('%s: one seed one weight, another seed another', (_, draw) => {
    expect(draw([3, 4], random(1))).toEqual(draw([3, 4], random(1)));
    expect(draw([3, 4], random(1))).not.toEqual(draw([3, 4], random(2)));
  });
});

describe('what a layer begins with', () => {
  it('linearDefault is kaimingUniform of slope √5, and draws its weight first', () => {
    const { weight } = linearDefault(5, 3, random(7));
    kaimingUniform([5, 3], random(7), { a }).data.forEach((x, i) => {
      expect(x).toBeCloseTo(weight.data[i], 6);
    });
  });

  it('heNormal(bias) is kaimingNormal, and every bias is the number given', () => {
    const { weight, bias } = heNormal(0.5)(5, 3, random(7));
    expect([...bias.data]).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
    kaimingNormal([5, 3], random(7)).data.forEach((x, i) => {
      expect(x).toBeCloseTo(weight.data[i], 6);
    });
  });

  it('layerInit makes a layer of any weight', () => {
    const { weight, bias } = layerInit(xavierUniform, 0.25)(2, 3, random(7));
    expect(weight).toEqual(xavierUniform([2, 3], random(7)));
    expect([...bias.data]).toEqual([0.25, 0.25]);
  });
});
