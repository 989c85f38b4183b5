/** What depends on the network alone, however the class vectors are moved: computed once, then kept. */
import { datasets, HALF_SIDE, type Network, networks } from '#content/networks.ts';
import { activations, argmax } from '#lib/nn/mlp.ts';
import { type Affine, applied, type Point } from '#lib/plane/affine.ts';
import { area, type Polygon, square } from '#lib/plane/clip.ts';
import { rank } from '#lib/plane/rank.ts';
import { linearRegions } from '#lib/plane/regions.ts';
import { seams } from '#lib/plane/seams.ts';
import { type Box, mesh } from './names.ts';

export const domain = square(HALF_SIDE);
export const inputBox: Box = { centre: [0, 0], half: HALF_SIDE };

/** Room around what is drawn, as a share of its span. */
const MARGIN = 0.1;
/** Length of the longest trained class vector as it is drawn, and of what its handle adds, as shares of half the side. */
export const ARROW = 0.4;
export const HANDLE = 0.095;

/** A square with room around some points, 0, and arrows from 0 whose length is a share of half its side; it has a side even where all points coincide. */
export function boxAround(points: readonly Point[], arrows: readonly Point[]): Box {
  const range = (k: 0 | 1, reach: number) => {
    const all = [0, ...points.map((p) => p[k]), ...arrows.map((end) => reach * end[k])];
    return [Math.min(...all), Math.max(...all)];
  };
  let half = 0;
  let sides = [range(0, 0), range(1, 0)];
  // Longer arrows need a larger square, in which arrows are longer: each round adds less than half of what the one before did.
  for (let round = 0; round < 30; round++) {
    const span = Math.max(...sides.map(([low, high]) => high - low)) || 1;
    half = span * (0.5 + MARGIN);
    sides = [range(0, half), range(1, half)];
  }
  const [x, y] = sides.map(([low, high]) => (low + high) / 2);
  return { centre: [x, y], half };
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
  const vectors = Array.from(
    head.bias.data,
    (_, k): Point => [head.weight.data[2 * k], head.weight.data[2 * k + 1]],
  );
  const unit = Math.max(...vectors.map((w) => Math.hypot(...w)));
  const box = boxAround(
    embedded,
    vectors.map(([x, y]): Point => {
      const share = ARROW / unit + HANDLE / Math.hypot(x, y);
      return [share * x, share * y];
    }),
  );
  const found = seams(
    regions.map(({ polygon }) => polygon),
    domain,
  );
  const scores = (e: Point) => activations([head], e)[0].post;
  return {
    network,
    points,
    labels,
    embed,
    embedded,
    head,
    pieces,
    /** The mesh of input points at which names may stand, and what becomes of them. */
    mesh: mesh(inputBox).map((at) => ({ at, e: embed(at) })),
    /** Where the pieces touch each other and the border. */
    seams: found,
    box,
    /** The edges along which pieces meet, drawn in the plane of inputs. */
    creases: found
      .filter(({ pieces: [, other] }) => other >= 0)
      .map(({ segment }): readonly Point[] => segment),
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
    /** The most that any network could get right. */
    possible: ceiling(points, labels, classes),
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
