/** The pictures that ship: 1 is ink. Each leaves room to be moved to the right. */
import { type Pixel, stroke } from '#figures/image/pictures.ts';

/** Pixels on a side of picture and feature map. */
export const SIDE = 16;
/** How far a picture can be moved. */
export const FARTHEST = 6;

export const pictures = ['seven', 'block', 'stripes', 'dot'] as const;

const at = (row: number, col: number): Pixel => ({ row, col });
const lines: Record<(typeof pictures)[number], readonly (readonly [from: Pixel, to: Pixel])[]> = {
  seven: [
    [at(2, 1), at(2, 7)],
    [at(3, 7), at(13, 3)],
  ],
  block: [2, 3, 4, 5, 6].map((col) => [at(4, col), at(11, col)]),
  stripes: [2, 4, 6, 8].map((col) => [at(3, col), at(12, col)]),
  dot: [[at(7, 4), at(7, 4)]],
};

export function picture(name: (typeof pictures)[number]): Uint8Array {
  const ink = new Uint8Array(SIDE * SIDE);
  for (const [from, to] of lines[name])
    for (const { row, col } of stroke(from, to)) ink[row * SIDE + col] = 1;
  return ink;
}
