/** What each layer does, in numbers. */
import type { Dataset } from '#lib/data/plane.ts';
import type { Layerwise } from '#lib/nn/layerwise.ts';
import type { Mlp } from '#lib/nn/mlp.ts';
import type { Svd2 } from '#lib/plane/svd2.ts';
import type { Sheet } from './sheets.ts';
import { svdOf } from './steps.ts';

export interface LayerStats {
  readonly layer: number;
  readonly relu: boolean;
  readonly units: number;
  readonly svd?: Svd2 | undefined;
  readonly bias: readonly number[];
  /** Linear regions up to this layer, and how many of them it adds. */
  readonly regions: number;
  readonly added: number;
  /** Shares of the points with all units on, none on, and, in a plane, only the first or only the second. */
  readonly all: number;
  readonly none: number;
  readonly first: number;
  readonly second: number;
  /** Units that are off for every point, counted from 1. */
  readonly dead: readonly number[];
}

/** What a layer gives, input by input. */
export const rowsOf = ({ units, post }: Pick<Layerwise, 'units' | 'post'>): Float64Array[] =>
  Array.from({ length: post.length / units }, (_, i) => post.subarray(i * units, (i + 1) * units));

/** @param passed what every layer makes of every point. */
export function statsOf(net: Mlp, sheets: readonly Sheet[], passed: readonly Layerwise[]): LayerStats[] {
  return sheets.map(({ partition }, l) => {
    const { bias, relu } = net[l];
    const { units, pre } = passed[l];
    const on = rowsOf({ units, post: pre }).map((row) => Array.from(row, (z) => z > 0));
    const share = (wanted: (on: boolean[]) => boolean) => on.filter(wanted).length / on.length;
    const regions = partition.regions.length;
    return {
      layer: l,
      relu,
      units,
      svd: svdOf(net[l]),
      bias: Array.from(bias.data),
      regions,
      added: regions - (l ? sheets[l - 1].partition.regions.length : 1),
      all: share((unit) => unit.every(Boolean)),
      none: share((unit) => !unit.some(Boolean)),
      first: share(([a, b]) => a && !b),
      second: share(([a, b]) => !a && b),
      dead: relu
        ? Array.from({ length: units }, (_, u) => u + 1).filter((u) => on.every((unit) => !unit[u - 1]))
        : [],
    };
  });
}

/** How many points have become one with a point of another class: nothing can part them any more. */
export function mergedOf(places: readonly Float64Array[], { labels }: Dataset): number {
  const classes = new Map<string, Set<number>>();
  const keys = places.map((place) => Array.from(place, (value) => value.toPrecision(7)).join());
  keys.forEach((key, i) => {
    classes.set(key, (classes.get(key) ?? new Set()).add(labels[i]));
  });
  return keys.filter((key) => classes.get(key)!.size > 1).length;
}
