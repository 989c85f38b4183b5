/** Where the numbers of a small plane lie in memory, and which of them a kernel's taps read: all from the core's own plan. */
import { range, type Values } from '#figure/knobs.ts';
import { layout } from '#lib/conv/layout.ts';
import { type Plan, planOf } from '#lib/core/plan.ts';
import { LANES } from '#lib/core/tile.ts';

/** Rows and columns of the input. */
export const INPUT = [7, 8] as const;

export const knobs = {
  kernel: range(3, { min: 1, max: 5 }),
  stride: range(2, { min: 1, max: 4 }),
  dilation: range(1, { min: 1, max: 3 }),
  padding: range(1, { min: 0, max: 2 }),
  tap: range(4, { min: 0, max: 24 }),
};

export type Params = Values<typeof knobs>;

/** One number of the plane, at its row and place in memory. */
export interface Cell {
  readonly row: number;
  readonly place: number;
  /** Number of the sample in the input, row by row; padding has none. */
  readonly sample?: number;
}

export interface Tap {
  /** Row and column of the kernel. */
  readonly u: number;
  readonly v: number;
  /** From the first tap, in bytes. */
  readonly off: number;
  /** The cell that it reads for the first output. */
  readonly row: number;
  readonly place: number;
}

/** The rows of the plane as they lie in memory: phase by phase, each with every `phases`-th column. */
export function cellsOf({ height, width, top, left, phase, pitch, plane, stride }: Plan): Cell[] {
  return Array.from({ length: plane }, (_, at) => {
    const [row, place] = [Math.floor(at / pitch), at % pitch];
    const [y, x] = [row - top, (place % phase) * stride[1] + Math.floor(place / phase) - left];
    const inside = y >= 0 && y < height && x >= 0 && x < width;
    return { row, place, ...(inside && { sample: y * width + x }) };
  });
}

function plan(kernel: number, { stride, dilation, padding }: Params): Plan {
  const [x, w] = [
    [1, 1, ...INPUT],
    [1, 1, kernel, kernel],
  ];
  return planOf(x, w, layout(x, w, { stride, dilation, padding }));
}

export function solve(params: Params) {
  try {
    const made = plan(params.kernel, params);
    const [, columns] = made.kernel;
    const taps = Array.from(made.off, (off, t): Tap => {
      const at = off / Float32Array.BYTES_PER_ELEMENT;
      const [row, place] = [Math.floor(at / made.pitch), at % made.pitch];
      return { u: Math.floor(t / columns), v: t % columns, off, row, place };
    });
    const chosen = Math.min(params.tap, taps.length - 1);
    return {
      ...{ params, plan: made, cells: cellsOf(made), taps, chosen },
      /** Outputs of the first row that one vector holds. */
      lanes: Math.min(LANES, made.out[1]),
      problem: undefined,
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The plane does not depend on the kernel, and a kernel of one weight always fits.
    const made = plan(1, params);
    return {
      ...{ params, plan: made, cells: cellsOf(made), taps: [] as Tap[], chosen: 0, lanes: 0 },
      problem: error.message,
    };
  }
}

export type View = ReturnType<typeof solve>;
