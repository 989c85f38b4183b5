/** From a picture and a kernel to maps, and from maps to pixels. The page, the worker and the build all compute with this. */

import { divergingRamp, greyRamp, inkRamp, type Palette, STEPS } from '#figure/ramp.ts';
import { conv2d } from '#lib/conv/conv.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { type Kernel, type Preset, preset } from './kernels.ts';

/** RGBA bytes, row by row, as canvases hold them. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** All that decides how a picture becomes maps. */
export interface Setup {
  readonly kernel: readonly number[];
  readonly divisor: number;
  readonly mode: 'grey' | 'rgb' | 'sum' | 'four';
  readonly operation: 'correlation' | 'convolution';
  readonly display: 'raw' | 'signed' | 'absolute';
  readonly normalise: boolean;
}

/** The values drawn in the first and last colour of a map's scale. */
export type Span = readonly [low: number, high: number];

/** The other three kernels of mode 'four'; the reader's own is the first. */
export const companions: readonly Preset[] = ['sobelY', 'laplacian', 'gaussian'];

/** Convolution is cross-correlation with the kernel turned by 180°. */
export const applied = ({ kernel, operation }: Pick<Setup, 'kernel' | 'operation'>): readonly number[] =>
  operation === 'convolution' ? kernel.toReversed() : kernel;

/** The weight of conv2d, shape (maps, channels per group, k, k), and its groups. */
export function weights(setup: Setup): { weight: Tensor; groups: number } {
  const k = Math.sqrt(setup.kernel.length);
  const scaled = ({ values, divisor }: Kernel, by = 1) =>
    applied({ kernel: values, operation: setup.operation }).map((w) => (w * by) / divisor);
  const own = { values: setup.kernel, divisor: setup.divisor };
  const kernels = {
    grey: () => [scaled(own)],
    rgb: () => [scaled(own), scaled(own), scaled(own)],
    sum: () => [scaled(own, 1 / 3), scaled(own, 1 / 3), scaled(own, 1 / 3)],
    four: () => [own, ...companions.map((name) => preset(name, k))].map((kernel) => scaled(kernel)),
  }[setup.mode]();
  const shape = setup.mode === 'sum' ? [1, 3, k, k] : [kernels.length, 1, k, k];
  return { weight: tensor(shape, kernels.flat()), groups: setup.mode === 'rgb' ? 3 : 1 };
}

/** The input of conv2d: shape (1, 3, H, W) in modes that use colour, (1, 1, H, W) with the luma (ITU-R BT.601) otherwise; 0 to 1. */
export function channels({ width, height, data }: Picture, mode: Setup['mode']): Tensor {
  const n = width * height;
  const colour = mode === 'rgb' || mode === 'sum';
  const planes = new Float32Array(colour ? 3 * n : n);
  for (let i = 0, at = 0; i < n; i++, at += 4) {
    const [r, g, b] = [data[at], data[at + 1], data[at + 2]];
    if (colour) {
      planes[i] = r / 255;
      planes[n + i] = g / 255;
      planes[2 * n + i] = b / 255;
    } else planes[i] = (0.299 * r + 0.587 * g + 0.114 * b) / 255;
  }
  return tensor([1, colour ? 3 : 1, height, width], planes);
}

/** Every map: conv2d with 'same' size, the picture's edge pixels repeated outwards. */
export function maps(input: Tensor, setup: Setup): Tensor {
  const { weight, groups } = weights(setup);
  return conv2d(input, weight, { padding: 'same', paddingMode: 'replicate', groups });
}

/** The share of values that a stretched scale tells apart: the few beyond it would leave the rest pale. */
const SHARE = 0.98;

/** The span a map is drawn in: fixed (0 to 1, or −1 to 1), or when normalised as wide as SHARE of its values. */
function spanOf(values: Float32Array, { display, normalise }: Setup): Span {
  if (display === 'raw') {
    if (!normalise) return [0, 1];
    const [low, high] = quantiles(values, false, [(1 - SHARE) / 2, (1 + SHARE) / 2]);
    return high - low > 1e-6 ? [low, high] : [low, low + 1];
  }
  const most = normalise ? quantiles(values, true, [SHARE])[0] || 1 : 1;
  return [display === 'signed' ? -most : 0, most];
}

const BINS = 2048;

/** The values (or magnitudes) below which the given shares lie, to 1/2048 of their range; the largest where nearly all are alike. */
function quantiles(values: Float32Array, magnitudes: boolean, shares: readonly number[]): number[] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const v = values[i];
    if (v < low) low = v;
    if (v > high) high = v;
  }
  if (magnitudes) [low, high] = [0, Math.max(-low, high)];
  if (!(high > low)) return shares.map(() => high);
  const bins = new Uint32Array(BINS + 1);
  const scale = BINS / (high - low);
  if (magnitudes) for (let i = 0; i < values.length; i++) bins[(Math.abs(values[i]) * scale) | 0]++;
  else for (let i = 0; i < values.length; i++) bins[((values[i] - low) * scale) | 0]++;
  return shares.map((share) => {
    let [bin, below] = [0, bins[0]];
    while (below < share * values.length) below += bins[++bin];
    return bin === 0 && share > 0.5 ? high : Math.min(high, low + (bin + 1) / scale);
  });
}

const ramps = { raw: greyRamp, signed: divergingRamp, absolute: inkRamp };
let lastRamp: { palette: Palette; display: Setup['display']; pixels: Uint32Array } | undefined;

/** The table of pixels of a display, kept as long as theme and display stay. */
function rampOf(display: Setup['display'], palette: Palette): Uint32Array {
  if (lastRamp?.palette !== palette || lastRamp.display !== display)
    lastRamp = { palette, display, pixels: ramps[display](palette) };
  return lastRamp.pixels;
}

/** The maps as pixels: one map, one picture in colour, or four maps as a mosaic of 2 × 2; and the span of each map's scale. */
export function paint(output: Tensor, setup: Setup, palette: Palette): { picture: Picture; spans: Span[] } {
  const [, count, height, width] = output.shape;
  const n = width * height;
  if (setup.mode === 'rgb') return paintColour(output, setup);
  const side = count > 1 ? 2 : 1;
  const pixels = new Uint32Array(side * side * n);
  const ramp = rampOf(setup.display, palette);
  const spans: Span[] = [];
  for (let c = 0; c < count; c++) {
    const values = output.data.subarray(c * n, (c + 1) * n);
    const span = spanOf(values, setup);
    spans.push(span);
    const zero = setup.display === 'raw' ? span[0] : 0;
    const scale = STEPS / (span[1] - zero);
    for (let y = 0, i = 0; y < height; y++) {
      let at = (Math.floor(c / 2) * height + y) * side * width + (c % 2) * width;
      for (let x = 0; x < width; x++, i++, at++) {
        const step = (values[i] - zero) * scale + STEPS + 0.5;
        pixels[at] = ramp[step < 0 ? 0 : step > 2 * STEPS ? 2 * STEPS : step | 0];
      }
    }
  }
  const data = new Uint8ClampedArray(pixels.buffer);
  return { picture: { width: side * width, height: side * height, data }, spans };
}

/** Three maps as one picture in colour, on one scale; signed values stand around mid-grey. */
function paintColour(output: Tensor, setup: Setup): { picture: Picture; spans: Span[] } {
  const [, , height, width] = output.shape;
  const n = width * height;
  const span = spanOf(output.data, setup);
  const data = new Uint8ClampedArray(4 * n);
  const scale = 255 / (span[1] - span[0]);
  for (let c = 0; c < 3; c++) {
    for (let i = 0; i < n; i++) {
      const v = output.data[c * n + i];
      data[4 * i + c] = ((setup.display === 'absolute' ? Math.abs(v) : v) - span[0]) * scale;
    }
  }
  for (let i = 3; i < data.length; i += 4) data[i] = 255;
  return { picture: { width, height, data }, spans: [span] };
}
