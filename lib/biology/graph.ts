/** Directed graphs of n nodes as lists: `graph[i]` holds the nodes to which node i sends. */
export type Graph = readonly (readonly number[])[];

export type Link = readonly [from: number, to: number];

/**
 * The graph of n nodes with these links, each list in the order of the links.
 *
 * @throws RangeError when a link names a node that is not there.
 */
export function graphOf(n: number, links: readonly Link[]): Graph {
  const graph: number[][] = Array.from({ length: n }, () => []);
  for (const [from, to] of links) {
    check(n, from, to);
    graph[from].push(to);
  }
  return graph;
}

function check(n: number, ...nodes: number[]): void {
  for (const node of nodes) {
    if (!Number.isInteger(node) || node < 0 || node >= n)
      throw new RangeError(`there is no node ${node} among ${n}`);
  }
}

/** The same nodes, with every link turned round. */
export const reversed = (graph: Graph): Graph =>
  graphOf(
    graph.length,
    graph.flatMap((targets, from) => targets.map((to) => [to, from] as const)),
  );

/**
 * How many links it takes from one node to each, at least, and by how many ways of that length: breadth-first search.
 *
 * @returns for each node its distance, Infinity where no way leads, and the number of shortest ways.
 * @throws RangeError when there is no such node.
 */
export function distances(graph: Graph, from: number): { distance: number; ways: number }[] {
  check(graph.length, from);
  const reached = graph.map((_, node) => ({
    distance: node === from ? 0 : Number.POSITIVE_INFINITY,
    ways: node === from ? 1 : 0,
  }));
  const queue = [from];
  // A list that grows while it is walked is a queue.
  for (const node of queue) {
    for (const to of graph[node]) {
      const next = reached[node].distance + 1;
      if (next < reached[to].distance) {
        reached[to].distance = next;
        queue.push(to);
      }
      if (next === reached[to].distance) reached[to].ways += reached[node].ways;
    }
  }
  return reached;
}

/**
 * All shortest ways between two nodes, as lists of nodes from the first to the last; none where no way leads.
 *
 * @throws RangeError when there is no such node.
 */
export function shortestWays(graph: Graph, from: number, to: number): number[][] {
  check(graph.length, from, to);
  const reached = distances(graph, from);
  const back = reversed(graph);
  const before = (node: number): number[][] =>
    node === from
      ? [[from]]
      : back[node]
          .filter((previous) => reached[previous].distance + 1 === reached[node].distance)
          .flatMap((previous) => before(previous).map((way) => [...way, node]));
  return Number.isFinite(reached[to].distance) ? before(to) : [];
}
