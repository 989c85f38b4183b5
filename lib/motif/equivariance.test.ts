import { describe, expect, it } from 'vitest';
import { conv2d } from '#lib/conv/conv.ts';
import { rolled } from '#lib/conv/roll.ts';
import { tensor } from '#lib/tensor.ts';
import { features, type Layer, moveThrough } from './equivariance.ts';
import { letter } from './letters.ts';
import { batch } from './picture.ts';
import { locallyConnected, shuffled } from './untied.ts';

const x = batch([letter('D')]);
const plain: Layer = { sharing: true, seed: 1, stride: 1, padding: 'white', pooling: 'none' };
const gap = (down: number, right: number, change: Partial<Layer> = {}) =>
  moveThrough(x, down, right, { ...plain, ...change }).gap;

describe('a shared layer', () => {
  it('with circular padding is equivariant to every roll', () => {
    for (const [down, right] of [
      [0, 4],
      [-9, 7],
      [3, -6],
    ])
      expect(gap(down, right, { padding: 'circular' })).toEqual({ whole: 0, interior: 0 });
  });

  it('on white paper too, while the letter stays on the sheet; with zeros only where no window sees them', () => {
    expect(gap(0, 3)).toEqual({ whole: 0, interior: 0 });
    // At 4 the grey rim of the D comes within two pixels of the edge: one column of scores is cut off.
    expect(gap(0, 4).interior).toBe(0);
    expect(gap(0, 4).whole).toBeGreaterThan(0);
    expect(gap(0, 4).whole).toBeLessThan(0.005);
    expect(gap(0, 9).whole).toBeGreaterThan(0.1);
    const zeros = gap(0, 2, { padding: 'zeros' });
    expect(zeros.interior).toBe(0);
    expect(zeros.whole).toBeGreaterThan(0.01);
  });

  it('with stride 2 only to multiples of 2; with pooling after it, of 4', () => {
    for (const padding of ['circular'] as const) {
      for (let right = -8; right <= 8; right++) {
        expect(gap(0, right, { padding, stride: 2 }).whole === 0).toBe(right % 2 === 0);
        expect(gap(0, right, { padding, stride: 2, pooling: 'max' }).whole === 0).toBe(right % 4 === 0);
        expect(gap(0, right, { padding, pooling: 'average' }).whole === 0).toBe(right % 2 === 0);
      }
    }
  });
});

it('an untied layer is equivariant to no move but none', () => {
  for (const right of [-3, 1, 4]) {
    expect(gap(0, right, { sharing: false }).interior).toBeGreaterThan(0.3);
    expect(gap(0, right, { sharing: false, padding: 'circular' }).whole).toBeGreaterThan(0.3);
  }
  expect(gap(0, 0, { sharing: false })).toEqual({ whole: 0, interior: 0 });
});

it('local filters that are all the same are a convolution', () => {
  const w = [[1, -1, 0, 1, 1, -1, 0, 0, 1]];
  const input = tensor(
    [1, 1, 7, 6],
    Array.from({ length: 42 }, (_, i) => (i * 7) % 11),
  );
  for (const [stride, places] of [
    [1, 20],
    [2, 6],
  ]) {
    const copies = tensor([places, 1, 3, 3], Array(places).fill(w[0]).flat());
    expect(locallyConnected(input, copies, stride)).toEqual(
      conv2d(input, tensor([1, 1, 3, 3], w[0]), { stride }),
    );
  }
  expect(() => locallyConnected(input, tensor([3, 1, 3, 3]))).toThrow(RangeError);
});

it('shuffled templates keep their weights, and differ from place to place', () => {
  const template = [1, 1, 1, -1, -1, -1, 1, 0, 1];
  const { data } = shuffled([template], 8, 5);
  const kernels = Array.from({ length: 8 }, (_, i) => [...data.subarray(9 * i, 9 * i + 9)]);
  for (const kernel of kernels) expect(kernel.toSorted()).toEqual(template.toSorted());
  expect(new Set(kernels.map(String)).size).toBeGreaterThan(5);
  expect(shuffled([template], 8, 5).data).toEqual(data);
});

it('rolling back and forth restores; the untied layer with stride takes every second place’s weights', () => {
  expect(rolled(rolled(x, 3, -5), -3, 5)).toEqual(x);
  const full = features(x, { ...plain, sharing: false });
  const half = features(x, { ...plain, sharing: false, stride: 2 });
  expect(half.data[10 * 3 + 4]).toBe(full.data[20 * 6 + 8]);
});
