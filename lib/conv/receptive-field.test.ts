import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tensor } from '#lib/tensor.ts';
import { conv1d, convBackward } from './conv.ts';
import { inputRange, receptiveField } from './receptive-field.ts';

describe('receptiveField', () => {
  it('by hand: two kernels of 3 see 5 samples, with a stride of 2 between them 7', () => {
    expect(receptiveField([{ kernel: 3 }, { kernel: 3 }], 8)).toEqual([
      { size: 6, receptiveField: 3, jump: 1, start: 1 },
      { size: 4, receptiveField: 5, jump: 1, start: 2 },
    ]);
    expect(
      receptiveField([
        { kernel: 3, stride: 2, padding: 1 },
        { kernel: 3, padding: 1 },
      ]).at(-1),
    ).toEqual({
      size: undefined,
      receptiveField: 7,
      jump: 2,
      start: 0,
    });
  });

  it('by hand: the units of a kernel of 2 lie between the samples', () => {
    const [field] = receptiveField([{ kernel: 2, stride: 2 }]);
    expect(field.start).toBe(0.5);
    expect(inputRange(field, 3)).toEqual([6, 7]);
  });

  it('by the book: VGG-16 sees 212 pixels, LeNet-5 sees 32', () => {
    const block = (depth: number) => [
      ...new Array(depth).fill({ kernel: 3, padding: 1 }),
      { kernel: 2, stride: 2 },
    ];
    const vgg16 = [2, 2, 3, 3, 3].flatMap(block);
    expect(receptiveField(vgg16).at(-1)?.receptiveField).toBe(212);
    const lenet = [
      { kernel: 5 },
      { kernel: 2, stride: 2 },
      { kernel: 5 },
      { kernel: 2, stride: 2 },
      { kernel: 5 },
    ];
    expect(receptiveField(lenet, 32).at(-1)).toMatchObject({ size: 1, receptiveField: 32 });
  });

  it('no layers, no fields', () => {
    expect(receptiveField([], 5)).toEqual([]);
  });

  it('inputRange is where the gradient of a unit ends, first sample and last', () => {
    const layers = fc.array(
      fc.record({
        kernel: fc.integer({ min: 1, max: 4 }),
        stride: fc.integer({ min: 1, max: 3 }),
        dilation: fc.integer({ min: 1, max: 3 }),
        padding: fc.nat(2),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(layers, fc.nat(), (layers, pick) => {
        const n = 800; // No four such layers see more than 361.
        const fields = receptiveField(layers, n);
        const { size } = fields.at(-1)!;
        const unit = pick % size!;
        const ones = (kernel: number) => tensor([1, 1, kernel], new Array(kernel).fill(1));
        const inputs = [tensor([1, 1, n])];
        for (const layer of layers) inputs.push(conv1d(inputs.at(-1)!, ones(layer.kernel), layer));
        expect(inputs.at(-1)!.shape[2]).toBe(size);
        let grad = tensor([1, 1, size!]);
        grad.data[unit] = 1;
        for (const [l, layer] of [...layers.entries()].reverse()) {
          grad = convBackward(grad, inputs[l], ones(layer.kernel), layer).input;
        }
        const seen = [...grad.data.keys()].filter((i) => grad.data[i] > 0);
        const [first, last] = inputRange(fields.at(-1)!, unit);
        // Padding in the middle layers is 0 too: only where none is met do the ends match exactly.
        fc.pre(first >= 0 && last < n);
        if (layers.every(({ padding }) => padding === 0))
          expect([seen[0], seen.at(-1)]).toEqual([first, last]);
        expect(seen[0]).toBeGreaterThanOrEqual(first);
        expect(seen.at(-1)).toBeLessThanOrEqual(last);
      }),
    );
  });

  it('what does not fit throws a RangeError that names it', () => {
    expect(() => receptiveField([{ kernel: 3 }, { kernel: 9 }], 8)).toThrow(
      /kernel of 9 does not fit in 6 samples/,
    );
    expect(() => receptiveField([{ kernel: 0 }])).toThrow(RangeError);
    expect(() => receptiveField([{ kernel: 3, stride: 0 }])).toThrow(
      new RangeError('stride must be a whole number from 1 up, not 0'),
    );
  });
});
