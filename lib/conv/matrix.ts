import { size, type Tensor } from '#lib/tensor.ts';
import { perDimension } from './dimensions.ts';
import { outputSize, type Window } from './shape.ts';

/** A matrix in row-major order; `tap` holds, cell by cell, which weight stands there: its index, or −1 for none. */
export type ConvolutionMatrix = {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
  readonly tap: Int32Array;
};

export type MatrixOptions = {
  stride?: number | readonly number[];
  padding?: number | readonly number[];
  dilation?: number | readonly number[];
  /** Turns the kernel round first: true for convolution, false (as conv1d) for cross-correlation. */
  flip?: boolean;
};

/**
 * The matrix T of a 1-D convolution, y = T x: T[i, i·stride + j·dilation − padding] = weight[j].
 *
 * Each row is the row above moved `stride` columns along: a banded Toeplitz matrix at stride 1, all its entries
 * drawn from K tied weights. Weights that fall on the zeros of the padding have no column.
 *
 * @param weight K weights.
 * @param n samples of the input, the columns of T.
 * @throws RangeError when the kernel does not fit.
 * @see Dumoulin & Visin 2016, arXiv:1603.07285, section 4.1.
 */
export function convolutionMatrix(
  weight: ArrayLike<number>,
  n: number,
  options: MatrixOptions = {},
): ConvolutionMatrix {
  return build(weight, [weight.length], [n], options);
}

/**
 * The matrix T of a 2-D convolution, vec(y) = T vec(x): blocks in a Toeplitz pattern, each block Toeplitz.
 *
 * @param weight shape (KH, KW).
 * @param height rows of the input; T has height · width columns, in row-major order.
 * @param width columns of the input.
 * @throws RangeError when the kernel does not fit, or the weight has not two dimensions.
 */
export function convolutionMatrix2d(
  weight: Tensor,
  height: number,
  width: number,
  options: MatrixOptions = {},
): ConvolutionMatrix {
  if (weight.shape.length !== 2) {
    throw new RangeError(`weight of shape [${weight.shape.join(', ')}] must have 2 dimensions`);
  }
  return build(weight.data, weight.shape, [height, width], options);
}

/** T x, in as many numbers as T has rows. */
export function matVec({ rows, columns, data }: ConvolutionMatrix, x: ArrayLike<number>): number[] {
  if (x.length !== columns) throw new RangeError(`a matrix of ${columns} columns times ${x.length} numbers`);
  return Array.from({ length: rows }, (_, r) => {
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += data[r * columns + c] * x[c];
    return sum;
  });
}

/** Tᵀ: the matrix of the transposed convolution. */
export function transpose({ rows, columns, data, tap }: ConvolutionMatrix): ConvolutionMatrix {
  const source = (i: number) => (i % rows) * columns + Math.floor(i / rows);
  return {
    rows: columns,
    columns: rows,
    data: Float64Array.from(data, (_, i) => data[source(i)]),
    tap: Int32Array.from(tap, (_, i) => tap[source(i)]),
  };
}

/** A cell of the matrix that holds a weight. */
type Entry = { row: number; column: number; tap: number };

/** Every further dimension crosses the entries so far with its own: rows, columns and taps count in row-major order. */
function build(
  weight: ArrayLike<number>,
  kernel: readonly number[],
  shape: readonly number[],
  options: MatrixOptions,
): ConvolutionMatrix {
  const stride = perDimension('stride', options.stride ?? 1, shape.length);
  const padding = perDimension('padding', options.padding ?? 0, shape.length);
  const dilation = perDimension('dilation', options.dilation ?? 1, shape.length);
  let rows = 1;
  let entries: Entry[] = [{ row: 0, column: 0, tap: 0 }];
  shape.forEach((n, d) => {
    const window = { kernel: kernel[d], stride: stride[d], padding: padding[d], dilation: dilation[d] };
    const count = outputSize(n, window);
    const along = axisEntries(n, count, window, options.flip ?? false);
    rows *= count;
    entries = entries.flatMap((outer) =>
      along.map((inner) => ({
        row: outer.row * count + inner.row,
        column: outer.column * n + inner.column,
        tap: outer.tap * kernel[d] + inner.tap,
      })),
    );
  });
  const columns = size(shape);
  const data = new Float64Array(rows * columns);
  const tap = new Int32Array(rows * columns).fill(-1);
  for (const entry of entries) {
    data[entry.row * columns + entry.column] = weight[entry.tap];
    tap[entry.row * columns + entry.column] = entry.tap;
  }
  return { rows, columns, data, tap };
}

/** The cells of one dimension: output `row` reads sample `column` through weight `tap`. */
function axisEntries(
  n: number,
  count: number,
  { kernel, stride, padding, dilation }: Required<Window>,
  flip: boolean,
) {
  const entries: Entry[] = [];
  for (let row = 0; row < count; row++) {
    for (let k = 0; k < kernel; k++) {
      const column = row * stride + k * dilation - padding;
      if (column >= 0 && column < n) entries.push({ row, column, tap: flip ? kernel - 1 - k : k });
    }
  }
  return entries;
}
