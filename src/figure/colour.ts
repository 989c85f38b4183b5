/** The book's one scale for signed values: orange (negative) – panel (0) – blue (positive), mixed in OKLab by the browser,
 *  so both themes follow from the custom properties in book.css. */

/** CSS colour of `value` on a scale from −`most` to `most`. */
export function valueColour(value: number, most: number): string {
  const share = most > 0 ? Math.min(1, Math.abs(value) / most) : 0;
  if (share < 0.005) return 'var(--zero)';
  return `color-mix(in oklab, var(${value < 0 ? '--negative' : '--positive'}) ${Math.round(share * 100)}%, var(--zero))`;
}

/** The largest magnitude in `values`; 1 where all are zero, so that a scale always has a length. */
export function magnitude(...values: readonly ArrayLike<number>[]): number {
  let most = 0;
  for (const list of values) for (let i = 0; i < list.length; i++) most = Math.max(most, Math.abs(list[i]));
  return most || 1;
}
