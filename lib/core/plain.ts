import type { Engine } from './arena.ts';
import type { Core } from './core.ts';
import type { Start } from './load.ts';
import { coreOf } from './of.ts';
import { dots } from './plain/dots.ts';
import { elementwise } from './plain/elementwise.ts';
import { layers } from './plain/layers.ts';
import { plainMemory } from './plain/memory.ts';
import { move } from './plain/move.ts';
import { optimise } from './plain/optimise.ts';
import { pool } from './plain/pool.ts';
import { softmaxGradient } from './plain/softmax.ts';
import { taps } from './plain/taps.ts';
import { three } from './plain/three.ts';

/** The kernels in TypeScript: for machines without WebAssembly's SIMD, and to check the others by. */
export function plainEngine(): Engine {
  const memory = plainMemory();
  return {
    memory,
    kernels: {
      ...move(memory),
      ...elementwise(memory),
      ...pool(memory),
      ...optimise(memory),
      ...layers(memory),
      softmaxGradient: softmaxGradient(memory),
      taps: taps(memory),
      three: three(memory),
      dots: dots(memory),
    },
  };
}

export const plain: Start = { kind: 'plain', start: plainEngine };

/** The core in TypeScript alone, at once. */
export const plainCore = (): Core => coreOf(plain);
