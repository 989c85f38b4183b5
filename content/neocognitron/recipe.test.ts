import { describe, expect, it } from 'vitest';
import { patches } from '#lib/nn/patches.ts';
import { outputOf, trace } from '#lib/nn/sequential.ts';
import { random } from '#lib/random.ts';
import { tensor } from '#lib/tensor.ts';
import { begun, type ConvLayer, unpackShipped } from './networks.ts';
import { shipped } from './node.ts';
import { templatesOf, thresholded } from './recipe.ts';
import { fieldOf, outlets, planes, reach, stages, trainings } from './shape.ts';

const by = random(1);
const maps = tensor(
  [4, 2, 9, 9],
  Float32Array.from({ length: 648 }, () => (by() < 0.5 ? 0 : by())),
);
const drawn = patches(maps, { size: reach, count: 60, draws: 90 }, by);
const rows = (data: Float32Array, length: number) =>
  Array.from({ length: data.length / length }, (_, n) => data.subarray(n * length, (n + 1) * length));

describe('templates without labels', () => {
  it.each(['clusters', 'copied', 'random'] as const)('%s are unit vectors of mean 0', (training) => {
    const { data, shape } = templatesOf(training, drawn, 6, random(2));
    expect(shape).toEqual([6, 2 * reach ** 2]);
    for (const w of rows(data, shape[1])) {
      expect(Math.hypot(...w)).toBeCloseTo(1, 5);
      expect(w.reduce((sum, v) => sum + v, 0)).toBeCloseTo(0, 4);
    }
  });

  it('become cells that are silent at their share of the windows, and at empty ones', () => {
    const layer = thresholded(templatesOf('copied', drawn, 6, random(3)), drawn, 0.8, 2);
    const windows = tensor([60, 2, reach, reach], drawn.raw.data);
    const { data } = outputOf([layer, { kind: 'relu' }], windows);
    for (let k = 0; k < 6; k++)
      expect(data.filter((s, i) => i % 6 === k && s > 0).length).toBeLessThanOrEqual(
        // The window at the threshold may be rounded above it.
        0.2 * 60 + 1,
      );
    expect(data.reduce((sum, s) => sum + s * s, 0) / data.length).toBeCloseTo(1, 4);
    expect(Math.max(...(layer.bias?.data ?? [1]))).toBeLessThanOrEqual(0);
  });
});

describe('what ships', () => {
  it.each(trainings)('%s has the planes that the shape says', (training) => {
    const { net, windows } = shipped(training);
    const all = trace(net, tensor([1, 1, 28, 28]));
    for (const stage of stages)
      expect(all[outlets[stage]].output.shape.slice(2)).toEqual([fieldOf[stage].size, fieldOf[stage].size]);
    expect(windows).toHaveLength(planes[1] * fieldOf.s2.receptiveField ** 2);
    if (training !== 'backprop')
      for (const layer of [net[0], net[3]] as ConvLayer[])
        for (const b of layer.bias?.data ?? []) expect(b).toBeLessThanOrEqual(0);
  });

  it('is refused when cut off', () => {
    expect(() => unpackShipped(new Uint8Array(10))).toThrow(RangeError);
    expect(begun(1)).not.toEqual(begun(2));
  });
});
