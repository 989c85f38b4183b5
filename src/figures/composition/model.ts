import { digits as classes, side } from '#content/digits/networks.ts';
import { batchOf, type Digit } from '#content/digits/pack.ts';
import { magnitude } from '#figure/colour.ts';
import { choice, drawing, initial, range, type Values } from '#figure/knobs.ts';
import { firstDrawing, inkOf } from '#figures/features/pad.ts';
import { bare, type Sheet, sheetOf } from '#figures/features/sheet.ts';
import { last } from '#figures/folding/last.ts';
import { contributions, weighed } from '#lib/nn/contributions.ts';
import { type Sequential, trace } from '#lib/nn/sequential.ts';
import { patchOf } from '#lib/nn/unit.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { type Chosen, type Graph, graphOf } from './graph.ts';
import { script } from './pytorch.ts';
import { type Data, unseen } from './unseen.ts';

const labels = Array.from({ length: classes }, (_, digit) => String(digit));
/** Digits of each class that ship, besides those that the network misreads. */
const OF_EACH = 10;
/** Parts, motifs and edges in the network: units of the second pooling, maps of layer 2, maps of layer 1. */
export const counts = { part: 400, motif: 16, edge: 6 } as const;

export const knobs = {
  source: choice('4', [...labels, 'misread', 'drawing']),
  /** Which of those digits. */
  which: range(1, { min: 1, max: 66 }),
  /** The class that is voted for: the one the network reads, or another. */
  target: choice('read', ['read', ...labels]),
  /** The class it is compared with: none, the one that comes next, or another. */
  rival: choice('none', ['none', 'next', ...labels]),
  /** Votes shown in a layer. */
  top: range(6, { min: 3, max: 8 }),
  /** What is looked into: 0 all, then parts, motifs and edges, each counted on. */
  chosen: range(0, { min: 0, max: counts.part + counts.motif + counts.edge }),
  drawing: drawing(firstDrawing(), side, side),
};

export type Params = Values<typeof knobs>;

/** The place of a part, motif or edge among all that can be chosen. */
export const idOf = { part: 1, motif: 1 + counts.part, edge: 1 + counts.part + counts.motif } as const;

function chosenOf(id: number): Chosen {
  if (id >= idOf.edge) return { kind: 'edge', map: id - idOf.edge };
  if (id >= idOf.motif) return { kind: 'motif', map: id - idOf.motif };
  return id >= idOf.part ? { kind: 'part', at: id - idOf.part } : { kind: 'object' };
}

/** The digits among which `which` counts: the first ten of a class, or all that are further ones because they are misread. */
const groupOf = last((digits: readonly Digit[], source: Params['source']): readonly Digit[] => {
  const firsts = labels.map((label) => digits.filter((digit) => String(digit.label) === label));
  if (source === 'misread') return firsts.flatMap((all) => all.slice(OF_EACH));
  return firsts[Number(source)]?.slice(0, OF_EACH) ?? [];
});

const pictureOf = last(
  (digits: Data['digits'], source: Params['source'], which: number, drawing: Uint8Array | undefined) => {
    if (drawing) return { x: inkOf(drawing), group: 1, which: 1 };
    const group = groupOf(digits, source);
    const n = Math.max(1, Math.min(which, group.length));
    const digit = group[n - 1];
    if (!digit) return { x: tensor([1, 1, side, side]), group: 1, which: 1 };
    return { x: batchOf([digit]), label: digit.label, index: digit.index, group: group.length, which: n };
  },
);

/** A click asks for other votes on the same picture: what it does not change is computed once. */
const traceOf = last(trace);
const weightOf = last((of: number, rival: number | undefined) => {
  const weight = tensor([1, classes]);
  weight.data[of] = 1;
  if (rival !== undefined) weight.data[rival] = -1;
  return weight;
});
const wholeOf = last(contributions);

/** The picture, what the network makes of it, and whose score is divided. */
function read(params: Params, { net, digits }: Data) {
  const { x, ...from } = pictureOf(
    digits,
    params.source,
    params.which,
    params.source === 'drawing' ? params.drawing : undefined,
  );
  const traced = traceOf(net, x);
  const { of, rival, order } = contest(params, traced[traced.length - 1].output.data);
  return { x, from, traced, of, rival, order, weight: weightOf(of, rival) };
}

/** What the first state costs, in pieces that hold nothing up: the first passes through a network are the slowest. */
export const pieces: readonly ((data: Data) => void)[] = [
  (data) => read(initial(knobs), data),
  (data) => {
    const { x, traced, weight } = read(initial(knobs), data);
    wholeOf(data.net, x, traced, weight);
  },
];

/** The classes from the highest score down. */
const ranked = (scores: ArrayLike<number>) =>
  Array.from(scores, (_, k) => k).sort((a, b) => scores[b] - scores[a]);

/** Who is voted for, and against whom: no class is compared with itself. */
function contest({ target, rival }: Params, scores: ArrayLike<number>) {
  const order = ranked(scores);
  const of = target === 'read' ? order[0] : Number(target);
  const [next] = order.filter((k) => k !== of);
  const other =
    rival === 'none' ? undefined : rival === 'next' || Number(rival) === of ? next : Number(rival);
  return { of, rival: other, order };
}

interface Node {
  readonly id: number;
  readonly map: number;
  readonly vote: number;
  readonly row?: number;
  readonly col?: number;
}

/** The strongest votes, whichever their sign, the chosen one among them, and what the others come to. */
function strongest<T extends Node>(all: readonly T[], top: number, chosen: number) {
  const sorted = all.toSorted((a, b) => Math.abs(b.vote) - Math.abs(a.vote));
  const shown = sorted.filter(({ id }, i) => i < top || id === chosen);
  const others = sorted.filter((node) => !shown.includes(node));
  return { shown, rest: others.length, restVote: others.reduce((sum, { vote }) => sum + vote, 0) };
}

const signed = (values: Float32Array, most: number, width: number): Sheet =>
  sheetOf([{ values, most }], 1, width);
const mapOf = ({ shape, data }: Tensor, map: number): Float32Array => {
  const each = shape[2] * shape[3];
  return data.slice(map * each, (map + 1) * each);
};

/** Kernels of one channel, shape (maps, 1, k, k), as the maps of one picture. */
const ofOne = ({ shape: [maps, , height, width], data }: Tensor) => tensor([1, maps, height, width], data);

/** A picture for each node, one after the other. */
function picturesOf(net: Sequential, x: Tensor, graph: Graph, layers: ReturnType<typeof layersOf>) {
  const { maps, field } = graph;
  const sheets: Record<string, Sheet> = {
    digit: sheetOf([{ values: x.data, most: 1, ink: true }], 1, side),
    pixels: signed(maps.pixels.data, magnitude(maps.pixels.data), side),
  };
  layers.edges.shown.forEach(({ map }, i) => {
    sheets[`edge${i}`] = signed(mapOf(maps.edges, map), magnitude(maps.edges.data), maps.edges.shape[2]);
  });
  const [first] = net;
  if (first.kind === 'conv')
    layers.edges.shown.forEach(({ map }, i) => {
      sheets[`kernel${i}`] = signed(
        mapOf(ofOne(first.weight), map),
        magnitude(first.weight.data),
        first.weight.shape[2],
      );
    });
  layers.motifs.shown.forEach(({ map }, i) => {
    sheets[`motif${i}`] = signed(mapOf(maps.parts, map), magnitude(maps.parts.data), maps.parts.shape[2]);
  });
  layers.parts.shown.forEach(({ top, left }, i) => {
    const cut = patchOf(
      x,
      { receptiveField: field, jump: 1, start: (field - 1) / 2 },
      { row: top, col: left },
    );
    sheets[`part${i}`] = sheetOf([{ values: cut.data, most: 1, ink: true }], 1, field);
  });
  return sheets;
}

function layersOf(graph: Graph, { top, chosen }: Params) {
  const byMap = (sums: readonly number[], first: number): Node[] =>
    sums.map((vote, map) => ({ id: first + map, map, vote }));
  const parts = graph.parts.map((part) => ({ ...part, id: idOf.part + part.at }));
  return {
    parts: { ...strongest(parts, top, chosen), on: parts.filter(({ value }) => value > 0).length },
    motifs: strongest(byMap(graph.motifs, idOf.motif), top, chosen),
    edges: strongest(byMap(graph.edges, idOf.edge), counts.edge, chosen),
  };
}

export function solve(params: Params, data: Data = unseen()) {
  const { x, from, traced, of, rival, order, weight } = read(params, data);
  const chosen = chosenOf(params.chosen);
  const graph = graphOf(data.net, x, traced, wholeOf(data.net, x, traced, weight), chosen);
  const layers = layersOf(graph, params);
  const { scores, sums, biases, links, field } = graph;
  return {
    ...params,
    drawing: undefined,
    from,
    of,
    against: rival,
    reads: order[0],
    next: order[1],
    scores,
    score: weighed(traced, weight),
    sums,
    biases,
    field,
    kind: chosen.kind,
    part: chosen.kind === 'part' ? layers.parts.shown.find(({ at }) => at === chosen.at) : undefined,
    map: 'map' in chosen ? chosen.map : undefined,
    ...layers,
    /** What each shown edge gives each shown motif of what is chosen. */
    links: layers.motifs.shown.map(({ map }) => layers.edges.shown.map((edge) => links[map][edge.map])),
    sheets: picturesOf(data.net, x, graph, layers),
  };
}

export type View = ReturnType<typeof solve>;

/** The view without its pixels. */
export const words = (view: View): View => ({ ...view, sheets: bare(view.sheets) });

/** What the exported script prints: all ten scores, and the score that is divided. */
export const numbers = ({ scores, score }: View): number[] => [...scores, score];

export function pytorch(params: Params, data: Data = unseen()): string {
  const { traced, weight } = read(params, data);
  return script(data.net[data.net.length - 1], traced[traced.length - 2].output.data, weight.data);
}
