import { describe, expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { begin, outputOf, type Sequential } from './sequential.ts';
import { fieldOf, mapOf, patchOf, projection, strongest, unpadded } from './unit.ts';

const by = random(5);
const net: Sequential = [
  { kind: 'conv', ...begin([4, 1, 5, 5], by), options: { padding: 2 } },
  { kind: 'relu' },
  { kind: 'maxPool', options: { kernel: 2 } },
  { kind: 'conv', ...begin([3, 4, 3, 3], by) },
  { kind: 'relu' },
];
const x = tensor(
  [1, 1, 16, 16],
  Array.from({ length: 256 }, () => by()),
);

describe('a unit', () => {
  it('sees as far as its layers reach', () => {
    expect(fieldOf(net)).toMatchObject({ receptiveField: 10, jump: 2 });
    expect(fieldOf([])).toMatchObject({ receptiveField: 1, jump: 1, start: 0 });
  });

  it('is found where its map is largest, the first of equals', () => {
    const maps = tensor([1, 2, 2, 2], [9, 9, 9, 9, 1, 3, 2, 3]);
    expect(strongest(maps, 1)).toEqual({ map: 1, row: 0, col: 1, value: 3 });
    expect(strongest(maps, 0)).toEqual({ map: 0, row: 0, col: 0, value: 9 });
  });

  it('has, for its receptive field alone, the value it has in the picture: also where the field is cut off', () => {
    const output = outputOf(net, x);
    const [, maps, height, width] = output.shape;
    for (let map = 0; map < maps; map++) {
      const alone = unpadded(mapOf(net, map));
      for (let row = 0; row < height; row++)
        for (let col = 0; col < width; col++) {
          const patch = patchOf(x, fieldOf(net), { row, col });
          const { value } = projection(alone, patch, 'gradient');
          expect(value).toBeCloseTo(output.data[(map * height + row) * width + col], 5);
        }
    }
  });

  it('rises by its gradient: what one pixel more adds', () => {
    const alone = unpadded(mapOf(net, 1)).slice(0, -1);
    const patch = patchOf(x, fieldOf(net), { row: 3, col: 2 });
    const { value, pixels } = projection(alone, patch, 'gradient');
    const step = 1e-3;
    for (const i of [0, 37, 55, 99]) {
      const more = tensor(patch.shape, [...patch.data]);
      more.data[i] += step;
      expect((outputOf(alone, more).data[0] - value) / step).toBeCloseTo(pixels.data[i], 2);
    }
  });

  it('has a deconvnet projection that knows its patch only by the switches: without pooling it is always the same', () => {
    const stack: Sequential = [
      net[0],
      net[1],
      { kind: 'conv', ...begin([3, 4, 3, 3], by) },
      { kind: 'relu' },
    ];
    const alone = unpadded(mapOf(stack, 0)).slice(0, -1);
    const [a, b] = [2, 5].map((row) => patchOf(x, fieldOf(stack), { row, col: 4 }));
    const of = (patch: Tensor, rule: 'deconvnet' | 'gradient') => projection(alone, patch, rule).pixels.data;
    expect(of(a, 'deconvnet')).toEqual(of(b, 'deconvnet'));
    expect(of(a, 'gradient')).not.toEqual(of(b, 'gradient'));
  });
});
