import { size } from '#lib/tensor.ts';

/**
 * A dimension counted from 0; as in PyTorch −1 is the last.
 *
 * @throws RangeError when the shape has no such dimension.
 */
export function dimension(dim: number, shape: readonly number[]): number {
  const d = dim < 0 ? dim + shape.length : dim;
  if (!Number.isInteger(d) || d < 0 || d >= shape.length) {
    const fits = shape.length === 0 ? 'it has none' : `use ${-shape.length} to ${shape.length - 1}`;
    throw new RangeError(`shape [${shape.join(', ')}] has no dimension ${dim}; ${fits}`);
  }
  return d;
}

/** The lines along one dimension: element i of line (o, r) stands at (o · length + i) · inner + r, o < outer, r < inner. */
export type Axis = {
  readonly dim: number;
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
};

/** The lines of a shape along `dim`, which may count from the end. */
export function axis(shape: readonly number[], dim: number): Axis {
  const d = dimension(dim, shape);
  return { dim: d, outer: size(shape.slice(0, d)), length: shape[d], inner: size(shape.slice(d + 1)) };
}
