/** N-d numbers: `data` in row-major order (the last index moves fastest), in PyTorch's layout. */
export type Tensor = { readonly shape: readonly number[]; readonly data: Float32Array };

/** A number, or a list of equally nested lists: `[[1, 2], [3, 4]]`. */
export type Nested = number | readonly Nested[];

/**
 * The number of elements: ∏ shape.
 *
 * @throws RangeError when a size is not a whole number, or is negative.
 */
export function size(shape: readonly number[]): number {
  for (const n of shape) {
    if (!Number.isInteger(n) || n < 0) {
      throw new RangeError(`shape [${shape.join(', ')}] must hold whole numbers from 0 up, not ${n}`);
    }
  }
  return shape.reduce((product, n) => product * n, 1);
}

/** How far apart in `data` neighbours along each dimension lie: stride_d = ∏_{e>d} shape_e, in elements. */
export function strides(shape: readonly number[]): number[] {
  return shape.map((_, d) => size(shape.slice(d + 1)));
}

/**
 * A tensor of `shape` around `data`; zeros when there is no data.
 *
 * @param data ∏ shape numbers in row-major order; a Float32Array is kept as it is, not copied.
 * @throws RangeError when data and shape disagree, or the shape is impossible.
 */
export function tensor(shape: readonly number[], data?: ArrayLike<number>): Tensor {
  const wanted = size(shape);
  if (data && data.length !== wanted) {
    throw new RangeError(`shape [${shape.join(', ')}] holds ${wanted} numbers, but there are ${data.length}`);
  }
  return {
    shape,
    data: data instanceof Float32Array ? data : data ? Float32Array.from(data) : new Float32Array(wanted),
  };
}

/**
 * The tensor that nested lists spell out: `fromNested([[1, 2], [3, 4]])` has shape [2, 2].
 *
 * @throws RangeError when lists at one depth differ in length, or are mixed with numbers.
 */
export function fromNested(nested: Nested): Tensor {
  const shape: number[] = [];
  for (let level = nested; typeof level !== 'number'; level = level[0]) {
    shape.push(level.length);
    if (level.length === 0) break;
  }
  const data: number[] = [];
  const read = (part: Nested, depth: number) => {
    const length = typeof part === 'number' ? undefined : part.length;
    if (length !== shape[depth]) {
      throw new RangeError(
        `ragged: at depth ${depth} expected ${describe(shape[depth])}, found ${describe(length)}`,
      );
    }
    if (typeof part === 'number') data.push(part);
    else for (const inner of part) read(inner, depth + 1);
  };
  read(nested, 0);
  return tensor(shape, data);
}

const describe = (length: number | undefined) => (length === undefined ? 'a number' : `a list of ${length}`);

/** The tensor as nested lists, the inverse of `fromNested`; shape [] gives one number. */
export function toNested(t: Tensor): Nested {
  const steps = strides(t.shape);
  const write = (depth: number, at: number): Nested =>
    depth === t.shape.length
      ? t.data[at]
      : Array.from({ length: t.shape[depth] }, (_, i) => write(depth + 1, at + i * steps[depth]));
  return write(0, 0);
}
