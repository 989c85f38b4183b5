/** From values to pixels. */
import { fields } from '#content/neocognitron/shape.ts';
import { divergingRamp, inkRamp, mix, type Palette, type Rgb, STEPS } from '#figure/ramp.ts';
import type { Picture } from '#figures/image/maps.ts';
import type { NetSheets, Pictures } from './measure.ts';
import {
  heightOf,
  inputSheet,
  netSheets,
  type Sheet,
  type SheetName,
  SIDE,
  type StillName,
  widthOf,
} from './sheets.ts';

/** The colours of the figure: the signed scale for templates, ink for digits, and the colour of outputs for what cells answer. */
export const inks = ['negative', 'zero', 'positive', 'ink', 'output'] as const;
export type Inks = Palette & { readonly output: Rgb };

/** Tiles side by side, `most` in the ramp's last colour; what lies between them stays clear. */
export function tiles(values: Float32Array, sheet: Sheet, ramp: Uint32Array, most: number): Picture {
  const { cols, rows, tile, scale, cell } = sheet;
  const width = widthOf(sheet);
  const pixels = new Uint32Array(width * heightOf(sheet));
  const gap = (cell - tile * scale) / 2;
  for (let t = 0; t < cols * rows; t++) {
    const corner = (Math.floor(t / cols) * cell + gap) * width + (t % cols) * cell + gap;
    for (let y = 0; y < tile * scale; y++)
      for (let x = 0; x < tile * scale; x++) {
        const v = values[t * tile * tile + Math.floor(y / scale) * tile + Math.floor(x / scale)];
        const step = most > 0 ? Math.round((v / most) * STEPS) : 0;
        pixels[corner + y * width + x] = ramp[Math.max(-STEPS, Math.min(STEPS, step)) + STEPS];
      }
  }
  return { width, height: heightOf(sheet), data: new Uint8ClampedArray(pixels.buffer) };
}

const largest = (values: Float32Array) => values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);

/** The input in ink, and over it, in blue, where the chosen plane answers. */
function fired({ input, plane, layer }: Pictures, palette: Inks): Picture {
  const { scale } = inputSheet;
  const { jump, start } = fields[layer];
  const side = Math.sqrt(plane.length);
  const most = largest(plane);
  const width = widthOf(inputSheet);
  const pixels = new Uint32Array(width * width);
  const paper = Array.from({ length: STEPS + 1 }, (_, i) =>
    mix(palette.zero, palette.ink, (0.75 * i) / STEPS),
  );
  // A cell colours the pixels around the middle of what it sees.
  const cell = (pixel: number) => Math.floor((pixel - start + (jump - 1) / 2 + 0.5) / jump);
  for (let y = 0; y < width; y++)
    for (let x = 0; x < width; x++) {
      const [py, px] = [Math.floor(y / scale), Math.floor(x / scale)];
      const base = paper[Math.round(input[py * SIDE + px] * STEPS)];
      const [row, col] = [cell(py), cell(px)];
      const inside = row >= 0 && col >= 0 && row < side && col < side;
      const answer = inside && most > 0 ? Math.max(0, plane[row * side + col] / most) : 0;
      pixels[y * width + x] = rgba(blend(base, palette.output, 0.9 * answer));
    }
  return { width, height: width, data: new Uint8ClampedArray(pixels.buffer) };
}

const blend = (a: Rgb, b: Rgb, share: number) => a.map((v, i) => v + share * (b[i] - v)) as unknown as Rgb;
const rgba = ([r, g, b]: Rgb) =>
  ((255 << 24) | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r)) >>> 0;

/** Templates on the signed scale. */
export const templates = (values: Float32Array, palette: Inks): Picture =>
  tiles(values, netSheets.t1, divergingRamp(palette), largest(values));

/** Every sheet of the pipeline. */
export function paint(pictures: Pictures, palette: Inks): Partial<Record<StillName, Picture>> {
  const [signed, ink, blue] = [
    divergingRamp(palette),
    inkRamp(palette),
    inkRamp({ ...palette, ink: palette.output }),
  ];
  const ramps: Partial<Record<SheetName, Uint32Array>> = { t1: signed, w2: ink };
  const all: Partial<Record<StillName, Picture>> = { input: fired(pictures, palette) };
  pictures.nets.forEach((net, n) => {
    for (const name of Object.keys(netSheets) as SheetName[])
      all[`${n as 0 | 1}${name}`] = tiles(
        net[name as keyof NetSheets],
        netSheets[name],
        ramps[name] ?? blue,
        largest(net[name]),
      );
  });
  return all;
}
