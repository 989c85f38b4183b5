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
    const points = pre.length / units;
    /** For how many points each unit is on, and for how many it is the only one. */
    const ons = new Uint32Array(units);
    const alone = new Uint32Array(units);
    let [all, none] = [0, 0];
    for (let i = 0; i < points; i++) {
      let [count, which] = [0, 0];
      for (let u = 0; u < units; u++) {
        if (!(pre[i * units + u] > 0)) continue;
        ons[u]++;
        count++;
        which = u;
      }
      if (count === 0) none++;
      if (count === units) all++;
      if (count === 1) alone[which]++;
    }
    const regions = partition.regions.length;
    return {
      layer: l,
      relu,
      units,
      svd: svdOf(net[l]),
      bias: Array.from(bias.data),
      regions,
      added: regions - (l ? sheets[l - 1].partition.regions.length : 1),
      all: all / points,
      none: none / points,
      first: alone[0] / points,
      second: alone[1] / points,
      dead: relu
        ? Array.from(ons.keys())
            .filter((u) => ons[u] === 0)
            .map((u) => u + 1)
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
