/** What the class vectors and biases decide, wherever the cursor stands. */
import { argmax, type Layer } from '#lib/nn/mlp.ts';
import { type Affine, applied, before, type Point } from '#lib/plane/affine.ts';
import { area, type Polygon } from '#lib/plane/clip.ts';
import { components } from '#lib/plane/components.ts';
import { boundaries, decide } from '#lib/plane/decisions.ts';
import { meetings } from '#lib/plane/meetings.ts';
import { tensor } from '#lib/tensor.ts';
import type { Params } from './model.ts';
import { type Box, mesh, namesOf } from './names.ts';
import { ARROW, corners, domain, HANDLE, inputBox, type Scene, sceneOf } from './scene.ts';

type Segment = readonly [Point, Point];

/** How far one of the last layer's numbers is moved; a link may leave out what is not. */
export const shift = (moved: readonly number[], place: number) => moved[place] ?? 0;

/** The last layer as the reader has moved it. */
function layerOf({ head: { weight, bias }, unit, biasUnit }: Scene, moved: readonly number[]): Layer {
  return {
    weight: tensor(
      weight.shape,
      weight.data.map((w, i) => w + unit * shift(moved, 3 * (i >> 1) + (i & 1))),
    ),
    bias: tensor(
      bias.shape,
      bias.data.map((b, k) => b + biasUnit * shift(moved, 3 * k + 2)),
    ),
    relu: false,
  };
}

function make(scene: Scene, moved: readonly number[]) {
  const { labels, embedded, box, unit, biasUnit } = scene;
  const layer = layerOf(scene, moved);
  const head: Affine = { matrix: [...layer.weight.data], offset: [...layer.bias.data] };
  const classes = head.offset.map((_, k) => k);
  const pieces = scene.pieces.map(({ polygon, map }) => ({ polygon, logits: before(layer, map) }));
  const parts = components(pieces, scene.seams);
  const square = corners(box);
  const winner = (e: Point) => argmax(applied(head, e));
  const wrong = embedded.flatMap((e, i) => (winner(e) === labels[i] ? [] : [i]));
  const members = classes.map((k) => Array.from(labels).flatMap((label, i) => (label === k ? [i] : [])));
  const segments = (polygon: Polygon, logits: Affine): Segment[] =>
    boundaries(polygon, logits).map(({ segment }) => segment);
  const vectors = classes.map((k) => {
    const w: Point = [head.matrix[2 * k], head.matrix[2 * k + 1]];
    const tip: Point = [w[0] / unit, w[1] / unit];
    return { w, tip, arrow: [ARROW * box.half * tip[0], ARROW * box.half * tip[1]] as Point };
  });

  /** Everything drawn of one plane; `places` are those at which names may stand, with what becomes of them. */
  const plane = (
    box: Box,
    points: readonly Point[],
    regions: Polygon[][],
    borders: Segment[],
    places: readonly { readonly at: Point; readonly e: Point }[],
    arrows: readonly Segment[] = [],
  ) => {
    const winners = places.map(({ e }) => winner(e));
    const inside = classes.map((k) => places.flatMap(({ at }, i) => (winners[i] === k ? [at] : [])));
    return {
      box,
      points,
      regions,
      borders,
      names: namesOf(regions, inside, box, points, [...borders, ...arrows]),
    };
  };

  return {
    /** The whole network, its last layer as it stands. */
    net: [...scene.network.net.slice(0, -1), layer],
    head,
    edited: moved.slice(0, 3 * classes.length).some((by) => by !== 0),
    input: plane(
      inputBox,
      scene.points,
      classes.map((k) => parts.filter(({ label }) => label === k).flatMap(({ polygons }) => polygons)),
      pieces.flatMap(({ polygon, logits }) => segments(polygon, logits)),
      scene.mesh,
    ),
    embedding: plane(
      box,
      embedded,
      classes.map((k) =>
        decide(square, head)
          .filter(({ label }) => label === k)
          .map(({ polygon }) => polygon),
      ),
      segments(square, head),
      mesh(box).map((at) => ({ at, e: at })),
      // As far as its handle reaches, each arrow is in the way.
      vectors.map(({ arrow: [x, y] }): Segment => {
        const reach = 1 + (2 * HANDLE * box.half) / (Math.hypot(x, y) || 1);
        return [
          [0, 0],
          [reach * x, reach * y],
        ];
      }),
    ),
    meetings: meetings(head).map(({ point }) => point),
    wrong,
    right: labels.length - wrong.length,
    perClass: classes.map((k) => {
      const own = parts.filter(({ label }) => label === k);
      return {
        w: vectors[k].w,
        b: head.offset[k],
        /** The class vector in lengths of the longest trained one. */
        tip: vectors[k].tip,
        /** Where it ends as it is drawn in the plane of e. */
        arrow: vectors[k].arrow,
        shift: shift(moved, 3 * k + 2),
        /** The bias that a shift makes. */
        biasAt: (by: number) => scene.head.bias.data[k] + biasUnit * by,
        points: members[k].length,
        wrong: wrong.filter((i) => labels[i] === k).length,
        /** Share of the square. */
        share: own.reduce((sum, part) => sum + part.area, 0) / area(domain),
        polygons: own.reduce((sum, part) => sum + part.polygons.length, 0),
        components: own.length,
        closed: own.filter(({ closed }) => closed).length,
      };
    }),
    /** One point of every class, three quarters of the way through it, and its scores. */
    probes: members.map((all) => {
      const i = all[Math.floor(all.length * 0.75)];
      return { x: scene.points[i], scores: applied(head, embedded[i]) };
    }),
  };
}

export type Decided = ReturnType<typeof make>;

let last: { key: string; value: Decided } | undefined;

/** The last answer is kept: the cursor moves more often than the class vectors. */
export function decided({ network, moved }: Pick<Params, 'network' | 'moved'>): Decided {
  const key = `${network} ${moved}`;
  if (last?.key !== key) last = { key, value: make(sceneOf(network), moved) };
  return last.value;
}
