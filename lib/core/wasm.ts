import type { Engine, Memory } from './arena.ts';
import type { Kernels } from './kernels.ts';

const PAGE = 65536;

/** Kernels of their own memory from a compiled module: the module is compiled once, instances cost microseconds. */
export function wasmEngine(module: WebAssembly.Module): Engine {
  const { exports } = new WebAssembly.Instance(module);
  const { memory, ...kernels } = exports as unknown as Kernels & { memory: WebAssembly.Memory };
  return { kernels, memory: wasmMemory(memory) };
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
