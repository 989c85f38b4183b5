/** What passes between the layers, as lines: where each begins and ends, and how much it carries. */
import { magnitude } from '#figure/colour.ts';
import type { View } from './model.ts';

interface Wire {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly faint?: boolean;
}

/** The middle of the i-th of n equal shares of a layer. */
const middle = (i: number, n: number) => (i + 0.5) / n;

export function wiresOf(view: View) {
  const { parts, motifs, edges, kind, part, map } = view;
  /** Whether what is looked into has to do with a motif, an edge. */
  const motifOn = (m: number) => (kind === 'part' ? part?.map === m : kind === 'motif' ? map === m : true);
  const edgeOn = (e: number) => kind !== 'edge' || map === e;
  const partOn = (p: (typeof parts.shown)[number]) => (kind === 'part' ? part === p : motifOn(p.map));

  const wires = {
    edges: edges.shown.map(
      (edge, i): Wire => ({
        from: 0.5,
        to: middle(i, edges.shown.length),
        value: edge.vote,
        faint: !edgeOn(edge.map),
      }),
    ),
    motifs: motifs.shown.flatMap((_, m) =>
      edges.shown.map(
        (edge, e): Wire => ({
          from: middle(e, edges.shown.length),
          to: middle(m, motifs.shown.length),
          value: view.links[m][e],
          faint: !edgeOn(edge.map),
        }),
      ),
    ),
    parts: parts.shown.flatMap((p, i) => {
      const m = motifs.shown.findIndex((motif) => motif.map === p.map);
      if (m < 0) return [];
      const from = middle(m, motifs.shown.length);
      return [{ from, to: middle(i, parts.shown.length), value: p.vote, faint: !partOn(p) } as Wire];
    }),
    object: parts.shown.map(
      (p, i): Wire => ({
        from: middle(i, parts.shown.length),
        to: 0.5,
        value: p.vote,
        faint: !partOn(p),
      }),
    ),
  };
  const most = (all: readonly Wire[]) => magnitude(all.map(({ value }) => value));
  return {
    ...wires,
    most: {
      edges: most(wires.edges),
      motifs: most(wires.motifs),
      parts: most(wires.object),
      object: most(wires.object),
    },
  };
}
