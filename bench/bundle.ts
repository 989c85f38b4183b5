/** What esbuild makes of the peers and of the page: nothing of it is kept in the repository. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** All of it that takes part; its package for Node has old, slower code (ES5) and leaves the gradients out. */
const TFJS = `
  export * as tf from '@tensorflow/tfjs-core/dist/index.js';
  import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
  import '@tensorflow/tfjs-backend-cpu/dist/index.js';
  export * as wasm from '@tensorflow/tfjs-backend-wasm/dist/index.js';
`;

/** TensorFlow.js's modern code, which Node cannot load file by file, as one file for Node and one for pages. */
export async function bundleTfjs(): Promise<void> {
  const { build } = await import('esbuild');
  const common = {
    stdin: { contents: TFJS, resolveDir: here('.') },
    bundle: true,
    mainFields: ['module', 'main'],
    logLevel: 'error',
  };
  // Under Node it looks for its wasm files beside itself.
  mkdirSync(here('.cache'), { recursive: true });
  for (const name of ['', '-simd', '-threaded-simd']) {
    const file = `tfjs-backend-wasm${name}.wasm`;
    copyFileSync(here(`node_modules/@tensorflow/tfjs-backend-wasm/dist/${file}`), here(`.cache/${file}`));
  }
  await build({ ...common, outfile: here('.cache/tfjs-node.cjs'), format: 'cjs', platform: 'node' });
  await build({
    ...common,
    outfile: here('.cache/tfjs-page.mjs'),
    format: 'esm',
    external: ['fs', 'path', 'util'],
  });
}

/** Everything that a page needs to be any of the contenders. */
export async function bundlePage(): Promise<void> {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [here('hosts/page.ts')],
    outdir: here('.cache/page'),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'esnext',
    external: [
      '*/tfjs-node.cjs',
      'node:*',
      'fs',
      'path',
      'module',
      'url',
      'worker_threads',
      'perf_hooks',
      'crypto',
      'util',
    ],
    logLevel: 'error',
  });
}
