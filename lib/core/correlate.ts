import type { Arena } from './arena.ts';
import type { Core } from './core.ts';
import { every } from './linear.ts';

/** Below this many products a loop is done before the numbers were copied into the core's memory. */
const FEW = 1024;

/** `Core.correlate`: a loop where lines are short, the kernels where they are long. */
export const correlator =
  (arena: Arena): Core['correlate'] =>
  (x, w, out) => {
    const [outputs, taps] = [out.length, w.length];
    if (x.length < outputs + taps - 1) {
      throw new RangeError(
        `${outputs} outputs of ${taps} weights need ${outputs + taps - 1} samples, not ${x.length}`,
      );
    }
    if (outputs * taps > FEW) return long(arena, x, w, out);
    for (let i = 0; i < outputs; i++) {
      let sum = 0;
      for (let j = 0; j < taps; j++) sum += w[j] * x[i + j];
      out[i] = sum;
    }
    return out;
  };

function long(arena: Arena, x: Float32Array, w: Float32Array, out: Float32Array): Float32Array {
  const n = out.length;
  arena.reset();
  const [y, from, off] = [arena.take(n), arena.floats(x), arena.integers(every(w.length, 4))];
  arena.kernels.taps(from, off, w.length, arena.floats(w), arena.zeros(1), y, 1, 1, n, 4 * n, 4 * n, 4 * n);
  arena.readInto(y, n, out);
  return out;
}
