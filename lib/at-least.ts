/**
 * Insists that every setting is a whole number from `least` up.
 *
 * @throws RangeError that names the setting and its value.
 */
export function atLeast(least: number, settings: Record<string, number>): void {
  for (const [name, value] of Object.entries(settings)) {
    if (!Number.isInteger(value) || value < least) {
      throw new RangeError(`${name} must be a whole number from ${least} up, not ${value}`);
    }
  }
}
