/** Values as the opacity of one colour: the same picture as the still, which is a mask. */
import type { Rgb } from '#figure/ramp.ts';

/** Opacity of a value, in bytes: 0 for what is not above 0, then as its root, so that weak values show. */
export const opacity = (value: number, most: number): number =>
  value > 0 ? Math.min(255, Math.round(255 * Math.sqrt(value / most))) : 0;

/** Puts width × height values from `start` on a canvas. */
export const paint =
  (values: Float32Array, start: number, width: number, height: number, most: number, [r, g, b]: Rgb) =>
  (canvas: HTMLCanvasElement) => {
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const image = new ImageData(width, height);
    const colour = (r | (g << 8) | (b << 16)) >>> 0;
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < pixels.length; i++)
      pixels[i] = (colour | (opacity(values[start + i], most || 1) << 24)) >>> 0;
    canvas.getContext('2d')!.putImageData(image, 0, 0);
  };
