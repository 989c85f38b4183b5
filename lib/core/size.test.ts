import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, it } from 'vitest';

const KB = 1024;
/** The most that a page loads for a core: its script and both modules; what it shares with lib/conv and lib/nn is not its own. */
const LIMIT = 15 * KB;

it('a core weighs little', async () => {
  const { output } = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      // Without what Vite adds once for the whole site, to preload what imports bring.
      ssr: true,
      minify: true,
      rolldownOptions: {
        input: fileURLToPath(new URL('core.ts', import.meta.url)),
        preserveEntrySignatures: 'strict',
        external: /lib\/(conv|nn|tensor|lattice|at-least)/,
      },
    },
  }).then((built) => (Array.isArray(built) ? built[0] : built))) as Rolldown.RolldownOutput;
  const weigh = (data: string | Uint8Array) => gzipSync(data, { level: 9 }).length;
  const scripts = output.filter((file) => file.type === 'chunk');
  const plain = scripts.filter(({ moduleIds }) => moduleIds.some((id) => id.endsWith('core/plain.ts')));
  const weight = (files: typeof scripts) => files.reduce((sum, { code }) => sum + weigh(code), 0);
  const module = (name: string) => weigh(readFileSync(new URL(`build/${name}.wasm`, import.meta.url)));
  const script = weight(scripts) - weight(plain);
  const [simd, relaxed] = [module('core'), module('core-relaxed')];
  console.log(
    `core: script ${script}, modules ${simd} + ${relaxed}; the plain kernels, instead of modules: ${weight(plain)} B`,
  );
  expect(plain.length).toBe(1);
  expect(script + simd + relaxed).toBeLessThanOrEqual(LIMIT);
  expect(script + weight(plain)).toBeLessThanOrEqual(LIMIT);
}, 60_000);
