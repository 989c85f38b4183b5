import { describe, expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { layerwise } from './layerwise.ts';
import { activations, mlp } from './mlp.ts';

describe('layerwise', () => {
  it('gives for every input what activations gives for one', () => {
    const next = random(3);
    const net = mlp([2, 5, 3, 4], 2, next);
    const x = Float64Array.from({ length: 40 }, () => 4 * next() - 2);
    const layers = layerwise(net, x);
    for (let i = 0; i < 20; i++) {
      activations(net, [x[2 * i], x[2 * i + 1]]).forEach(({ pre, post }, l) => {
        const { units, ...all } = layers[l];
        const row = (values: Float64Array) => Array.from(values.subarray(i * units, (i + 1) * units));
        expect(row(all.pre)).toEqual(pre);
        expect(row(all.post)).toEqual(post);
      });
    }
  });

  it('refuses half a row', () => {
    expect(() => layerwise(mlp([2, 1], 0, random(1)), new Float64Array(3))).toThrow(
      '3 numbers are no rows of 2',
    );
  });
});
