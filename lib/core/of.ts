import { expectShape } from '#lib/conv/dimensions.ts';
import { Arena } from './arena.ts';
import { convolve, convolveBackward } from './conv.ts';
import type { Core } from './core.ts';
import { correlator } from './correlate.ts';
import { linear, linearBackward } from './linear.ts';
import type { Start } from './load.ts';
import { mlp } from './mlp.ts';
import { network } from './network.ts';
import { avgPool, avgPoolBackward, maxPool, maxPoolBackward } from './pool.ts';

/** A core of one kind of engine; its functions share one memory, taken anew by every call. */
export function coreOf({ kind, start }: Start): Core {
  const arena = new Arena(start());
  return {
    kind,
    get memory() {
      return arena.size;
    },
    conv: (input, weight, options = {}) => convolve(arena, input, weight, options),
    convBackward: (g, input, weight, options = {}) => convolveBackward(arena, g, input, weight, options),
    correlate: correlator(arena),
    linear: (input, weight, bias) => linear(arena, input, weight, bias),
    linearBackward: (g, input, weight) => linearBackward(arena, g, input, weight),
    maxPool: (input, options) => maxPool(arena, input, options),
    maxPoolBackward: (g, indices, shape) => maxPoolBackward(arena, g, indices, shape),
    avgPool: (input, options) => avgPool(arena, input, options),
    avgPoolBackward: (g, shape, options) => avgPoolBackward(arena, g, shape, options),
    relu({ shape, data }) {
      arena.reset();
      const x = arena.floats(data);
      arena.kernels.relu(x, x, data.length);
      return { shape, data: arena.read(x, data.length) };
    },
    reluBackward(g, y) {
      expectShape('gradOutput', g.shape, y.shape);
      arena.reset();
      const at = arena.floats(g.data);
      arena.kernels.reluBackward(at, arena.floats(y.data), at, g.data.length);
      return { shape: g.shape, data: arena.read(at, g.data.length) };
    },
    add(a, b, s = 1) {
      expectShape('the second', b.shape, a.shape);
      arena.reset();
      const at = arena.floats(a.data);
      arena.kernels.addScaled(at, arena.floats(b.data), s, at, a.data.length);
      return { shape: a.shape, data: arena.read(at, a.data.length) };
    },
    scale({ shape, data }, s) {
      arena.reset();
      const at = arena.floats(data);
      arena.kernels.scale(at, s, at, data.length);
      return { shape, data: arena.read(at, data.length) };
    },
    network: (layers, shape, optimiser = { sgd: { lr: 0.01 } }) => network(start(), layers, shape, optimiser),
    mlp: (net, x, labels, optimiser) => mlp(start(), net, x, labels, optimiser),
  };
}
