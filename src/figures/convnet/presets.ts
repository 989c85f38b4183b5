/** Drawings that are no digit, made with the reader's own pen. */
import { side } from '#content/digits/networks.ts';
import { type Spot, sheetOf } from '#lib/data/ink.ts';

/** Half the width of the pen, in pixels: strokes about as wide as MNIST's. */
export const PEN = 1.1;

/** "x y x y …" as places. */
const spots = (way: string): Spot[] => {
  const numbers = way.split(' ').map(Number);
  return Array.from({ length: numbers.length / 2 }, (_, i) => ({ x: numbers[2 * i], y: numbers[2 * i + 1] }));
};

export const presets = {
  letter: ['6 23 13.5 4.5 21 23', '9 16 18 16'],
  scribble: ['5 8 12 5 20 9 9 13 22 14 7 18 19 21 12 24 8 20 17 6 22 18 14 10'],
  two: ['5 7 5 20', '11 8 16 7.5 18 10 16 13 13 13.5 16 14 18.5 17 16 20 11 20.5'],
  blank: [],
} as const satisfies Record<string, readonly string[]>;
export type Preset = keyof typeof presets;

/** The sheet of a preset: ink from 0 to 1. */
export const presetSheet = (name: Preset): Float32Array => sheetOf(side, presets[name].map(spots), PEN);
