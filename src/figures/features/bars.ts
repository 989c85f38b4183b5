import { digits, side } from '#content/digits/networks.ts';
import type { Digit } from '#content/digits/pack.ts';

/** Upright bars in place of digits, a step further to the right for each class. */
export const bars = (): Digit[] =>
  Array.from({ length: digits }, (_, label) => ({
    label,
    index: label,
    pixels: Uint8Array.from({ length: side * side }, (_, i) =>
      Math.abs((i % side) - 9 - label) < 2 ? 255 : 0,
    ),
  }));
