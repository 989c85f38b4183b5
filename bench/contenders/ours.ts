/** The book's own core: vectors with repeatable bits, relaxed vectors, or plain TypeScript. */
import { type Core, loadCore } from '../../lib/core/core.ts';
import { plainCore } from '../../lib/core/plain.ts';
import { tensor } from '../../lib/tensor.ts';
import { convInputs } from '../inputs.ts';
import type { ConvWork, Work } from '../items.ts';
import { type Contender, type Job, Refusal } from './contender.ts';
import { lenetJob, mlpJob } from './ours-nets.ts';

/** Lines shorter than this go the way that needs no preparation. */
const SHORT = 64;

export async function ours(kind: Core['kind']): Promise<Contender> {
  const core = kind === 'plain' ? plainCore() : await loadCore({ relaxed: kind === 'relaxed' });
  if (core.kind !== kind) throw new Refusal(`WebAssembly here has no ${kind} vectors`);
  return {
    version: { simd: 'wasm simd128, 1 thread', relaxed: 'wasm relaxed SIMD, 1 thread', plain: 'TypeScript' }[
      kind
    ],
    prepare(work: Work): Job {
      if (work.kind === 'lenet') return lenetJob(core, work);
      if (work.kind === 'mlp') return mlpJob(core, work);
      return work.input.length === 3 && work.input[2] < SHORT ? lineJob(core, work) : convJob(core, work);
    },
  };
}

function convJob(core: Core, work: ConvWork): Job {
  const { stride, padding, dilation } = work;
  const given = convInputs(work);
  const [x, w] = [tensor(work.input, given.x), tensor(work.weight, given.w)];
  let y = x;
  return {
    run() {
      y = core.conv(x, w, { stride, padding, dilation });
    },
    answer: () => y.data,
  };
}

/** The padding is part of what is timed. */
function lineJob(core: Core, work: ConvWork): Job {
  const { x, w } = convInputs(work);
  const padded = new Float32Array(x.length + 2 * work.padding);
  let y = new Float32Array(0);
  return {
    run() {
      padded.set(x, work.padding);
      y = core.correlate(padded, w, new Float32Array(x.length)) as Float32Array<ArrayBuffer>;
    },
    answer: () => y,
  };
}
