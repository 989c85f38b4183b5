import { choice, range, type Values } from '#figure/knobs.ts';
import { layers } from './layers.ts';
import { type Line, solveLine, solveTransposed } from './line.ts';
import { solveStack } from './stack.ts';

const limits = {
  k: { min: 1, max: 15 },
  s: { min: 1, max: 8 },
  p: { min: 0, max: 8 },
  d: { min: 1, max: 4 },
} as const;

export const knobs = {
  kind: choice('line', ['line', 'plane', 'transposed', 'stack']),
  mode: choice('given', ['given', 'valid', 'same', 'full']),
  n: range(100, { min: 1, max: 128 }),
  h: range(12, { min: 1, max: 32 }),
  w: range(17, { min: 1, max: 32 }),
  k: range(5, limits.k),
  s: range(2, limits.s),
  p: range(0, limits.p),
  d: range(1, limits.d),
  /** PyTorch's output_padding. */
  extra: range(0, { min: 0, max: 7 }),
  layers: layers(
    [
      { k: 5, s: 1, p: 0, d: 1 },
      { k: 2, s: 2, p: 0, d: 1 },
      { k: 5, s: 1, p: 0, d: 1 },
      { k: 2, s: 2, p: 0, d: 1 },
      { k: 5, s: 1, p: 0, d: 1 },
    ],
    limits,
    6,
  ),
  /** The window, or the unit, that is marked. */
  at: range(12, { min: 0, max: 9999 }),
};

export type Params = Values<typeof knobs>;

/** The lecture's (n − (k − 1)) / s beside the right answer, for one stride. */
export interface Row {
  s: number;
  lecture: number;
  exact: number;
  /** 0 where this stride is refused. */
  size: number;
  agrees: boolean;
}

function compare(n: number, params: Params): Row[] {
  return Array.from({ length: knobs.s.max }, (_, i) => {
    const line = solveLine(n, { ...params, s: i + 1 }, params.mode);
    const lecture = (line.room + 1) / line.s;
    return {
      s: line.s,
      lecture,
      exact: line.exact + 1,
      size: line.size,
      agrees: line.size > 0 && lecture === line.size,
    };
  });
}

/** The windows before and behind `at`, and the samples it reads. */
function marked(line: Line, units: number, at: number) {
  const i = Math.max(0, Math.min(at, units - 1));
  const start = line.starts[i] ?? -line.left;
  return {
    i,
    start,
    end: start + line.reach - 1,
    taps: Array.from({ length: line.k }, (_, j) => start + j * line.d),
  };
}

export function solve(params: Params) {
  const { kind, mode, n, h, w, k, s, p, d, extra, at } = params;
  const layer = { k, s, p, d };
  switch (kind) {
    case 'plane': {
      const rows = solveLine(h, layer, mode);
      const columns = solveLine(w, layer, mode);
      const size = rows.size * columns.size;
      const i = Math.max(0, Math.min(at, size - 1));
      const [r, c] = columns.size ? [Math.floor(i / columns.size), i % columns.size] : [0, 0];
      const fits = !rows.problem && !columns.problem;
      return {
        kind,
        mode,
        rows,
        columns,
        fits,
        units: size,
        row: marked(rows, rows.size, r),
        column: marked(columns, columns.size, c),
        at: i,
      };
    }
    case 'transposed': {
      const line = solveTransposed(n, layer, extra);
      const units = line.problem ? 0 : n;
      const window = marked(line, n, at);
      return { kind, line, fits: !line.problem, units, window, at: window.i };
    }
    case 'stack': {
      const stack = solveStack(n, params.layers, at);
      return {
        kind,
        n,
        layers: params.layers,
        stack,
        fits: !stack.failed,
        units: stack.levels.at(-1)!.size,
        at: stack.at,
      };
    }
    default: {
      const line = solveLine(n, layer, mode);
      const window = marked(line, line.size, at);
      return {
        kind: 'line' as const,
        mode,
        line,
        fits: !line.problem,
        units: line.size,
        window,
        at: window.i,
        table: compare(n, params),
      };
    }
  }
}

export type View = ReturnType<typeof solve>;
export type LineView = Extract<View, { kind: 'line' }>;
export type PlaneView = Extract<View, { kind: 'plane' }>;
export type TransposedView = Extract<View, { kind: 'transposed' }>;
export type StackView = Extract<View, { kind: 'stack' }>;

export { numbers, pytorch } from './pytorch.ts';
