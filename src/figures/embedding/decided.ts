/** What the class vectors and biases decide, wherever the cursor stands. */
import { argmax, type Layer } from '#lib/nn/mlp.ts';
import { type Affine, applied, before, type Point } from '#lib/plane/affine.ts';
import { area, type Polygon } from '#lib/plane/clip.ts';
import { components } from '#lib/plane/components.ts';
import { boundaries, decide } from '#lib/plane/decisions.ts';
import { meetings } from '#lib/plane/meetings.ts';
import { tensor } from '#lib/tensor.ts';
import type { Params } from './model.ts';
import { corners, domain, inputBox, type Scene, sceneOf } from './scene.ts';

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
  const wrong = embedded.flatMap((e, i) => (argmax(applied(head, e)) === labels[i] ? [] : [i]));
  const segments = (polygon: Polygon, logits: Affine): Segment[] =>
    boundaries(polygon, logits).map(({ segment }) => segment);
  const members = classes.map((k) => Array.from(labels).flatMap((label, i) => (label === k ? [i] : [])));

  return {
    /** The whole network, its last layer as it stands. */
    net: [...scene.network.net.slice(0, -1), layer],
    head,
    edited: moved.slice(0, 3 * classes.length).some((by) => by !== 0),
    input: {
      box: inputBox,
      points: scene.points,
      regions: classes.map((k): Polygon[] =>
        parts.filter(({ label }) => label === k).flatMap(({ polygons }) => polygons),
      ),
      borders: pieces.flatMap(({ polygon, logits }) => segments(polygon, logits)),
      /** Where two patches meet. */
      patches: scene.seams
        .filter(({ pieces: [, other] }) => other >= 0)
        .map(({ segment }): readonly Point[] => segment),
    },
    embedding: {
      box,
      points: embedded,
      regions: classes.map((k) =>
        decide(square, head)
          .filter(({ label }) => label === k)
          .map(({ polygon }) => polygon),
      ),
      borders: segments(square, head),
      patches: scene.sheet,
    },
    meetings: meetings(head).map(({ point }) => point),
    wrong,
    right: labels.length - wrong.length,
    perClass: classes.map((k) => {
      const own = parts.filter(({ label }) => label === k);
      return {
        w: [head.matrix[2 * k], head.matrix[2 * k + 1]] as Point,
        b: head.offset[k],
        /** The class vector in lengths of the longest trained one. */
        tip: [head.matrix[2 * k] / unit, head.matrix[2 * k + 1] / unit] as Point,
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
