/** The first state, computed while the book is built: all sheets below each other in one file for each theme. */
import sharp from 'sharp';
import { initial } from '#figure/knobs.ts';
import { paletteIn } from '#figures/image/still.ts';
import { knobs, type SheetName, solve } from './model.ts';
import { shippedData } from './node.ts';
import { paintSheet, rampsOf, sizeOf } from './sheet.ts';

/** Where a sheet stands in the still, and how large that is. */
export interface Still {
  readonly light: string;
  readonly dark: string;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const first = () => solve(initial(knobs), shippedData());

/** Each sheet's place from the top, and the size of all. */
export function placesIn(sheets: ReturnType<typeof first>['sheets']) {
  let [y, width] = [0, 0];
  const tops = {} as Record<SheetName, number>;
  for (const [name, sheet] of Object.entries(sheets)) {
    tops[name as SheetName] = y;
    const size = sizeOf(sheet);
    y += size.height;
    width = Math.max(width, size.width);
  }
  return { tops, width, height: y };
}

/** The stills of all sheets. @param light and @param dark their files' addresses. */
export function stillsAt(light: string, dark: string): Record<SheetName, Still> {
  const { tops, width, height } = placesIn(first().sheets);
  return Object.fromEntries(
    Object.entries(tops).map(([name, y]) => [name, { light, dark, y, width, height }]),
  ) as Record<SheetName, Still>;
}

export async function still(theme: 'light' | 'dark'): Promise<Uint8Array<ArrayBuffer>> {
  const { sheets } = first();
  const { tops, width, height } = placesIn(sheets);
  const ramps = rampsOf(await paletteIn(theme));
  const layers = Object.entries(sheets).map(([name, sheet]) => {
    const { data, ...size } = paintSheet(sheet, ramps);
    return { input: data, raw: { ...size, channels: 4 as const }, left: 0, top: tops[name as SheetName] };
  });
  const all = sharp({ create: { width, height, channels: 4, background: '#0000' } });
  return new Uint8Array(await all.composite(layers).webp({ lossless: true, effort: 6 }).toBuffer());
}
