/** Twelve letters: C and D as the lecture uses them, and ten that a pen has drawn. */
import { fromRows, type Picture } from './picture.ts';
import { arc, drawn, type Point } from './strokes.ts';

/**
 * The lecture's C, drawn again: its outline as in the picture, the greys of its rim chosen so that the three templates of
 * templates.ts score on it what was measured on the original (15.7, next 14.0; 16.8).
 */
const C = fromRows([
  '....................',
  '....................',
  '....................',
  '......for##rog......',
  '.....m#######pl.....',
  '....l##k...cj##.....',
  '...a##h......ei.....',
  '...f#r..............',
  '...i#ra.............',
  '...j#j..............',
  '...j#j..............',
  '...i#ra.............',
  '...f#r..............',
  '...a##h......ei.....',
  '....l##k...cj##.....',
  '.....m#######pl.....',
  '......for##rog......',
  '....................',
  '....................',
  '....................',
]);

/** The lecture's D, drawn again likewise (13.6; 24.9, next 13.1). */
const D = fromRows([
  '....................',
  '....................',
  '....................',
  '...######srme.......',
  '...#########f.......',
  '...##a....m#sb......',
  '...##......o#k......',
  '...##......g#o......',
  '...##......b#s......',
  '...##.......##a.....',
  '...##.......##a.....',
  '...##......b#s......',
  '...##......g#o......',
  '...##......o#k......',
  '...##a....m#sb......',
  '...#########f.......',
  '...######srme.......',
  '....................',
  '....................',
  '....................',
]);

/** Where the pen goes: left, right, top, bottom and middle of a letter. */
const [L, R, T, B, M] = [4, 14, 4, 16, 10];
const stem: Point[] = [
  [L, T],
  [L, B],
];
const bar = (y: number, to = R): Point[] => [
  [L, y],
  [to, y],
];
const bow = (top: number, bottom: number): Point[] => {
  const r = (bottom - top) / 2;
  return [[L, top], ...arc(R - r, top + r, r, r, -90, 90), [L, bottom]];
};

const strokes = {
  B: [stem, bow(T, M), bow(M, B)],
  E: [stem, bar(T), bar(M, R - 2), bar(B)],
  F: [stem, bar(T), bar(M, R - 2)],
  G: [
    [...arc(9.5, 10, 5.5, 6, -40, -360), [10, 10] as const],
    [[15, 10] as const, [15, 14] as const],
  ],
  J: [[[12, T], [12, 12] as const, ...arc(8, 12, 4, 4, 0, 170)]],
  L: [stem, bar(B)],
  O: [arc(9.5, 10, 5.5, 6, 0, 360)],
  P: [stem, bow(T, M)],
  S: [[...arc(9.5, 7, 4.5, 3, -20, -270), ...arc(9.5, 13, 4.5, 3, -90, 160)]],
  U: [[[L, T], [L, 11] as const, ...arc(9, 11, 5, 5, 180, 0), [R, T] as const]],
} satisfies Record<string, (readonly Point[])[]>;

export const letterNames = ['C', 'D', 'B', 'E', 'F', 'G', 'J', 'L', 'O', 'P', 'S', 'U'] as const;
export type LetterName = (typeof letterNames)[number];

/** The letter, 20 × 20. */
export const letter = (name: LetterName): Picture =>
  name === 'C' ? C : name === 'D' ? D : drawn(strokes[name]);
