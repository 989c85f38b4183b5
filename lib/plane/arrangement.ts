/**
 * The most pieces into which n lines cut the plane, no two of them parallel and no three through one point:
 * 1 + n + n(n − 1)/2. So many linear regions can one hidden layer of n ReLU units have.
 *
 * @throws RangeError when `lines` is not a whole number from 0 up.
 * @see Steiner 1826; Zaslavsky 1975 for any dimension.
 */
export function mostPieces(lines: number): number {
  if (!Number.isInteger(lines) || lines < 0) {
    throw new RangeError(`lines must be a whole number from 0 up, not ${lines}`);
  }
  return 1 + lines + (lines * (lines - 1)) / 2;
}
