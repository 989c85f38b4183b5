/** TensorFlow.js on its CPU backend or its WebAssembly backend (SIMD, one thread); gradients by its own differentiation. */
import type { Work } from '../items.ts';
import { type Contender, type Job, Refusal } from './contender.ts';
import { convJob } from './tfjs-conv.ts';
import { lenetJob } from './tfjs-lenet.ts';
import { mlpJob } from './tfjs-mlp.ts';

// biome-ignore lint/suspicious/noExplicitAny: the peers come without types.
export type Tf = any;

/** @param wasmPath where a page finds the backend's wasm files; Node finds them itself. */
export async function tfjs(backend: 'cpu' | 'wasm', wasmPath?: string): Promise<Contender> {
  const inNode = typeof process === 'object';
  const { tf, wasm }: Record<'tf' | 'wasm', Tf> = inNode
    ? await import('../.cache/tfjs-node.cjs')
    : await import('../.cache/tfjs-page.mjs');
  tf.enableProdMode();
  // Its first tensor in Node would print an advertisement, except in its own tests.
  tf.env().set('IS_TEST', true);
  if (wasmPath) wasm.setWasmPaths(wasmPath);
  wasm.setThreadsCount(1);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend(backend);
  await tf.ready();
  tf.tidy(() => tf.scalar(0));
  tf.env().set('IS_TEST', false);
  const simd = backend === 'wasm' && (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'));
  return {
    version: `${tf.version_core}${backend === 'wasm' ? `, ${simd ? 'SIMD' : 'no SIMD'}, 1 thread` : ''}`,
    prepare: (work) => tried(tf, prepare(tf, work)),
  };
}

function prepare(tf: Tf, work: Work): Job {
  if (work.kind === 'conv') return convJob(tf, work);
  return work.kind === 'lenet' ? lenetJob(tf, work) : mlpJob(tf, work);
}

/** Runs once what needs kernels that the backend may lack, so that it refuses before anything is timed. */
function tried(tf: Tf, job: Job): Job {
  let first: ArrayLike<number> | undefined;
  try {
    job.run();
    first = job.answer();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const missing = message.match(/Kernel '(\w+)' not registered/)?.[1];
    throw new Refusal(missing ? `its backend '${tf.getBackend()}' has no kernel ${missing}` : message);
  }
  return { run: () => job.run(), answer: () => first! };
}
