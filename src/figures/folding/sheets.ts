/** Where every point, line and polygon of the input plane comes from and goes to, layer by layer. */
import { HALF_SIDE } from '#content/networks.ts';
import type { Dataset } from '#lib/data/plane.ts';
import { layerwise } from '#lib/nn/layerwise.ts';
import type { Mlp } from '#lib/nn/mlp.ts';
import { type Affine, before, identity, type Point } from '#lib/plane/affine.ts';
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

/** Writes units one to three of rows into corners from `at` on. */
function copy(rows: Float64Array, units: number, corners: Float32Array, at = 0) {
  const shown = Math.min(3, units);
  for (let i = 0; i < rows.length / units; i++) {
    for (let k = 0; k < shown; k++) corners[3 * (at + i) + k] = rows[i * units + k];
  }
}

/** Writes where a map takes a point into corner `at`; `dead` is a unit that is 0 there, whatever rounding says. */
function put({ matrix, offset }: Affine, [x, y]: Point, corners: Float32Array, at: number, dead = -1) {
  for (let k = 0; k < Math.min(3, offset.length); k++) {
    corners[3 * at + k] = k === dead ? 0 : matrix[2 * k] * x + matrix[2 * k + 1] * y + offset[k];
  }
}

export function sheetsOf(net: Mlp, data: Dataset): Sheet[] {
  const layers = drawnLayers(net);
  const partitions = linearRegions(layers, domain);
  const points = pointsOf(data);
  // Points and lines pass the network; lines stop wherever any layer bends them.
  const lines = gridLines.map(([from, to]) =>
    bends(layers, from, to)[layers.length - 1].map((t) => between(from, to, t)),
  );
  const free = [points, ...lines].flat();
  const input = Float64Array.from(free.flat());
  const passed = layerwise(layers, input);
  const lineStarts = starts(points.length, lines);
  return layers.map((layer, l) => {
    const { regions, creases } = partitions[l];
    const earlier: Affine[] = l ? partitions[l - 1].regions.map(({ post }) => post) : [identity];
    const rings = starts(
      free.length,
      regions.map(({ polygon }) => polygon),
    );
    const size = rings[rings.length - 1] + 2 * creases.length;
    const [from, mid, to] = [0, 1, 2].map(() => new Float32Array(3 * size));
    const came = l ? passed[l - 1] : { units: 2, post: input };
    copy(came.post, came.units, from);
    copy(passed[l].pre, passed[l].units, mid);
    copy(passed[l].post, passed[l].units, to);
    // A region's corners, and the ends of creases, are taken along by the region's own map.
    regions.forEach(({ polygon, parent, pre, post }, r) => {
      polygon.forEach((point, i) => {
        put(earlier[parent], point, from, rings[r] + i);
        put(pre, point, mid, rings[r] + i);
        put(post, point, to, rings[r] + i);
      });
    });
    creases.forEach(({ segment, parent, unit }, c) => {
      const pre = before(layer, earlier[parent]);
      segment.forEach((point, end) => {
        const at = rings[rings.length - 1] + 2 * c + end;
        put(earlier[parent], point, from, at);
        put(pre, point, mid, at, unit);
        for (let k = 3 * at; k < 3 * at + 3; k++) to[k] = Math.max(0, mid[k]);
      });
    });
    return {
      inputs: [
        ...free,
        ...regions.flatMap(({ polygon }) => polygon),
        ...creases.flatMap(({ segment }) => segment),
      ],
      from,
      mid,
      to,
      lines: lineStarts,
      rings,
      partition: partitions[l],
    };
  });
}
