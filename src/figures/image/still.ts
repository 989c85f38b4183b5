/** The first state, computed while the book is built: what readers see before, and without, JavaScript. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { initial } from '#figure/knobs.ts';
import type { Palette, Rgb } from '#figure/ramp.ts';
import { channels, maps, type Picture, paint } from './maps.ts';
import { knobs, type Seen } from './model.ts';
import { patchAt } from './pictures.ts';

/** A photograph of the book, decoded. The build runs in the repository's root. */
export async function photograph(name: string): Promise<Picture> {
  const file = resolve('src/figures/image/photos', `${name}.webp`);
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

/** Colours of book.css in one theme, by their names there. */
export async function coloursIn<const Name extends string>(
  theme: 'light' | 'dark',
  names: readonly Name[],
): Promise<Record<Name, Rgb>> {
  const css = await readFile(resolve('src/styles/book.css'), 'utf8');
  const read = (name: string): Rgb => {
    const pair = css.match(new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`));
    if (!pair) throw new Error(`book.css has no light-dark pair --${name}.`);
    const hex = Number.parseInt(pair[theme === 'light' ? 1 : 2].slice(1), 16);
    return [hex >> 16, (hex >> 8) & 255, hex & 255];
  };
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, Rgb>;
}

export const paletteIn = (theme: 'light' | 'dark'): Promise<Palette> =>
  coloursIn(theme, ['negative', 'zero', 'positive', 'ink']);

/** A picture as a WebP file. */
export async function webp({ width, height, data }: Picture, quality = 72): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .webp({ quality, effort: 6 })
    .toBuffer();
  return new Uint8Array(buffer);
}

/** The first input, and its map painted in one theme. */
async function first(theme: 'light' | 'dark') {
  const params = initial(knobs);
  const input = await photograph(params.picture);
  return {
    params,
    input,
    ...paint(maps(channels(input, params.mode), params), params, await paletteIn(theme)),
  };
}

/** The first output as a file. */
export const still = async (theme: 'light' | 'dark') => webp((await first(theme)).picture);

/** What the first state sees of the picture. */
export async function seenFirst(): Promise<Seen> {
  const { params, input, spans } = await first('light');
  return { width: input.width, height: input.height, patch: patchAt(input, params.row, params.col), spans };
}
