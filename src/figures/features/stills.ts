/** Pictures of sheets for readers before, and without, JavaScript: all below each other in one file for each theme. */
import sharp from 'sharp';
import { paletteIn } from '#figures/image/still.ts';
import { paintSheet, rampsOf, type Sheet, type Stills, sizeOf } from './sheet.ts';

type Sheets = Readonly<Record<string, Sheet>>;

/** Where each sheet begins, and the size of all. @param light and @param dark the files' addresses. */
export function stillsAt(sheets: Sheets, light: string, dark: string): Stills {
  const tops: Record<string, number> = {};
  let [width, height] = [0, 0];
  for (const [name, sheet] of Object.entries(sheets)) {
    tops[name] = height;
    const size = sizeOf(sheet);
    height += size.height;
    width = Math.max(width, size.width);
  }
  return { light, dark, width, height, tops };
}

/** The file of one theme. */
export async function stillOf(sheets: Sheets, theme: 'light' | 'dark'): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, tops } = stillsAt(sheets, '', '');
  const ramps = rampsOf(await paletteIn(theme));
  const layers = Object.entries(sheets).map(([name, sheet]) => {
    const { data, ...size } = paintSheet(sheet, ramps);
    return {
      input: Buffer.from(data.buffer),
      raw: { ...size, channels: 4 as const },
      left: 0,
      top: tops[name],
    };
  });
  const all = sharp({ create: { width, height, channels: 4, background: '#0000' } });
  return new Uint8Array(await all.composite(layers).webp({ lossless: true, effort: 6 }).toBuffer());
}
