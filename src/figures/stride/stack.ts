import { inputRange, receptiveField } from '#lib/conv/receptive-field.ts';
import type { Layer } from './layers.ts';
import { type Line, solveLine } from './line.ts';

/** What one layer of a stack makes of the input. */
export interface Level {
  /** 0 is the input. */
  layer: number;
  size: number;
  receptiveField: number;
  jump: number;
  /** Centre of the first unit, in input samples. */
  start: number;
  /** Units that the chosen one depends on, first and last; some may be padding. */
  sees: [first: number, last: number];
}

export interface Stack {
  levels: Level[];
  /** The first layer that cannot be computed, with the reason. */
  failed?: { layer: number; line: Line };
  /** Input samples that the chosen unit sees, and how many of them are real. */
  range: [first: number, last: number];
  real: number;
  /** Left and right edge of the drawing, in input samples. */
  from: number;
  to: number;
}

export function solveStack(n: number, layers: readonly Layer[], at: number): Stack & { at: number } {
  const windows = layers.map(({ k, s, p, d }) => ({ kernel: k, stride: s, padding: p, dilation: d }));
  let good = 0;
  let size = n;
  let failed: Stack['failed'];
  for (const [i, layer] of layers.entries()) {
    const line = solveLine(size, layer, 'given');
    if (line.problem) {
      failed = { layer: i + 1, line };
      break;
    }
    size = line.size;
    good = i + 1;
  }
  const fields = [
    { size: n, receptiveField: 1, jump: 1, start: 0 },
    ...receptiveField(windows.slice(0, good), n),
  ];
  const unit = Math.min(at, size - 1);
  // Downwards from the chosen unit: each interval of units reads a wider one below it.
  const sees: [number, number][] = [[unit, unit]];
  for (let l = good; l > 0; l--) {
    const { s, p, k, d } = layers[l - 1];
    const [first, last] = sees[0];
    sees.unshift([first * s - p, last * s - p + d * (k - 1)]);
  }
  const range = inputRange(fields[good], unit);
  const levels = fields.map((field, layer) => ({ ...field, size: field.size!, layer, sees: sees[layer] }));
  const edges = levels.flatMap(({ start, size: units, jump }) => [
    start - jump / 2,
    start + (units - 1) * jump + jump / 2,
  ]);
  return {
    levels,
    ...(failed && { failed }),
    at: unit,
    range,
    real: Math.max(0, Math.min(n - 1, range[1]) - Math.max(0, range[0]) + 1),
    from: Math.min(...edges, range[0] - 0.5),
    to: Math.max(...edges, range[1] + 0.5),
  };
}
