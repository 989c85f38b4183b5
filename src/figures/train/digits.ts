/** The digits of a run: the first of each class, and their shifted copies. */
import type { DigitSet } from '#content/digits/lesson.ts';
import { side } from '#content/digits/networks.ts';
import type { Digit } from '#content/digits/pack.ts';

const PIXELS = side * side;

/** Digits as the training takes them. */
export function digitSet(all: readonly Digit[]): DigitSet {
  const pictures = new Uint8Array(all.length * PIXELS);
  all.forEach(({ pixels }, n) => {
    pictures.set(pixels, n * PIXELS);
  });
  return { pictures, labels: Uint8Array.from(all, ({ label }) => label) };
}

/** The first `count` digits of a list, equally many of each class. */
export function firstOf(all: readonly Digit[], count: number): Digit[] {
  const seen = new Array<number>(10).fill(0);
  return all.filter(({ label }) => seen[label]++ < count / 10);
}

/** Where copies go: one pixel right, left, down and up. */
export const SHIFTS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** One picture moved by whole pixels: what leaves its frame is lost, what enters is 0. */
export function moved(pixels: Uint8Array, right: number, down: number): Uint8Array {
  const out = new Uint8Array(PIXELS);
  const [left, end] = [Math.max(0, -right), side - Math.max(0, right)];
  for (let y = Math.max(0, -down); y < side - Math.max(0, down); y++) {
    out.set(pixels.subarray(y * side + left, y * side + end), (y + down) * side + left + right);
  }
  return out;
}

/** The digits themselves, then all their copies. */
export const withShifts = (all: readonly Digit[]): Digit[] => [
  ...all,
  ...SHIFTS.flatMap(([right, down]) =>
    all.map((digit) => ({ ...digit, pixels: moved(digit.pixels, right, down) })),
  ),
];
