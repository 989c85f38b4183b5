import { describe, expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { tensor } from '#lib/tensor.ts';
import { maximise, norm } from './maximise.ts';
import { begin, outputOf, type Sequential } from './sequential.ts';

const weight = tensor([1, 1, 2, 2], [3, -1, 4, 0]);
const linear: Sequential = [{ kind: 'conv', weight }];

describe('maximise', () => {
  it('finds the top of a linear unit: its positive weights, as long as the bound allows', () => {
    const { x, value } = maximise(linear, [1, 1, 2, 2], 1, random(1));
    [0.6, 0, 0.8, 0].forEach((v, i) => {
      expect(x.data[i]).toBeCloseTo(v, 2);
    });
    expect(value).toBeCloseTo(5, 2);
  });

  it('stops where every pixel is full, when the bound allows it', () => {
    const { x } = maximise(linear, [1, 1, 2, 2], 2, random(1));
    expect(x.data[0]).toBeCloseTo(1, 2);
    expect(x.data[2]).toBeCloseTo(1, 2);
  });

  it('keeps to its bounds, climbs, and repeats itself', () => {
    const by = random(2);
    const net: Sequential = [
      { kind: 'conv', ...begin([4, 1, 3, 3], by) },
      { kind: 'relu' },
      { kind: 'maxPool', options: { kernel: 2 } },
      { kind: 'conv', ...begin([1, 4, 2, 2], by) },
    ];
    const shape = [1, 1, 6, 6];
    const run = () => maximise(net, shape, 3, random(7));
    const { x, value } = run();
    expect(norm(x)).toBeLessThan(3 + 1e-5);
    for (const v of x.data) expect(v >= 0 && v <= 1).toBe(true);
    expect(value).toBeGreaterThan(outputOf(net, tensor(shape)).data[0]);
    expect(run().x.data).toEqual(x.data);
  });
});
