import type { Memory } from '../arena.ts';

/** A memory that grows by moving to a larger one. */
export function plainMemory(): Memory {
  let f32 = new Float32Array(1 << 14);
  let i32 = new Int32Array(f32.buffer);
  return {
    get f32() {
      return f32;
    },
    get i32() {
      return i32;
    },
    grow(bytes) {
      const larger = new Float32Array(Math.max(bytes + 3, 2 * f32.byteLength) >> 2);
      larger.set(f32);
      f32 = larger;
      i32 = new Int32Array(f32.buffer);
    },
  };
}
