/** The picture: where it comes from, how it is altered, and how its pixels are shuffled. */
import { permutation } from '#content/digits/lesson.ts';
import { side } from '#content/digits/networks.ts';
import type { Digit } from '#content/digits/pack.ts';
import { noisy, type Warp, warped } from '#lib/data/warp.ts';
import { random } from '#lib/random.ts';
import { inkOfLevels } from './greys.ts';
import type { Params } from './model.ts';
import { presetSheet } from './presets.ts';
import type { Box } from './stages.ts';

/** Digits that ship; from MISREAD on they are those that the network reads wrongly. */
export const DIGITS = 166;
export const MISREAD = 100;
/** The seed of the noise. */
const NOISE = 1;

/** The one order of pixels that "shuffled" means here. */
let order: Uint32Array | undefined;
export const orderOf = (): Uint32Array => {
  order ??= permutation(1);
  return order;
};

export const warpOf = ({
  right,
  down,
  turn,
  size,
}: Pick<Params, 'right' | 'down' | 'turn' | 'size'>): Warp => ({
  right,
  down,
  degrees: turn,
  scale: size / 100,
});

/** The picture before it is moved, turned, scaled and noised. @param pixels of the test digit, which only that source needs. */
export function sheetOf(
  { source, drawing }: Pick<Params, 'source' | 'drawing'>,
  pixels: Uint8Array,
): Float32Array {
  if (source === 'drawing') return inkOfLevels(drawing);
  if (source !== 'digit') return presetSheet(source);
  return Float32Array.from(pixels, (v) => v / 255);
}

export type Setting = Pick<Params, 'right' | 'down' | 'turn' | 'size' | 'noise'>;
/** The picture as it is shown: warped, then noised. */
export const pictureOf = (sheet: Float32Array, setting: Setting): Float32Array =>
  noisy(warped(sheet, side, warpOf(setting)), setting.noise, random(NOISE));

/** A picture as a network of shuffled pixels gets it. */
export const shuffle = (picture: Float32Array): Float32Array => picture.map((_, p) => picture[orderOf()[p]]);

/** The pixels of a box of the shuffled picture, where they stand in the picture itself. */
export const fieldPixels = ({ top, left, bottom, right }: Box): number[] =>
  Array.from({ length: (bottom - top + 1) * (right - left + 1) }, (_, i) => {
    const wide = right - left + 1;
    return orderOf()[(top + Math.floor(i / wide)) * side + left + (i % wide)];
  });

/** The next digit after `from` of a class among those that are read rightly, or the next that is misread. */
export function nextDigit(
  digits: readonly Pick<Digit, 'label'>[],
  from: number,
  label: number | 'misread',
): number {
  const all = digits.flatMap((digit, i) =>
    (label === 'misread' ? i >= MISREAD : i < MISREAD && digit.label === label) ? [i] : [],
  );
  return all.find((i) => i > from) ?? all[0];
}
