import { fields, planes, reach } from '#content/neocognitron/shape.ts';
import type { NetSeen, Params, Seen } from './model.ts';

/** Before any file has arrived: an edge, and a template that likes it. */
export function unseen({ digit, layer }: Params): Seen {
  const which = layer === '1' ? 0 : 1;
  const cells = (which === 0 ? 1 : planes[0]) * reach ** 2;
  const cell = (i: number) => (i % reach) - 2;
  const none: NetSeen = {
    scores: Array.from({ length: 10 }, (_, d) => Number(d === digit)),
    changes: { s1: 0, c1: 0, s2: 0, c2: 0 },
  };
  return {
    label: digit,
    index: 0,
    nets: [none, none],
    unit: {
      row: 0,
      col: 0,
      cells: 1,
      active: 1,
      weights: Array.from({ length: cells }, (_, i) => cell(i) / 10),
      patch: Array.from({ length: cells }, (_, i) => Number(cell(i) > 0)),
      bias: -0.25,
      field: { size: fields[which].receptiveField, top: 0, left: 0 },
    },
  };
}
