/** Pictures as pixels: drawings, and the neighbourhood of one pixel. */
import type { Pixel } from '#figure/stroke.ts';
import type { Picture } from './maps.ts';

export { type Pixel, stroke } from '#figure/stroke.ts';

/** Pixels on a side of the photographs, of the drawing, and of the largest kernel. */
export const SIDE = 512;
export const DRAWING = 32;
export const REACH = 7;

/** A ring and a stroke, so that every direction has an edge. */
export function firstDrawing(): Uint8Array {
  return Uint8Array.from({ length: DRAWING * DRAWING }, (_, i) => {
    const [x, y] = [(i % DRAWING) - 15.5, Math.floor(i / DRAWING) - 15.5];
    const ring = Math.abs(Math.hypot(x, y) - 10.5) < 1.6;
    return Number(ring || (Math.abs(x + y) < 2 && Math.abs(x - y) < 26));
  });
}

/** The drawing as a picture: ink is black, paper white. */
export function drawn(ink: Uint8Array): Picture {
  const data = new Uint8ClampedArray(4 * ink.length).fill(255);
  ink.forEach((on, i) => {
    if (on) data.fill(0, 4 * i, 4 * i + 3);
  });
  return { width: DRAWING, height: DRAWING, data };
}

/** The 7 × 7 pixels around one, RGB bytes. */
export function patchAt({ width, height, data }: Picture, row: number, col: number): number[] {
  const clamp = (value: number, n: number) => Math.max(0, Math.min(n - 1, value));
  return Array.from({ length: REACH * REACH * 3 }, (_, i) => {
    const [cell, channel] = [Math.floor(i / 3), i % 3];
    const r = clamp(row - 3 + Math.floor(cell / REACH), height);
    const c = clamp(col - 3 + (cell % REACH), width);
    return data[4 * (r * width + c) + channel];
  });
}

/** The chosen pixel, moved into the picture on show: a place outside a small picture is one of a photograph, scaled down. */
export const pixel = ({ row, col }: Pixel, { width, height }: { width: number; height: number }) => ({
  row: row < height ? row : Math.floor((row * height) / SIDE),
  col: col < width ? col : Math.floor((col * width) / SIDE),
});
