/** A grid of values as a few paths, one for each colour: a tenth of the weight of a rectangle for each cell. */
import { valueColour } from '#figure/colour.ts';

export interface Layer {
  readonly colour: string;
  readonly d: string;
}

/** Neighbours in a row of one colour become one piece; what `colourOf` has no colour for is left out. */
export function layers(
  values: ArrayLike<number>,
  width: number,
  colourOf: (value: number, i: number) => string | undefined,
): Layer[] {
  const paths = new Map<string, string>();
  for (let i = 0; i < values.length; ) {
    const colour = colourOf(values[i], i);
    const row = Math.floor(i / width);
    const start = i;
    while (++i < (row + 1) * width && colourOf(values[i], i) === colour);
    if (colour === undefined) continue;
    const length = i - start;
    paths.set(colour, `${paths.get(colour) ?? ''}M${start % width} ${row}h${length}v1h-${length}z`);
  }
  return [...paths].map(([colour, d]) => ({ colour, d }));
}

/** Ink on paper: 1 is ink, −1 paper, in steps of a tenth. */
export function inkColour(value: number): string | undefined {
  const share = Math.round(5 * (value + 1)) * 10;
  return share <= 0
    ? undefined
    : share >= 100
      ? 'var(--ink)'
      : `color-mix(in oklab, var(--ink) ${share}%, var(--zero))`;
}

/** The book's scale in 25 steps on each side of zero. */
export const scoreColour =
  (most: number) =>
  (value: number): string | undefined => {
    const step = Math.round((25 * value) / most) / 25;
    return step === 0 ? undefined : valueColour(step, 1);
  };
