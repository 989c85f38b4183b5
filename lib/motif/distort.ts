import { normal, type Random } from '#lib/random.ts';
import { type Picture, SIDE } from './picture.ts';

/** How much a letter may differ from its model; every number is the largest, 0 leaves it as it is. */
export interface Distortion {
  /** Whole pixels to either side, and up and down. */
  readonly shift: number;
  /** Degrees to either side. */
  readonly rotation: number;
  /** Share of the way to a stroke a pixel wider or narrower all round. */
  readonly thickness: number;
  /** Standard deviation of what is added to every pixel. */
  readonly noise: number;
}

const at = (picture: Picture, row: number, col: number) =>
  row < 0 || col < 0 || row >= SIDE || col >= SIDE ? -1 : picture[row * SIDE + col];

/** The picture moved by whole pixels; what comes in is white. */
export const moved = (picture: Picture, right: number, down: number): Picture =>
  picture.map((_, i) => at(picture, Math.floor(i / SIDE) - down, (i % SIDE) - right));

/** The picture turned around its middle, clockwise, `degrees`; between pixels it is interpolated in both directions. */
export function turned(picture: Picture, degrees: number): Picture {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const middle = (SIDE - 1) / 2;
  return picture.map((_, i) => {
    const [x, y] = [(i % SIDE) - middle, Math.floor(i / SIDE) - middle];
    const [col, row] = [cos * x + sin * y + middle, cos * y - sin * x + middle];
    const [c, r] = [Math.floor(col), Math.floor(row)];
    const [s, t] = [col - c, row - r];
    const upper = (1 - s) * at(picture, r, c) + s * at(picture, r, c + 1);
    const lower = (1 - s) * at(picture, r + 1, c) + s * at(picture, r + 1, c + 1);
    return (1 - t) * upper + t * lower;
  });
}

/** The picture with strokes made wider (`share` > 0: part of the largest of a pixel and its four neighbours) or narrower. */
export const thickened = (picture: Picture, share: number): Picture =>
  picture.map((value, i) => {
    const [row, col] = [Math.floor(i / SIDE), i % SIDE];
    const five = [
      value,
      at(picture, row - 1, col),
      at(picture, row + 1, col),
      at(picture, row, col - 1),
      at(picture, row, col + 1),
    ];
    const extreme = share > 0 ? Math.max(...five) : Math.min(...five);
    return value + Math.abs(share) * (extreme - value);
  });

/** One letter as `random` would have it: thickness, rotation, shift, then noise; pixels stay within −1 … 1. */
export function distorted(picture: Picture, by: Distortion, random: Random): Picture {
  const swing = () => 2 * random() - 1;
  const step = () => Math.round(by.shift * swing());
  const shaped = turned(thickened(picture, by.thickness * swing()), by.rotation * swing());
  const placed = moved(shaped, step(), step());
  return placed.map((value) => Math.max(-1, Math.min(1, value + by.noise * normal(random))));
}

/** `pairs` distorted copies of each picture in turn, and which one each is a copy of. */
export function samples(pictures: readonly Picture[], pairs: number, by: Distortion, random: Random) {
  const labels = Array.from({ length: pairs * pictures.length }, (_, n) => n % pictures.length);
  return { pictures: labels.map((label) => distorted(pictures[label], by, random)), labels };
}
