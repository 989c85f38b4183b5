import type { Arena } from './arena.ts';
import type { Core } from './core.ts';
import { every } from './linear.ts';

/** Up to this many products a loop is done before the numbers were copied into the core’s memory. */
export const FEW = 1024;

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
    // Four outputs at a time, whose sums need not wait for each other.
    let i = 0;
    for (; i + 4 <= outputs; i += 4) {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let j = 0, at = i; j < taps; j++, at++) {
        const weight = w[j];
        a += weight * x[at];
        b += weight * x[at + 1];
        c += weight * x[at + 2];
        d += weight * x[at + 3];
      }
      out[i] = a;
      out[i + 1] = b;
      out[i + 2] = c;
      out[i + 3] = d;
    }
    for (; i < outputs; i++) {
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
