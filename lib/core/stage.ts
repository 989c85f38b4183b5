import type { Address } from './kernels.ts';

/** A value that stays in memory between layers, and the loss's gradient by it. */
export type Value = { shape: readonly number[]; at: Address; gradient: Address };

/** Weights or biases in memory, and their gradient. */
export type Parameter = { at: Address; gradient: Address };

/** A layer with everything it needs at hand: what it gives, how, and how gradients come back. */
export type Stage = {
  value: Value;
  forward(): void;
  /** Adds to its parameters' gradients; and, where there are parameters further back, sets its input's. */
  backward(further: boolean): void;
  /** Called when the parameters have changed. */
  refresh?(): void;
};
