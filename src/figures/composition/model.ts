import { side } from '#content/digits/networks.ts';
import { choice, drawing, initial, range, type Values } from '#figure/knobs.ts';
import { firstDrawing } from '#figures/features/pad.ts';
import { bare } from '#figures/features/sheet.ts';
import { weighed } from '#lib/nn/contributions.ts';
import { type Chosen, type Graph, graphOf } from './graph.ts';
import { picturesOf } from './pictures.ts';
import { script } from './pytorch.ts';
import { labels, read, wholeOf } from './read.ts';
import { type Data, unseen } from './unseen.ts';

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

/** What the first state costs, in pieces that hold nothing up: the first passes through a network are the slowest. */
export const pieces: readonly ((data: Data) => void)[] = [
  (data) => read(initial(knobs), data),
  (data) => {
    const { x, traced, weight } = read(initial(knobs), data);
    wholeOf(data.net, x, traced, weight);
  },
];

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

export function layersOf(graph: Graph, { top, chosen }: Params) {
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
