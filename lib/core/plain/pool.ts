import type { Memory } from '../arena.ts';
import type { Kernels } from '../kernels.ts';

/** The pools of `Kernels` in TypeScript. */
export const pool = (
  memory: Memory,
): Pick<Kernels, 'maxPool' | 'maxPoolBackward' | 'maxPoolBackward2' | 'avgPool' | 'avgPoolBackward'> => {
  /** Calls `visit` with the place of every sample of every window, window by window, and `done` after each window. */
  function walk(
    window: number,
    planes: number,
    visit: (at: number, base: number) => void,
    done: (i: number, outputs: number) => void,
    begin: (i: number, outputs: number) => void = () => {},
  ) {
    const [height, width, rows, columns, kh, kw, sh, sw, ph, pw, dh, dw] = memory.i32.subarray(
      window >> 2,
      (window >> 2) + 12,
    );
    for (let p = 0, i = 0; p < planes; p++) {
      for (let r = 0; r < rows; r++) {
        const top = r * sh - ph;
        const bottom = Math.min(height, top + kh * dh);
        for (let c = 0; c < columns; c++, i++) {
          begin(i, rows * columns);
          const left = c * sw - pw;
          const right = Math.min(width, left + kw * dw);
          for (let y = top; y < bottom; y += dh) {
            if (y < 0) continue;
            for (let x = left; x < right; x += dw) if (x >= 0) visit(y * width + x, p * height * width);
          }
          done(i, rows * columns);
        }
      }
    }
  }

  return {
    maxPool(x, y, indices, window, planes) {
      const { f32: f, i32 } = memory;
      let largest = -Infinity;
      let index = -1;
      walk(
        window,
        planes,
        (at, base) => {
          const value = f[(x >> 2) + base + at];
          if (index < 0) index = at;
          if (value > largest || Number.isNaN(value)) {
            largest = value;
            index = at;
          }
        },
        (i) => {
          f[(y >> 2) + i] = largest;
          if (indices) i32[(indices >> 2) + i] = index;
          largest = -Infinity;
          index = -1;
        },
      );
    },

    maxPoolBackward(g, indices, x, planes, outputs, plane) {
      const { f32: f, i32 } = memory;
      for (let p = 0, i = 0; p < planes; p++) {
        for (let o = 0; o < outputs; o++, i++) {
          const index = i32[(indices >> 2) + i];
          if (index >= 0) f[(x >> 2) + p * plane + index] += f[(g >> 2) + i];
        }
      }
    },

    maxPoolBackward2(g, x, y, to, window, planes) {
      const { f32: f } = memory;
      let first = -1;
      let last = -1;
      let largest = Number.NaN;
      walk(
        window,
        planes,
        (at, base) => {
          f[(to >> 2) + base + at] = 0;
          last = base + at;
          if (first < 0 && !(f[(x >> 2) + last] < largest)) first = last;
        },
        (i) => {
          f[(to >> 2) + (first < 0 ? last : first)] = f[(g >> 2) + i];
          first = -1;
        },
        (i) => {
          largest = f[(y >> 2) + i];
        },
      );
    },

    avgPool(x, y, divisors, window, planes) {
      const { f32: f } = memory;
      let sum = 0;
      walk(
        window,
        planes,
        (at, base) => {
          sum += f[(x >> 2) + base + at];
        },
        (i, outputs) => {
          f[(y >> 2) + i] = sum / f[(divisors >> 2) + (i % outputs)];
          sum = 0;
        },
      );
    },

    avgPoolBackward(g, x, divisors, window, planes) {
      const { f32: f } = memory;
      let share = 0;
      walk(
        window,
        planes,
        (at, base) => {
          f[(x >> 2) + base + at] += share;
        },
        () => {},
        (i, outputs) => {
          share = f[(g >> 2) + i] / f[(divisors >> 2) + (i % outputs)];
        },
      );
    },
  };
};
