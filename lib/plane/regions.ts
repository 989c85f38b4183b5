import type { Mlp } from '#lib/nn/mlp.ts';
import { type Affine, before, identity, kept, type Point } from './affine.ts';
import { contains, type Polygon, split } from './clip.ts';

/** A convex piece of the input plane on which the network, up to some layer, is one affine map. */
export interface Region {
  /** In input coordinates, counter-clockwise. */
  readonly polygon: Polygon;
  /** Which units are on, per rectified layer; on means a pre-activation above 0. */
  readonly pattern: readonly (readonly boolean[])[];
  /** Input to the layer's pre-activations, W·x + b. */
  readonly pre: Affine;
  /** Input to what the layer gives: `pre`, with 0 in the rows of units that are off. */
  readonly post: Affine;
  /** The piece of the layer before that holds this one, by its place. */
  readonly parent: number;
}

/** Where a unit's pre-activation is 0 inside a piece of the layer before: the plane bends along it. */
export interface Crease {
  /** In input coordinates. */
  readonly segment: readonly [Point, Point];
  readonly layer: number;
  readonly unit: number;
  /** The piece of the layer before that the crease cuts, by its place. */
  readonly parent: number;
}

/** The input plane as one layer sees it. */
export interface Partition {
  readonly regions: readonly Region[];
  /** The creases that this layer adds; none cuts another layer's region twice. */
  readonly creases: readonly Crease[];
}

/**
 * The exact linear regions of a ReLU network with two inputs: entry l is the partition after layer l, whose regions lie inside
 * those of entry l − 1. A layer without ReLU adds no crease.
 *
 * Each region of the layer before is cut along the lines on which a unit's pre-activation is 0; inside it they are straight.
 *
 * @param domain a convex polygon of inputs, counter-clockwise.
 */
export function linearRegions(net: Mlp, domain: Polygon): Partition[] {
  let regions: readonly Region[] = [
    { polygon: domain, pattern: [], pre: identity, post: identity, parent: 0 },
  ];
  return net.map((layer, l) => {
    const next: Region[] = [];
    const creases: Crease[] = [];
    regions.forEach(({ polygon, pattern, post }, parent) => {
      const pre = before(layer, post);
      if (!layer.relu) {
        next.push({ polygon, pattern, pre, post: pre, parent });
        return;
      }
      let pieces = [{ polygon, on: [] as boolean[] }];
      pre.offset.forEach((b, unit) => {
        const a: Point = [pre.matrix[2 * unit], pre.matrix[2 * unit + 1]];
        const { cut } = split(polygon, a, b);
        if (cut) creases.push({ segment: cut, layer: l, unit, parent });
        pieces = pieces.flatMap((piece) => {
          const { above, below } = split(piece.polygon, a, b);
          return [
            ...(above ? [{ polygon: above, on: [...piece.on, true] }] : []),
            ...(below ? [{ polygon: below, on: [...piece.on, false] }] : []),
          ];
        });
      });
      for (const { polygon, on } of pieces) {
        next.push({ polygon, pattern: [...pattern, on], pre, post: kept(pre, on), parent });
      }
    });
    regions = next;
    return { regions, creases };
  });
}

/** The place of the region that holds a point; −1 outside all of them. */
export const regionAt = (regions: readonly { readonly polygon: Polygon }[], point: Point): number =>
  regions.findIndex(({ polygon }) => contains(polygon, point));
