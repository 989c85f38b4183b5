/** What the sheets show: kernels, patches, and what units answer to. */
import { allMaps, aloneOf, partOf, patchesOf } from '#content/digits/features.ts';
import { side } from '#content/digits/networks.ts';
import { batchOf } from '#content/digits/pack.ts';
import { magnitude } from '#figure/colour.ts';
import { last } from '#figures/folding/last.ts';
import type { ReluRule, Sequential } from '#lib/nn/sequential.ts';
import { patchOf, projection } from '#lib/nn/unit.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { type Sheet, sheetOf, type Tile } from './sheet.ts';
import type { Data } from './unseen.ts';

/** Cells along a side of a kernel. */
export const KERNEL = 5;

export const signed = (values: Float32Array): Tile => ({ values, most: magnitude(values) });
export const inked = (values: ArrayLike<number>): Tile => ({ values, most: 1, ink: true });
export const single = (tile: Tile, side: number): Sheet => sheetOf([tile], 1, side);

/** The nine patches of a map, and what it answers to in them. */
export const nineOf = last((data: Data, at: number, rule: ReluRule) => {
  const patches = patchesOf(data.features, data.net, at);
  const alone = aloneOf(data.net, at);
  return { patches, seen: patches.map((patch) => projection(alone, patch, rule)) };
});

/** The kernels of layer 1, all on one scale. */
export function kernelsOf([first]: Sequential): Tile[] {
  const { data } = 'weight' in first ? first.weight : tensor([0]);
  const most = magnitude(data);
  const each = KERNEL ** 2;
  return Array.from({ length: data.length / each }, (_, m) => ({
    values: data.slice(m * each, (m + 1) * each),
    most,
  }));
}

/** The pictures of layer 2's maps: the projection of each one's strongest patch. */
export const facesOf = last(({ net, features }: Data, rule: ReluRule): Tile[] => {
  const { field } = partOf(net, 1);
  return allMaps.flatMap(({ level }, at) => {
    if (level === 0) return [];
    const [peak] = features.peaks[at];
    const patch = patchOf(batchOf([features.digits[peak.digit]]), field, peak);
    return [signed(projection(aloneOf(net, at), patch, rule).pixels.data)];
  });
});

/** A square of values in its place in the whole picture, zeros around it; what lies beyond the picture is left out. */
export function placed({ data }: Tensor, top: number, left: number, r: number): Float32Array {
  const whole = new Float32Array(side * side);
  for (let i = 0; i < side * side; i++) {
    const [row, col] = [Math.floor(i / side) - top, (i % side) - left];
    if (row >= 0 && col >= 0 && row < r && col < r) whole[i] = data[row * r + col];
  }
  return whole;
}
