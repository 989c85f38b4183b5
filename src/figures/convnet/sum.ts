/** One unit's sum, written out. */
import type { NetworkLayer, Sequential } from '#lib/nn/sequential.ts';
import { type Stage, spotOf, stages } from './stages.ts';

/** One map's part in a sum of products. */
export interface Part {
  readonly x: readonly number[];
  readonly w: readonly number[];
  readonly products: readonly number[];
  readonly sum: number;
}

export type Sum =
  | {
      readonly kind: 'products';
      readonly parts: readonly Part[];
      /** Cells in a row of each part. */
      readonly columns: number;
      readonly bias: number;
      readonly total: number;
      readonly value: number;
      /** Whether a ReLU follows. */
      readonly relu: boolean;
    }
  | { readonly kind: 'max'; readonly window: readonly number[]; readonly value: number };

const part = (x: readonly number[], w: readonly number[]): Part => {
  const products = x.map((v, i) => v * w[i]);
  return { x, w, products, sum: products.reduce((a, b) => a + b, 0) };
};

/** k × k values of one map from (top, left) on; beyond its edge they are 0. */
function patch(
  data: ArrayLike<number>,
  { width, height }: Stage,
  map: number,
  top: number,
  left: number,
  k: number,
) {
  return Array.from({ length: k * k }, (_, i) => {
    const [row, col] = [top + Math.floor(i / k), left + (i % k)];
    const inside = row >= 0 && col >= 0 && row < height && col < width;
    return inside ? data[(map * height + row) * width + col] : 0;
  });
}

/**
 * What a unit of stage `index` makes of the stage before.
 *
 * @param before the values that it is given, and @param value what it gave.
 */
export function sumOf(
  net: Sequential,
  index: number,
  unit: number,
  before: ArrayLike<number>,
  value: number,
): Sum {
  const [stage, from] = [stages[index], stages[index - 1]];
  const { map, row, col } = spotOf(stage, unit);
  const layer: NetworkLayer = net[stage.op];
  const { kernel, stride = 1, padding = 0 } = stage.window;
  if (!('weight' in layer))
    return { kind: 'max', window: patch(before, from, map, row * stride, col * stride, kernel), value };
  const { data } = layer.weight;
  // A linear layer on maps takes them whole: one part for each.
  const cells = layer.kind === 'conv' ? kernel * kernel : from.width * from.height;
  const [out, top, left] = layer.kind === 'conv' ? [map, row - padding, col - padding] : [unit, 0, 0];
  const parts = Array.from({ length: from.maps }, (_, m) => {
    const first = (out * from.maps + m) * cells;
    const w = Array.from(data.subarray(first, first + cells));
    const x =
      layer.kind === 'conv'
        ? patch(before, from, m, top, left, kernel)
        : Array.from({ length: cells }, (_, i) => before[m * cells + i]);
    return part(x, w);
  });
  const bias = layer.bias?.data[out] ?? 0;
  const total = parts.reduce((sum, { sum: of }) => sum + of, bias);
  const columns = cells === 25 ? 5 : 12;
  return { kind: 'products', parts, columns, bias, total, value, relu: stage.name !== 'out' };
}
