import { HALF_SIDE, networks } from '#content/networks.ts';
import { choice, list, range, snap, toggle, type Values } from '#figure/knobs.ts';
import { argmax } from '#lib/nn/mlp.ts';
import { softmax } from '#lib/nn/softmax.ts';
import { applied, type Point } from '#lib/plane/affine.ts';
import { area } from '#lib/plane/clip.ts';
import { fibre } from '#lib/plane/fibre.ts';
import { type Decided, decided, shift } from './decided.ts';
import { script } from './pytorch.ts';
import { domain, sceneOf } from './scene.ts';

export { ARROW, HANDLE } from './scene.ts';

const MOST_CLASSES = 5;
const cursor = { min: -1, max: 1, step: 0.005 };

export const knobs = {
  network: choice(
    'spiral3-2-10',
    networks.map(({ name }) => name),
  ),
  /**
   * How far the reader has moved the last layer from where training left it: per class two numbers for w_k, in lengths of the longest
   * class vector, and one for b_k, in such lengths times half the side of the square of e that is drawn.
   */
  moved: list([], { min: -2, max: 2, step: 0.005, least: 0, most: 3 * MOST_CLASSES }),
  /** The plane in which the cursor stands; the other one follows. */
  plane: choice('input', ['input', 'embedding']),
  /** The cursor's place in what is drawn of that plane, from −1 to 1 to the right, */
  u: range(0.35, cursor),
  /** and upwards. */
  v: range(0.4, cursor),
  /** Whether the patches on which the network is one affine map are drawn. */
  patches: toggle(true),
};

export type Params = Values<typeof knobs>;
export type PlaneName = Params['plane'];

/** `moved` with another value at one place; no zeros at its end, so that what is back in its place leaves no trace. */
function put(moved: readonly number[], place: number, value: number): number[] {
  const all = Array.from({ length: Math.max(moved.length, place + 1) }, (_, i) => shift(moved, i));
  all[place] = snap(value, knobs.moved);
  while (all.length && all[all.length - 1] === 0) all.pop();
  return all;
}

/** `moved` with class k's vector at `tip`, in lengths of the longest class vector. */
export function withVector({ network, moved }: Params, k: number, tip: Point): number[] {
  const { head, unit } = sceneOf(network);
  const by = (i: 0 | 1) => tip[i] - head.weight.data[2 * k + i] / unit;
  return put(put(moved, 3 * k, by(0)), 3 * k + 1, by(1));
}

/** `moved` with class k's bias moved by `by`. */
export const withBias = ({ moved }: Params, k: number, by: number): number[] => put(moved, 3 * k + 2, by);

/** Where the cursor is in both planes, and the scores there. */
function read({ network, plane, u, v }: Params, { head }: Decided) {
  const { embed, pieces, box } = sceneOf(network);
  const x: Point | undefined = plane === 'input' ? [u * HALF_SIDE, v * HALF_SIDE] : undefined;
  const e: Point = x ? embed(x) : [box.centre[0] + u * box.half, box.centre[1] + v * box.half];
  const scores = applied(head, e);
  const winner = argmax(scores);
  const next = Math.max(...scores.filter((_, k) => k !== winner));
  const found = fibre(pieces, e);
  return {
    plane,
    x,
    e,
    scores,
    products: scores.map((score, k) => score - head.offset[k]),
    shares: softmax(scores),
    winner,
    second: scores.findIndex((score, k) => k !== winner && score === next),
    margin: scores[winner] - next,
    /** Every input of the square that lands on this e. */
    fibre: found,
    /** Share of the square that lands on it. */
    covered: found.polygons.reduce((sum, polygon) => sum + area(polygon), 0) / area(domain),
  };
}

export function solve(params: Params) {
  const scene = sceneOf(params.network);
  const now = decided(params);
  const at = read(params, now);
  const { data } = scene.network;
  return {
    ...now,
    ...at,
    params,
    network: scene.network,
    /** The networks trained on the same points. */
    siblings: networks.filter((network) => network.data === data).map(({ name }) => name),
    labels: scene.labels,
    total: scene.labels.length,
    trainedRight: scene.trainedRight,
    ceiling: scene.ceiling,
    possible: scene.possible,
    collapsed: scene.collapsed,
    patchCount: scene.pieces.length,
    /** The patches' edges in each plane. */
    patches: { input: scene.creases, embedding: scene.sheet },
    ranks: scene.ranks,
  };
}

export type View = ReturnType<typeof solve>;

export const pytorch = (params: Params) => script(solve(params));

/** What the exported script prints. */
export const numbers = ({ probes, e, scores, shares }: View): number[] => [
  ...probes.flatMap((probe) => probe.scores),
  ...e,
  ...scores,
  ...shares,
];
