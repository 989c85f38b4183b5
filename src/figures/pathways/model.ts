/** What the figure shows: one area with what it is tuned to and what it is linked with, and the shortest way between two. */
import { choice, type Values } from '#figure/knobs.ts';
import { distances, graphOf, type Link, shortestWays } from '#lib/biology/graph.ts';
import { AREA_IDS, type AreaId, areas, links } from './areas.ts';

export const knobs = {
  area: choice('mt', AREA_IDS),
  stream: choice('both', ['both', 'where', 'what']),
  from: choice('retina', AREA_IDS),
  to: choice('ait', AREA_IDS),
};

export type Params = Values<typeof knobs>;

const indexOf = (id: AreaId) => AREA_IDS.indexOf(id);

/** Links in every direction in which they run, each with its place in `links`. */
const directed = links.flatMap((link, index) => [
  { from: link.from, to: link.to, index },
  ...(link.both ? [{ from: link.to, to: link.from, index }] : []),
]);

export function solve(params: Params) {
  const inside = (id: AreaId) => params.stream === 'both' || areas[id].streams.includes(params.stream);
  const open = directed.filter(({ from, to }) => inside(from) && inside(to));
  const pairs: Link[] = open.map(({ from, to }) => [indexOf(from), indexOf(to)]);
  const graph = graphOf(AREA_IDS.length, pairs);
  const [start, end] = [indexOf(params.from), indexOf(params.to)];
  const reach = distances(graph, start);
  const found = inside(params.from) && inside(params.to);
  const ways = found ? shortestWays(graph, start, end).map((way) => way.map((i) => AREA_IDS[i])) : [];
  const onWay = new Set(
    ways.flatMap((way) =>
      way
        .slice(1)
        .map((to, i) => directed.find((link) => link.from === way[i] && link.to === to)?.index ?? -1),
    ),
  );
  const nodes = AREA_IDS.map((id) => ({
    id,
    ...areas[id],
    inside: inside(id),
    onWay: ways.some((way) => way.includes(id)),
    inputs: directed.filter(({ to }) => to === id).map(({ from }) => from),
    outputs: directed.filter(({ from }) => from === id).map(({ to }) => to),
  }));
  return {
    ...params,
    nodes,
    chosen: nodes[indexOf(params.area)],
    edges: links.map((link, index) => ({
      ...link,
      kind: areas[link.cross ? link.from : link.to].kind,
      inside: inside(link.from) && inside(link.to),
      near: link.from === params.area || link.to === params.area,
      onWay: onWay.has(index),
    })),
    /** The ways of fewest links; none where no way leads. */
    ways,
    synapses: ways.length ? reach[end].distance : undefined,
    /** Those of them that pass through an area that is in no stream of their end. */
    crossing: ways.filter((way) =>
      way.some((id) => !areas[id].streams.some((own) => areas[params.to].streams.includes(own))),
    ).length,
    /** The end of the way that the chosen stream leaves out. */
    outside: [params.from, params.to].find((id) => !inside(id)),
    pairs,
    cross: links.filter(({ cross }) => cross).length,
  } as const;
}

export type View = ReturnType<typeof solve>;
export type Node = View['nodes'][number];

/** The area to which an arrow key leads: up along an output, down along an input, or to a neighbour on the level. */
export function step(view: View, key: string): AreaId | undefined {
  const { chosen, nodes } = view;
  const level = nodes.filter(({ level }) => level === chosen.level).map(({ id }) => id);
  const place = level.indexOf(chosen.id);
  // The straightest way: within the own stream first.
  const straight = (ids: readonly AreaId[], up: boolean) => {
    const further = ids.filter((id) =>
      up ? areas[id].level > chosen.level : areas[id].level < chosen.level,
    );
    return further.find((id) => areas[id].kind === chosen.kind) ?? further[0];
  };
  switch (key) {
    case 'ArrowUp':
      return straight(chosen.outputs, true);
    case 'ArrowDown':
      return straight(chosen.inputs, false);
    case 'ArrowRight':
      return level[place + 1];
    case 'ArrowLeft':
      return level[place - 1];
    case 'Home':
      return AREA_IDS[0];
    case 'End':
      return AREA_IDS[AREA_IDS.length - 1];
    default:
      return undefined;
  }
}

export const numbers = ({ synapses, ways }: View): number[] =>
  synapses === undefined ? [] : [synapses, ways.length];

export function pytorch(params: Params): string {
  const { pairs, outside } = solve(params);
  return [
    'import torch',
    '',
    `links = torch.tensor(${JSON.stringify(pairs)})`,
    `A = torch.zeros(${AREA_IDS.length}, ${AREA_IDS.length}, dtype=torch.int64)`,
    'A[links[:, 0], links[:, 1]] = 1',
    `start, end = ${indexOf(params.from)}, ${indexOf(params.to)}`,
    '# The first power of A with an entry there has the number of shortest ways for it.',
    `ways = torch.zeros(${AREA_IDS.length}, dtype=torch.int64)`,
    `ways[start] = ${outside ? 0 : 1}`,
    `for steps in range(${AREA_IDS.length}):`,
    '    if ways[end] > 0:',
    '        print(steps, ways[end].item())',
    '        break',
    '    ways = ways @ A',
    '',
  ].join('\n');
}
