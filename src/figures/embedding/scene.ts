/** What depends on the network alone, however the class vectors are moved: computed once, then kept. */
import { datasets, HALF_SIDE, type Network, networks } from '#content/networks.ts';
import { activations, argmax } from '#lib/nn/mlp.ts';
import { type Affine, applied, type Point } from '#lib/plane/affine.ts';
import { area, type Polygon, square } from '#lib/plane/clip.ts';
import { rank } from '#lib/plane/rank.ts';
import { linearRegions } from '#lib/plane/regions.ts';
import { seams } from '#lib/plane/seams.ts';

/** A square piece of a plane: its middle, and half its side. */
export interface Box {
  readonly centre: Point;
  readonly half: number;
}

export const domain = square(HALF_SIDE);
export const inputBox: Box = { centre: [0, 0], half: HALF_SIDE };

/** Room around the points, as a share of what they span. */
const MARGIN = 0.1;

/** The smallest square with room around the points and 0; it has a side even where all of them coincide. */
export function boxAround(points: readonly Point[]): Box {
  const sides = [0, 1].map((k) => points.map((p) => p[k]));
  const low = sides.map((values) => Math.min(0, ...values));
  const high = sides.map((values) => Math.max(0, ...values));
  const span = Math.max(high[0] - low[0], high[1] - low[1]) || 1;
  return {
    centre: [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2],
    half: span * (0.5 + MARGIN),
  };
}

export const corners = ({ centre: [x, y], half }: Box): Polygon =>
  square(half).map(([u, v]): Point => [x + u, y + v]);

/** The image of a convex polygon under a map: a polygon, or the two ends of a segment where it is flattened; nothing of a point. */
function image(polygon: Polygon, map: Affine): readonly Point[] {
  const points = polygon.map((p) => applied(map, p) as unknown as Point);
  const left = rank(map);
  if (left === 2) return points;
  if (left === 0) return [];
  const far = (from: Point) =>
    points.reduce((best, p) =>
      Math.hypot(p[0] - from[0], p[1] - from[1]) > Math.hypot(best[0] - from[0], best[1] - from[1])
        ? p
        : best,
    );
  const end = far(points[0]);
  return [end, far(end)];
}

const same = ([x, y]: readonly number[], [u, v]: Point) =>
  Math.hypot(x - u, y - v) < 1e-9 * (1 + Math.hypot(u, v));

/** The most points that any last layer could get right: points of several classes that have become one cannot all be. */
function ceiling(embedded: readonly Point[], labels: ArrayLike<number>, classes: number): number {
  const places = new Map<string, number[]>();
  embedded.forEach((e, i) => {
    const key = e.map((value) => value.toPrecision(9)).join();
    const counts = places.get(key) ?? Array<number>(classes).fill(0);
    counts[labels[i]]++;
    places.set(key, counts);
  });
  return [...places.values()].reduce((sum, counts) => sum + Math.max(...counts), 0);
}

function make(network: Network) {
  const { labels, classes, points: data } = datasets[network.data]();
  const points = Array.from(labels, (_, i): Point => [data.data[2 * i], data.data[2 * i + 1]]);
  const body = network.net.slice(0, -1);
  const head = network.net[network.net.length - 1];
  const embed = (x: Point) => activations(body, x)[body.length - 1].post as unknown as Point;
  const embedded = points.map(embed);
  const { regions } = linearRegions(body, domain)[body.length - 1];
  const pieces = regions.map(({ polygon, post }) => ({ polygon, map: post, rank: rank(post) }));
  const box = boxAround(embedded);
  const vectors = Array.from(
    head.bias.data,
    (_, k): Point => [head.weight.data[2 * k], head.weight.data[2 * k + 1]],
  );
  const unit = Math.max(...vectors.map((w) => Math.hypot(...w)));
  const scores = (e: Point) => activations([head], e)[0].post;
  return {
    network,
    points,
    labels,
    embed,
    embedded,
    head,
    pieces,
    /** Where the pieces touch each other and the border. */
    seams: seams(
      regions.map(({ polygon }) => polygon),
      domain,
    ),
    box,
    /** The image of every piece: the plane of inputs, as the layers have folded and pressed it. */
    sheet: pieces.map(({ polygon, map }) => image(polygon, map)).filter((corners) => corners.length > 0),
    /** Length of the longest trained class vector: that by which all are drawn and moved. */
    unit,
    /** A bias that moves a border about as far as a class vector of that length does. */
    biasUnit: unit * box.half,
    /** Shares of the square that are points, lines and planes in the plane of e. */
    ranks: [0, 1, 2].map((left) =>
      pieces.reduce(
        (sum, piece) => (piece.rank === left ? sum + area(piece.polygon) / area(domain) : sum),
        0,
      ),
    ),
    /** Whether they are one point. */
    collapsed: pieces.every((piece) => piece.rank === 0 && same(applied(piece.map, [0, 0]), embedded[0])),
    ceiling: ceiling(embedded, labels, classes),
    trainedRight: embedded.filter((e, i) => argmax(scores(e)) === labels[i]).length,
  };
}

export type Scene = ReturnType<typeof make>;

const scenes = new Map<string, Scene>();

export function sceneOf(name: string): Scene {
  const known = scenes.get(name);
  if (known) return known;
  const scene = make(networks.find((network) => network.name === name) ?? networks[0]);
  scenes.set(name, scene);
  return scene;
}
