import { describe, expect, it } from 'vitest';
import { parametersOf } from '#lib/nn/sequential.ts';
import { untrained } from './networks.ts';
import { batchOf, packDigits, packNetwork, unpackDigits, unpackNetwork } from './pack.ts';

describe('a network in a file', () => {
  const net = untrained('convnet', 1);

  it('comes back, each number within half a step of its tensor', () => {
    const back = unpackNetwork(packNetwork(net, 8), untrained('convnet', 2));
    parametersOf(back).forEach(({ data }, i) => {
      const { data: was } = parametersOf(net)[i];
      const step = Math.max(...was.map(Math.abs)) / 127;
      for (const [j, v] of data.entries()) expect(Math.abs(v - was[j])).toBeLessThanOrEqual(0.5001 * step);
    });
  });

  it('is refused when its length is wrong', () => {
    expect(() => unpackNetwork(packNetwork(net, 8).subarray(1), net)).toThrow(RangeError);
    expect(() => unpackNetwork(packNetwork(net, 8), untrained('mlp', 1))).toThrow(RangeError);
  });
});

describe('digits in a file', () => {
  const all = [
    { index: 3, label: 7, pixels: Uint8Array.from({ length: 784 }, (_, i) => i % 256) },
    { index: 9999, label: 0, pixels: new Uint8Array(784).fill(255) },
  ];

  it('come back', () => expect(unpackDigits(packDigits(all))).toEqual(all));

  it('are refused when cut off', () => {
    expect(() => unpackDigits(packDigits(all).subarray(1))).toThrow(RangeError);
  });

  it('become numbers from 0 to 1', () => {
    const { shape, data } = batchOf(all);
    expect(shape).toEqual([2, 1, 28, 28]);
    expect([data[0], data[255], data[784]]).toEqual([0, 1, 1]);
  });
});
