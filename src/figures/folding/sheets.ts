/** Where every point, line and polygon of the input plane comes from and goes to, layer by layer. */
import { HALF_SIDE } from '#content/networks.ts';
import type { Dataset } from '#lib/data/plane.ts';
import { activations, type Mlp } from '#lib/nn/mlp.ts';
import { type Affine, applied, before, identity, type Point } from '#lib/plane/affine.ts';
import { type Polygon, square } from '#lib/plane/clip.ts';
import { bends, between } from '#lib/plane/line.ts';
import { linearRegions, type Partition } from '#lib/plane/regions.ts';
import { drawnLayers } from './steps.ts';

export const domain: Polygon = square(HALF_SIDE);
/** Squares along a side of the grid. */
export const SQUARES = 40;

/**
 * One layer's marks as corners in a row: the data's points, then polylines (the grid, the domain's four sides last), then the
 * regions' polygons, then the two ends of each of this layer's creases.
 */
export interface Sheet {
  /** Corners in the input plane. */
  readonly inputs: readonly Point[];
  /** What the layer takes, W·x + b, and what it gives: units one to three of every corner, 0 where there are fewer. */
  readonly from: Float32Array;
  readonly mid: Float32Array;
  readonly to: Float32Array;
  /** First corner of each polyline, and the first after the last. */
  readonly lines: Int32Array;
  /** First corner of each region's polygon, and the first after the last, where the creases begin. */
  readonly rings: Int32Array;
  readonly partition: Partition;
}

/** The grid's lines; the four sides of the domain come last. */
const gridLines: readonly (readonly [Point, Point])[] = [
  ...Array.from({ length: SQUARES - 1 }, (_, i) => i + 1),
  0,
  SQUARES,
].flatMap((i): [Point, Point][] => {
  const at = HALF_SIDE * ((2 * i) / SQUARES - 1);
  return [
    [
      [-HALF_SIDE, at],
      [HALF_SIDE, at],
    ],
    [
      [at, -HALF_SIDE],
      [at, HALF_SIDE],
    ],
  ];
});

/** Writes the first three numbers of each list. */
function triples(lists: readonly (readonly number[])[]): Float32Array {
  const all = new Float32Array(3 * lists.length);
  lists.forEach((list, i) => {
    for (let k = 0; k < 3; k++) all[3 * i + k] = list[k] ?? 0;
  });
  return all;
}

/** First places of lists that stand in a row, and the place after the last. */
function starts(first: number, lists: readonly { readonly length: number }[]): Int32Array {
  const at = new Int32Array(lists.length + 1).fill(first);
  lists.forEach(({ length }, i) => {
    at[i + 1] = at[i] + length;
  });
  return at;
}

/** The data's points as pairs. */
export const pointsOf = ({ labels, points }: Dataset): Point[] =>
  Array.from(labels, (_, i): Point => [points.data[2 * i], points.data[2 * i + 1]]);

export function sheetsOf(net: Mlp, data: Dataset): Sheet[] {
  const layers = drawnLayers(net);
  const partitions = linearRegions(layers, domain);
  const points = pointsOf(data);
  // Points and lines pass the network; lines stop wherever any layer bends them.
  const lines = gridLines.map(([from, to]) =>
    bends(layers, from, to)[layers.length - 1].map((t) => between(from, to, t)),
  );
  const free = [points, ...lines].flat();
  const passed = free.map((point) => activations(layers, point));
  const lineStarts = starts(points.length, lines);
  return layers.map((layer, l) => {
    const { regions, creases } = partitions[l];
    const earlier: Affine[] = l ? partitions[l - 1].regions.map(({ post }) => post) : [identity];
    // A region's corners, and the ends of creases, are taken along by the region's own map.
    const held = [
      ...regions.flatMap(({ polygon, parent, pre, post }) =>
        polygon.map((point) => ({
          point,
          from: applied(earlier[parent], point),
          pre: applied(pre, point),
          post: applied(post, point),
        })),
      ),
      ...creases.flatMap(({ segment, parent, unit }) =>
        segment.map((point) => {
          const pre = applied(before(layer, earlier[parent]), point);
          pre[unit] = 0;
          return { point, from: applied(earlier[parent], point), pre, post: pre.map((z) => Math.max(0, z)) };
        }),
      ),
    ];
    const rings = starts(
      free.length,
      regions.map(({ polygon }) => polygon),
    );
    const came = l ? passed.map((all) => all[l - 1].post) : free;
    return {
      inputs: [...free, ...held.map(({ point }) => point)],
      from: triples([...came, ...held.map(({ from }) => from)]),
      mid: triples([...passed.map((all) => all[l].pre), ...held.map(({ pre }) => pre)]),
      to: triples([...passed.map((all) => all[l].post), ...held.map(({ post }) => post)]),
      lines: lineStarts,
      rings,
      partition: partitions[l],
    };
  });
}
