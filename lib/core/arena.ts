import type { Address, Kernels } from './kernels.ts';

/** The memory that kernels work in, seen as numbers; new views whenever it grew. */
export type Memory = { readonly f32: Float32Array; readonly i32: Int32Array; grow(bytes: number): void };

/** Kernels with a memory of their own. */
export type Engine = { readonly kernels: Kernels; readonly memory: Memory };

/** Where allocation begins: below lie the kernels' constants, and address 0 is nowhere. */
const FIRST = 1024;
/** Kernels may read and write a little more than a result's size. */
const SLACK = 64;

/**
 * Hands out memory from one end to the other, and takes all of it back at once: a call resets it, takes what it needs and
 * leaves its results there until the next call. So memory grows to what the largest call needs, and then no more.
 */
export class Arena {
  readonly kernels: Kernels;
  private readonly memory: Memory;
  private top = FIRST;

  constructor({ kernels, memory }: Engine) {
    this.kernels = kernels;
    this.memory = memory;
  }

  reset(): void {
    this.top = FIRST;
  }

  /** Room for `count` numbers, not set to anything. */
  take(count: number): Address {
    const at = this.top;
    const end = at + count * 4 + SLACK;
    this.top = (end + 15) & ~15;
    if (this.top > this.memory.f32.byteLength) this.memory.grow(this.top);
    return at;
  }

  /** Room for `count` numbers, all 0. */
  zeros(count: number): Address {
    const at = this.take(count);
    this.kernels.zero(at, count * 4);
    return at;
  }

  /** A copy of `data` in memory. */
  floats(data: ArrayLike<number>): Address {
    const at = this.take(data.length);
    this.memory.f32.set(data, at >> 2);
    return at;
  }

  integers(data: ArrayLike<number>): Address {
    const at = this.take(data.length);
    this.memory.i32.set(data, at >> 2);
    return at;
  }

  write(at: Address, data: ArrayLike<number>): void {
    this.memory.f32.set(data, at >> 2);
  }

  /** A copy of what lies in memory. */
  read(at: Address, count: number): Float32Array {
    return this.memory.f32.slice(at >> 2, (at >> 2) + count);
  }

  readInto(at: Address, count: number, to: Float32Array, place = 0): void {
    to.set(this.memory.f32.subarray(at >> 2, (at >> 2) + count), place);
  }

  readIntegers(at: Address, count: number): Int32Array {
    return this.memory.i32.slice(at >> 2, (at >> 2) + count);
  }

  /** What lies in two places, uncopied: until the memory grows. */
  views(a: Address, b: Address, count: number): [Float32Array, Float32Array] {
    const view = (at: Address) => this.memory.f32.subarray(at >> 2, (at >> 2) + count);
    return [view(a), view(b)];
  }

  /** Bytes of memory, used or not. */
  get size(): number {
    return this.memory.f32.byteLength;
  }
}
