import type { Engine } from './arena.ts';
import { plainEngine } from './plain.ts';
import { wasmEngine } from './wasm.ts';

/** What a core computes with: vectors with repeatable bits, vectors with whatever is fastest, or numbers one by one. */
export type Kind = 'simd' | 'relaxed' | 'plain';

/** Starts engines of one kind: each has a memory of its own. */
export type Start = { kind: Kind; start: () => Engine };

/** The best kind that this machine runs; WebAssembly without SIMD, or without its file, leaves the plain one. */
export async function load(relaxed: boolean): Promise<Start> {
  for (const kind of relaxed ? (['relaxed', 'simd'] as const) : (['simd'] as const)) {
    try {
      const module = await WebAssembly.compile(await bytes(kind));
      return { kind, start: () => wasmEngine(module) };
    } catch {
      // The next kind may run.
    }
  }
  return plain;
}

export const plain: Start = { kind: 'plain', start: plainEngine };

async function bytes(kind: 'simd' | 'relaxed'): Promise<BufferSource> {
  // Bundlers look for these very words, so that each file gets an address of its own.
  const url =
    kind === 'simd'
      ? new URL('./build/core.wasm', import.meta.url)
      : new URL('./build/core-relaxed.wasm', import.meta.url);
  if (url.protocol !== 'file:') return (await fetch(url)).arrayBuffer();
  const { readFile } = await import(/* @vite-ignore */ `${'node:'}fs/promises`);
  return readFile(url);
}
