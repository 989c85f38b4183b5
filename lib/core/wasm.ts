import type { Engine, Memory } from './arena.ts';
import type { Kernels } from './kernels.ts';

const PAGE = 65536;

/**
 * Kernels with a memory of their own from compiled modules: modules are compiled once, instances cost microseconds.
 *
 * @param relaxed has some of the same kernels, to work in the same memory and to be preferred.
 */
export function wasmEngine(module: WebAssembly.Module, relaxed?: WebAssembly.Module): Engine {
  const { exports } = new WebAssembly.Instance(module);
  const { memory, ...kernels } = exports as unknown as Kernels & { memory: WebAssembly.Memory };
  const faster = relaxed && new WebAssembly.Instance(relaxed, { env: { memory } }).exports;
  return { kernels: { ...kernels, ...faster }, memory: wasmMemory(memory) };
}

function wasmMemory(memory: WebAssembly.Memory): Memory {
  let f32 = new Float32Array(memory.buffer);
  let i32 = new Int32Array(memory.buffer);
  return {
    get f32() {
      return f32;
    },
    get i32() {
      return i32;
    },
    grow(bytes) {
      memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / PAGE));
      f32 = new Float32Array(memory.buffer);
      i32 = new Int32Array(memory.buffer);
    },
  };
}
