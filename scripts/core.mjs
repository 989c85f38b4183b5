/** `npm run core`: compiles the kernels in lib/core/assembly to lib/core/build, unless nothing has changed since. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const sources = new URL('lib/core/assembly/', root);
const build = new URL('lib/core/build/', root);

/** Everything in full speed, without a runtime: the kernels allocate nothing, and never throw. Constants lie from 64 on. */
const OPTIONS = [
  '-O3',
  '--runtime',
  'stub',
  '--bindings',
  'none',
  '--noAssert',
  '--memoryBase',
  '64',
  '--enable',
  'simd',
];
const MODULES = {
  core: ['index.ts'],
  'core-relaxed': ['relaxed.ts', '--enable', 'relaxed-simd', '--importMemory'],
};

/** What the build was made of. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  hash.update(readFileSync(new URL('node_modules/assemblyscript/package.json', root)));
  for (const name of readdirSync(sources).sort())
    hash.update(name).update(readFileSync(new URL(name, sources)));
  return hash.digest('hex');
}

export async function compile() {
  const stamp = new URL('stamp', build);
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  mkdirSync(build, { recursive: true });
  const { default: asc } = await import('assemblyscript/asc');
  for (const [name, more] of Object.entries(MODULES)) {
    const args = ['--baseDir', fileURLToPath(sources), '-o', fileURLToPath(new URL(`${name}.wasm`, build))];
    const { error, stderr } = await asc.main([...args, ...OPTIONS, ...more]);
    if (error) throw new Error(`lib/core/assembly does not compile:\n${stderr}`);
  }
  writeFileSync(stamp, wanted);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compile();
