import type { Picture } from './maps.ts';

/** Puts a picture on a canvas, pixel for pixel. */
export const put = (picture: Picture | undefined) => (canvas: HTMLCanvasElement) => {
  if (!picture) return;
  if (canvas.width !== picture.width) canvas.width = picture.width;
  if (canvas.height !== picture.height) canvas.height = picture.height;
  canvas.getContext('2d')!.putImageData(new ImageData(picture.data, picture.width, picture.height), 0, 0);
};
