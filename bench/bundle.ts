/** What esbuild makes of the peers and of the page: nothing of it is kept in the repository. */
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * TensorFlow.js's gradients for Node: its package for Node leaves them out, and their files are not ones that Node can load.
 * A copy of its engine comes along, but both find the same registry, which is global.
 */
export async function bundleGradients(): Promise<void> {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [here('node_modules/@tensorflow/tfjs-core/dist/register_all_gradients.js')],
    outfile: here('.cache/tfjs-gradients.mjs'),
    bundle: true,
    format: 'esm',
    logLevel: 'error',
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
    external: ['node:*', 'fs', 'path', 'module', 'url', 'worker_threads', 'perf_hooks', 'crypto', 'util'],
    logLevel: 'error',
  });
}
