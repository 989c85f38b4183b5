import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tensor } from '#lib/tensor.ts';
import { conv, conv1d } from './conv.ts';
import { convolve } from './convolve.ts';
import { convolutionMatrix, convolutionMatrix2d, matVec, transpose } from './matrix.ts';
import { leftover } from './shape.ts';
import { convCases, wholeNumbers } from './testing.ts';
import { convTranspose } from './transpose.ts';

/** The plain convolutions among the random ones: one channel, zeros around. */
const cases = convCases
  .filter(
    ({ options, input }) =>
      options.padding !== 'same' && options.paddingMode === 'zeros' && input.shape.length <= 4,
  )
  .map(({ input, weight, options }) => {
    const { stride, dilation } = options;
    const padding = options.padding as number[];
    const [spatial, kernel] = [input.shape.slice(2), weight.shape.slice(2)];
    return {
      spatial,
      kernel,
      options: { stride, dilation, padding },
      outputPadding: spatial.map((n, d) =>
        leftover(n, { kernel: kernel[d], stride: stride[d], padding: padding[d], dilation: dilation[d] }),
      ),
    };
  });

function matrix(weight: Float32Array, kernel: number[], spatial: number[], options: object) {
  return spatial.length === 1
    ? convolutionMatrix([...weight], spatial[0], options)
    : convolutionMatrix2d(tensor(kernel, weight), spatial[0], spatial[1], options);
}

describe('convolutionMatrix', () => {
  it('by hand: a band that moves one column a row', () => {
    const { rows, columns, data, tap } = convolutionMatrix([1, 2, 3], 4);
    expect([rows, columns]).toEqual([2, 4]);
    expect([...data]).toEqual([1, 2, 3, 0, 0, 1, 2, 3]);
    expect([...tap]).toEqual([0, 1, 2, -1, -1, 0, 1, 2]);
  });

  it('by hand: stride moves two columns a row, padding cuts the band off, dilation spreads it', () => {
    expect([...convolutionMatrix([1, 2], 3, { stride: 2, padding: 1 }).data]).toEqual([2, 0, 0, 0, 1, 2]);
    expect([...convolutionMatrix([1, 2], 3, { dilation: 2 }).data]).toEqual([1, 0, 2]);
  });

  it('by hand: in two dimensions, Toeplitz blocks in a Toeplitz pattern', () => {
    const { rows, columns, data } = convolutionMatrix2d(tensor([2, 2], [1, 2, 3, 4]), 2, 3);
    expect([rows, columns]).toEqual([2, 6]);
    expect([...data]).toEqual([1, 2, 0, 3, 4, 0, 0, 1, 2, 0, 3, 4]);
  });

  it('T x is the convolution, in one dimension and in two', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ spatial, kernel, options }, seed) => {
        const [x, w] = [wholeNumbers([1, 1, ...spatial], seed), wholeNumbers([1, 1, ...kernel], seed + 1)];
        const T = matrix(w.data, kernel, spatial, options);
        expect(matVec(T, x.data).map((y) => y + 0)).toEqual([...conv(x, w, options).data].map((y) => y + 0));
      }),
    );
  });

  it('Tᵀ y is the transposed convolution', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ spatial, kernel, options, outputPadding }, seed) => {
        const w = wholeNumbers([1, 1, ...kernel], seed);
        const y = wholeNumbers(conv(tensor([1, 1, ...spatial]), w, options).shape, seed + 1);
        const T = matrix(w.data, kernel, spatial, options);
        const expected = convTranspose(y, w, { ...options, outputPadding });
        expect(matVec(transpose(T), y.data).map((x) => x + 0)).toEqual([...expected.data].map((x) => x + 0));
      }),
    );
  });

  it('flipped and fully padded is `convolve`', () => {
    const [x, w] = [
      [3, 1, 4, 1],
      [2, 7, 1],
    ];
    expect(matVec(convolutionMatrix(w, 4, { padding: 2, flip: true }), x)).toEqual(convolve(x, w));
  });

  it('tap says which weight stands in each cell, flipped or not', () => {
    for (const flip of [false, true]) {
      const weight = tensor([2, 3], [1, 2, 3, 4, 5, 6]);
      const { data, tap } = convolutionMatrix2d(weight, 4, 4, { padding: 1, flip });
      expect(data).toEqual(Float64Array.from(tap, (t) => (t < 0 ? 0 : weight.data[t])));
    }
  });

  it('keeps doubles: 0.1 is not rounded to 32 bits', () => {
    expect(convolutionMatrix([0.1], 1).data[0]).toBe(0.1);
  });

  it('transpose undoes itself', () => {
    const T = convolutionMatrix([1, 2, 3], 6, { stride: 2, padding: 1 });
    expect(transpose(transpose(T))).toEqual(T);
    expect(transpose(T).rows).toBe(T.columns);
  });

  it('what does not fit throws a RangeError that names it', () => {
    expect(() => convolutionMatrix([1, 2, 3], 2)).toThrow(/kernel of 3 does not fit in 2 samples/);
    expect(() => convolutionMatrix2d(tensor([2]), 3, 3)).toThrow(
      new RangeError('weight of shape [2] must have 2 dimensions'),
    );
    expect(() => matVec(convolutionMatrix([1], 2), [1])).toThrow(
      new RangeError('a matrix of 2 columns times 1 numbers'),
    );
    expect(() => conv1d(tensor([1, 1, 2]), tensor([1, 1, 3]))).toThrow(
      /kernel of 3 does not fit in 2 samples/,
    );
  });
});
