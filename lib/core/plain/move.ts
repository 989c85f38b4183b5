import type { Memory } from '../arena.ts';
import type { Kernels } from '../kernels.ts';

/** `copy`, `zero` and `pack` of `Kernels` in TypeScript. */
export const move = (memory: Memory): Pick<Kernels, 'copy' | 'zero' | 'pack'> => ({
  copy(from, to, planes, rows, columns, fromPlane, fromRow, fromColumn, toPlane, toRow, toColumn) {
    const { f32: f } = memory;
    const [step, next] = [fromColumn >> 2, toColumn >> 2];
    for (let p = 0; p < planes; p++) {
      for (let r = 0; r < rows; r++) {
        let a = (from + p * fromPlane + r * fromRow) >> 2;
        let b = (to + p * toPlane + r * toRow) >> 2;
        for (let i = 0; i < columns; i++, a += step, b += next) f[b] = f[a];
      }
    }
  },

  zero(to, bytes) {
    memory.f32.fill(0, to >> 2, (to + bytes) >> 2);
  },

  pack(w, source, count, channels, channelStep, to) {
    const { f32: f, i32 } = memory;
    let at = to >> 2;
    for (let c = 0; c < channels; ) {
      const left = channels - c;
      const together = left >= 4 ? 4 : left >= 2 ? 2 : 1;
      for (let t = 0; t < count; t++) {
        const from = (w + i32[(source >> 2) + t]) >> 2;
        for (let i = 0; i < together; i++) f[at++] = f[from + (c + i) * (channelStep >> 2)];
      }
      c += together;
    }
  },
});
