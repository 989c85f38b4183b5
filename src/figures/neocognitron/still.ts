/** The first state, computed while the book is built: what readers see before, and without, JavaScript. */
import sharp from 'sharp';
import { shippedDigits } from '#content/digits/node.ts';
import { shipped } from '#content/neocognitron/node.ts';
import { initial } from '#figure/knobs.ts';
import { coloursIn } from '#figures/image/still.ts';
import { course } from './course.ts';
import { measure, type Store } from './measure.ts';
import { knobs } from './model.ts';
import { inks, paint, templates } from './paint.ts';
import { still as layout, type StillName } from './sheets.ts';

function compute() {
  const params = initial(knobs);
  const store: Store = {
    digits: shippedDigits('digits'),
    nets: { clusters: shipped('clusters'), [params.rival]: shipped(params.rival) },
  };
  return { params, ...measure(params, store), ...course(store.digits, params.seed) };
}
let known: ReturnType<typeof compute> | undefined;
const first = () => {
  known ??= compute();
  return known;
};

/** What the first state sees. */
export function seenFirst() {
  const { seen, rounds } = first();
  return { seen, rounds };
}

/** All sheets one below the other in one file. */
export async function still(theme: 'light' | 'dark'): Promise<Uint8Array<ArrayBuffer>> {
  const { params, pictures, templates: course } = first();
  const palette = await coloursIn(theme, inks);
  const all = { ...paint(pictures, palette), lesson: templates(course[params.round], palette) };
  const layers = Object.entries(all).map(([name, { width, height, data }]) => ({
    input: Buffer.from(data.buffer),
    raw: { width, height, channels: 4 as const },
    left: 0,
    top: layout.tops.get(name as StillName)!.top,
  }));
  const sheet = sharp({
    create: { width: layout.width, height: layout.height, channels: 4, background: '#0000' },
  });
  return new Uint8Array(await sheet.composite(layers).webp({ lossless: true, effort: 6 }).toBuffer());
}
