import type { Engine } from './arena.ts';
import { wasmEngine } from './wasm.ts';

/** What a core computes with: vectors with repeatable bits, vectors with whatever is fastest, or numbers one by one. */
export type Kind = 'simd' | 'relaxed' | 'plain';

/** Starts engines of one kind: each has a memory of its own. */
export type Start = { kind: Kind; start: () => Engine };

/** The best kind that this machine runs; WebAssembly without SIMD, or without its file, leaves the plain one. */
export async function load(relaxed: boolean): Promise<Start> {
  try {
    const [module, faster] = await Promise.all([
      compile('simd'),
      relaxed ? compile('relaxed').catch(() => {}) : undefined,
    ]);
    return { kind: faster ? 'relaxed' : 'simd', start: () => wasmEngine(module, faster ?? undefined) };
  } catch {
    // Few machines need it, so it comes by itself.
    return (await import('./plain.ts')).plain;
  }
}

const modules = new Map<string, Promise<WebAssembly.Module>>();

/** Each module is fetched and compiled once, however many cores work with it. */
function compile(kind: 'simd' | 'relaxed'): Promise<WebAssembly.Module> {
  const module = modules.get(kind) ?? bytes(kind).then((source) => WebAssembly.compile(source));
  modules.set(kind, module);
  return module;
}

async function bytes(kind: 'simd' | 'relaxed'): Promise<BufferSource> {
  // Bundlers look for these very words, so that each file gets an address of its own.
  const url =
    kind === 'simd'
      ? new URL('./build/core.wasm', import.meta.url)
      : new URL('./build/core-relaxed.wasm', import.meta.url);
  if (url.protocol !== 'file:') return (await fetch(url)).arrayBuffer();
  const { readFile } = await import(/* @vite-ignore */ `${'node:'}fs/promises`);
  // While pages are built this module lies elsewhere, and the folder of the book is the current one.
  return readFile(url).catch(() =>
    readFile(`lib/core/build/${kind === 'simd' ? 'core' : 'core-relaxed'}.wasm`),
  );
}
