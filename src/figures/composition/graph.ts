/** Who voted for a class, layer by layer: parts, motifs, edges and pixels, and what passes between them. */

import { inputRange } from '#lib/conv/receptive-field.ts';
import { type Contributions, contributions, masked, total } from '#lib/nn/contributions.ts';
import { backThrough, type Sequential, type Traced } from '#lib/nn/sequential.ts';
import { mapOf as alone, fieldOf, type Unit } from '#lib/nn/unit.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

/** Layers of the network up to the first and to the second pooling. */
const FIRST = 3;
const SECOND = 6;

/** What is looked into: all that votes, a unit of the second pooling, a map of layer 2, or a map of layer 1. */
export type Chosen =
  | { readonly kind: 'object' }
  | { readonly kind: 'part'; readonly at: number }
  | { readonly kind: 'motif' | 'edge'; readonly map: number };

export interface Part extends Unit {
  readonly at: number;
  readonly value: number;
  /** What one more of it would add, and what it adds: slope · value. */
  readonly slope: number;
  readonly vote: number;
  /** The pixels it sees. */
  readonly top: number;
  readonly left: number;
}

const sumsByMap = (t: Tensor): number[] => {
  const each = t.shape[2] * t.shape[3];
  return Array.from({ length: t.shape[1] }, (_, map) =>
    total(tensor([each], t.data.slice(map * each, (map + 1) * each))),
  );
};

/** One map of what a layer gave. */
function ofMap({ output, indices }: Traced, map: number): Traced {
  const [, , height, width] = output.shape;
  const each = height * width;
  const [from, to] = [map * each, (map + 1) * each];
  return {
    output: tensor([1, 1, height, width], output.data.slice(from, to)),
    ...(indices && { indices: indices.slice(from, to) }),
  };
}

/** @param traced what `trace` gave for the picture x, and @param whole the contributions to what is divided. */
export function graphOf(
  net: Sequential,
  x: Tensor,
  traced: readonly Traced[],
  whole: Contributions,
  chosen: Chosen,
) {
  const parts = whole.inputs[SECOND];
  const places = parts.shape[2] * parts.shape[3];
  const mapOf = (i: number) => Math.floor(i / places);

  const keeps = (i: number) =>
    chosen.kind === 'part' ? i === chosen.at : chosen.kind === 'motif' ? mapOf(i) === chosen.map : true;
  const pooled = traced[FIRST - 1].output;
  const eachEdge = pooled.shape[2] * pooled.shape[3];
  const only = (i: number) => chosen.kind !== 'edge' || Math.floor(i / eachEdge) === chosen.map;

  /** What the maps of layer 1 give each motif of what is chosen, and the slopes of that. */
  const slopes = masked(whole.gradients[SECOND], keeps);
  const flows = Array.from({ length: parts.shape[1] }, (_, map) => {
    const own = traced.slice(FIRST, SECOND).map((layer) => ofMap(layer, map));
    const weight = slopes.data.slice(map * places, (map + 1) * places);
    return contributions(
      alone(net.slice(FIRST, SECOND), map),
      pooled,
      own,
      tensor([1, 1, ...parts.shape.slice(2)], weight),
    );
  });
  const added = (of: (flow: (typeof flows)[number]) => Tensor) =>
    tensor(
      pooled.shape,
      pooled.data.map((_, i) => flows.reduce((all, flow) => all + of(flow).data[i], 0)),
    );
  const edges = added(({ inputs }) => inputs[0]);
  const slope = masked(
    added(({ gradients }) => gradients[0]),
    only,
  );
  const pixelSlope = backThrough(net.slice(0, FIRST), x, traced.slice(0, FIRST), slope)[0];
  const pixels = tensor(
    x.shape,
    x.data.map((v, i) => v * pixelSlope.data[i]),
  );

  const field = fieldOf(net.slice(0, SECOND));
  const values = traced[SECOND - 1].output;
  const [, , , columns] = parts.shape;
  const partAt = (at: number): Part => {
    const row = Math.floor((at % places) / columns);
    const col = at % columns;
    return {
      at,
      map: mapOf(at),
      row,
      col,
      value: values.data[at],
      slope: whole.gradients[SECOND].data[at],
      vote: parts.data[at],
      top: inputRange(field, row)[0],
      left: inputRange(field, col)[0],
    };
  };

  const scores = traced[traced.length - 1].output;
  return {
    scores: [...scores.data],
    /** Every part, the strongest vote first, whichever its sign. */
    parts: Array.from(parts.data, (_, at) => partAt(at)).sort((a, b) => Math.abs(b.vote) - Math.abs(a.vote)),
    motifs: sumsByMap(parts),
    /** What is chosen, as each layer has it: its sum there. */
    sums: {
      parts: total(masked(parts, keeps)),
      edges: total(masked(edges, only)),
      pixels: total(pixels),
    },
    /** What the biases above each layer gave the whole. */
    biases: {
      parts: sum(whole.biases.slice(SECOND)),
      edges: sum(whole.biases.slice(FIRST)),
      pixels: sum(whole.biases),
    },
    /** What each map of layer 1 gives what is chosen of the layers above. */
    edges: sumsByMap(edges),
    /** Motif by motif, what each map of layer 1 gives it of what is chosen. */
    links: flows.map(({ inputs }) => sumsByMap(inputs[0])),
    field: field.receptiveField,
    maps: { parts, edges, pixels },
  };
}

const sum = (values: readonly number[]) => values.reduce((all, v) => all + v, 0);

export type Graph = ReturnType<typeof graphOf>;
