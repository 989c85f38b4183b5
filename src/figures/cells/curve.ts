/** Paths of curves in a plot of 100 × 100 units, y downwards. */
const to = (value: number) => Number(value.toFixed(2));

/** A height that holds all values: a multiple of 20. */
export const ceiling = (...values: readonly number[]): number =>
  Math.max(20, 20 * Math.ceil(values.reduce((a, b) => Math.max(a, b), 0) / 20));

export const high = (value: number, top: number): number => to(100 - (100 * Math.min(value, top)) / top);

/** A line through values that lie evenly from the left end to the right. */
export const line = (values: readonly number[], top: number): string =>
  values
    .map((value, i) => `${i ? 'L' : 'M'}${to((100 * i) / (values.length - 1))} ${high(value, top)}`)
    .join('');
