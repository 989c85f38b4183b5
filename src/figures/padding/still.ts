/** The first state, computed while the book is built. */
import sharp from 'sharp';
import { initial } from '#figure/knobs.ts';
import { paletteIn, photograph } from '#figures/image/still.ts';
import { measure, type Numbers, surroundings } from './measure.ts';
import { knobs, places } from './model.ts';
import { shadeAll } from './shade.ts';

async function first() {
  const params = initial(knobs);
  return {
    params,
    ...measure(params, surroundings(await photograph(params.picture), places[params.picture])),
  };
}

export const numbersFirst = async (): Promise<Numbers> => (await first()).numbers;

/** All pictures side by side in one file, each scaled to one size without smoothing. */
export async function still(theme: 'light' | 'dark'): Promise<Uint8Array<ArrayBuffer>> {
  const { params, numbers, pictures } = await first();
  const tile = 288;
  const tiles = shadeAll(pictures, numbers, params.filter, params.truth, await paletteIn(theme));
  const layers = await Promise.all(
    tiles.map(async ({ width, height, data }, i) => ({
      input: await sharp(data, { raw: { width, height, channels: 4 } })
        .resize(tile, tile, { kernel: 'nearest' })
        .png()
        .toBuffer(),
      left: i * tile,
      top: 0,
    })),
  );
  const sheet = sharp({
    create: { width: tile * tiles.length, height: tile, channels: 3, background: '#fff' },
  });
  return new Uint8Array(await sheet.composite(layers).webp({ quality: 60, effort: 6 }).toBuffer());
}
