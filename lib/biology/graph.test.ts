import { describe, expect, it } from 'vitest';
import { integer, random } from '#lib/random.ts';
import { distances, type Graph, graphOf, type Link, reversed, shortestWays } from './graph.ts';

function drawn(seed: number): Graph {
  const stream = random(seed);
  const n = integer(stream, 1, 9);
  const links: Link[] = [];
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j && stream() < 0.25) links.push([i, j]);
  return graphOf(n, links);
}

/** Steps and ways by powers of the adjacency matrix: the first power with an entry has it for the number of ways. */
function byPowers(graph: Graph, from: number, to: number) {
  let row: number[] = graph.map((_, i) => (i === from ? 1 : 0));
  for (let steps = 0; steps <= graph.length; steps++) {
    if (row[to]) return { distance: steps, ways: row[to] };
    row = graph.map((_, j) => graph.reduce((sum, targets, i) => sum + (targets.includes(j) ? row[i] : 0), 0));
  }
  return { distance: Number.POSITIVE_INFINITY, ways: 0 };
}

describe('ways through a graph', () => {
  // A diamond with a tail, and a node apart.
  const graph = graphOf(6, [
    [0, 1],
    [0, 2],
    [1, 3],
    [2, 3],
    [3, 4],
  ]);

  it('are found in the order of the links', () => {
    expect(shortestWays(graph, 0, 4)).toEqual([
      [0, 1, 3, 4],
      [0, 2, 3, 4],
    ]);
    expect(distances(graph, 0)[4]).toEqual({ distance: 3, ways: 2 });
    expect(shortestWays(graph, 2, 2)).toEqual([[2]]);
  });

  it('are none where none leads, or only against the links', () => {
    expect(shortestWays(graph, 0, 5)).toEqual([]);
    expect(shortestWays(graph, 4, 0)).toEqual([]);
    expect(shortestWays(reversed(graph), 4, 0)).toHaveLength(2);
    expect(distances(graph, 0)[5].distance).toBe(Number.POSITIVE_INFINITY);
  });

  it('are as long and as many as powers of the adjacency matrix say, and each is one', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const drawing = drawn(seed);
      for (let from = 0; from < drawing.length; from++) {
        const found = distances(drawing, from);
        for (let to = 0; to < drawing.length; to++) {
          expect(found[to]).toEqual(byPowers(drawing, from, to));
          const ways = shortestWays(drawing, from, to);
          expect(ways).toHaveLength(found[to].ways);
          expect(new Set(ways.map(String)).size).toBe(ways.length);
          for (const way of ways) {
            expect([way[0], way.at(-1), way.length - 1]).toEqual([from, to, found[to].distance]);
            way.slice(1).forEach((node, i) => {
              expect(drawing[way[i]]).toContain(node);
            });
          }
        }
      }
    }
  });

  it('refuse nodes that are not there', () => {
    expect(() => graphOf(2, [[0, 2]])).toThrow('no node 2 among 2');
    expect(() => shortestWays(graph, 0, 9)).toThrow(RangeError);
    expect(() => distances(graph, -1)).toThrow(RangeError);
  });
});
