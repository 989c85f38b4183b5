/** One number per dimension: `perDimension('stride', 2, 3)` is [2, 2, 2]. */
export function perDimension(
  name: string,
  value: number | readonly number[],
  dimensions: number,
): readonly number[] {
  if (typeof value === 'number') return new Array<number>(dimensions).fill(value);
  if (value.length !== dimensions) {
    throw new RangeError(
      `${name} [${value.join(', ')}] must hold one number for each dimension, and there ${dimensions === 1 ? 'is 1' : `are ${dimensions}`}`,
    );
  }
  return value;
}

/** Insists on N and C and then `dimensions` spatial sizes. */
export function expectDimensions(name: string, shape: readonly number[], dimensions: number): void {
  if (shape.length !== dimensions + 2) {
    throw new RangeError(`${name} of shape [${shape.join(', ')}] must have ${dimensions + 2} dimensions`);
  }
}

/** Insists on one shape. */
export function expectShape(name: string, shape: readonly number[], wanted: readonly number[]): void {
  if (shape.join() !== wanted.join()) {
    throw new RangeError(`${name} must have shape [${wanted.join(', ')}], not [${shape.join(', ')}]`);
  }
}
