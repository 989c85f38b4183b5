import { conv2d } from '#lib/conv/conv.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { REACH } from './gabor.ts';
import { type Pattern, PIXEL, SIDE } from './screen.ts';

/** Pixels from the middle of a kernel to its edge. */
const REST = Math.round(REACH / PIXEL);

/**
 * A field as a kernel: its weights in the pixels around the middle, shape (1, 1, 2r + 1, 2r + 1).
 *
 * @param field centred on `middle`, which is the middle of a pixel.
 */
export function kernelOf(field: Pattern, middle: { x: number; y: number }): Tensor {
  const side = 2 * REST + 1;
  const values = Float32Array.from({ length: side * side }, (_, i) =>
    field(middle.x + ((i % side) - REST) * PIXEL, middle.y + (REST - Math.floor(i / side)) * PIXEL),
  );
  return tensor([1, 1, side, side], values);
}

/**
 * The drives of a sheet of cells, one and the same field around every pixel: the cross-correlation of the screen with the field,
 * `conv2d` with a padding that gives every pixel a cell; around the screen is its grey, contrast 0.
 *
 * @returns SIDE² drives, row by row from above.
 */
export function sheet(screen: ArrayLike<number>, kernel: Tensor): Float32Array {
  return conv2d(tensor([1, 1, SIDE, SIDE], screen), kernel, { padding: REST }).data;
}
