const length = (values: ArrayLike<number>) =>
  Math.sqrt(Array.from(values, (v) => v * v).reduce((a, b) => a + b, 0));

/**
 * How much has changed from `before` to `after`, against the size of what was: ‖after − before‖ / ‖before‖.
 *
 * @returns 0 where nothing changed; Infinity where there was nothing before, but there is now.
 * @throws RangeError when the lists differ in length.
 */
export function relativeChange(before: ArrayLike<number>, after: ArrayLike<number>): number {
  if (before.length !== after.length) {
    throw new RangeError(`${before.length} numbers cannot be compared with ${after.length}`);
  }
  const change = length(Array.from(before, (value, i) => after[i] - value));
  return change === 0 ? 0 : change / length(before);
}
