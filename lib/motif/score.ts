import { conv2d } from '#lib/conv/conv.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

/**
 * Pictures with a border of white paper, −1.
 *
 * @param x shape (N, C, H, W). @param width pixels added on every side.
 * @returns shape (N, C, H + 2 · width, W + 2 · width); in PyTorch F.pad(x, (width,) * 4, value=-1).
 */
export function onWhite(x: Tensor, width: number): Tensor {
  const [n, channels, height, across] = x.shape;
  const padded = tensor([n, channels, height + 2 * width, across + 2 * width]);
  padded.data.fill(-1);
  for (let row = 0; row < n * channels * height; row++) {
    const plane = Math.floor(row / height);
    const to = (plane * padded.shape[2] + width + (row % height)) * padded.shape[3] + width;
    padded.data.set(x.data.subarray(row * across, (row + 1) * across), to);
  }
  return padded;
}

/**
 * How well each template fits at every place: y_k,ij = Σ_uv w_k,uv · x_{i+u−2, j+v−2}, on white paper.
 *
 * A template of ±1 scores 25 where the picture agrees with it everywhere, and loses 2 for every pixel of the wrong colour.
 *
 * @param x shape (N, 1, H, W), ink 1 and paper −1. @param w shape (K, 1, 5, 5), odd sides.
 * @returns shape (N, K, H, W), rounded to 10⁻⁴, so that what is equal in exact numbers is equal here too.
 */
export function scoreMaps(x: Tensor, w: Tensor): Tensor {
  const y = conv2d(onWhite(x, (w.shape[3] - 1) / 2), w);
  for (let i = 0; i < y.data.length; i++) y.data[i] = Math.round(y.data[i] * 1e4) / 1e4;
  return y;
}

/** The score maps of one picture, one list of numbers for each template; in float64, so that 13.6 is not above 13.6. */
export function mapsOf(picture: Float32Array, w: Tensor): Float64Array[] {
  const side = Math.sqrt(picture.length);
  const { data } = scoreMaps(tensor([1, 1, side, side], picture), w);
  return Array.from({ length: w.shape[0] }, (_, k) =>
    Float64Array.from(
      data.subarray(k * picture.length, (k + 1) * picture.length),
      (score) => Math.round(score * 1e4) / 1e4,
    ),
  );
}
