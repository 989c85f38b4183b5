/** Stimuli as formulas whose edges are one pixel soft, so that what a cell answers changes without jumps as they move and turn. */
import { type Pattern, PIXEL } from './screen.ts';

/** Where a stimulus is, in degrees of visual angle, and how its long axis lies: degrees anticlockwise from the horizontal. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly length: number;
  readonly width: number;
}

/**
 * The share of a pixel's width that lies in a stripe: max(0, min(u + p/2, w/2) − max(u − p/2, −w/2)) / p.
 *
 * @param u from the stripe's middle to the pixel's, w the stripe's width, p the pixel's; degrees.
 */
export const overlap = (u: number, w: number, p = PIXEL): number =>
  Math.max(0, Math.min(u + p / 2, w / 2) - Math.max(u - p / 2, -w / 2)) / p;

/** A place seen from the stimulus: `u` across its long axis, `v` along it; degrees. */
export function turned({ x, y, angle }: Pick<Placed, 'x' | 'y' | 'angle'>) {
  const turn = (angle * Math.PI) / 180;
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  return (px: number, py: number): [u: number, v: number] => [
    (py - y) * c - (px - x) * s,
    (px - x) * c + (py - y) * s,
  ];
}

/** A bar of contrast 1: overlap(u, width) · overlap(v, length); exactly the share of each pixel it covers where it stands upright or lies flat. */
export function bar(placed: Placed): Pattern {
  const seen = turned(placed);
  return (x, y) => {
    const [u, v] = seen(x, y);
    return overlap(u, placed.width) * overlap(v, placed.length);
  };
}

/** A grating of contrast 1 that fills the screen, a light stripe of `width` through (x, y): cos(2πfu) · sin(πfp)/(πfp), its mean over a
 *  pixel's width p, where f = 1/(2 · width) cycles per degree. */
export function grating(placed: Placed): Pattern {
  const seen = turned(placed);
  const f = 1 / (2 * placed.width);
  const blur = Math.sin(Math.PI * f * PIXEL) / (Math.PI * f * PIXEL);
  return (x, y) => blur * Math.cos(2 * Math.PI * f * seen(x, y)[0]);
}

/** A ring of contrast 1, `length` in diameter to the middle of its line of `width`: overlap(r − length/2, width). It has every orientation. */
export function ring(placed: Placed): Pattern {
  return (x, y) => overlap(Math.hypot(x - placed.x, y - placed.y) - placed.length / 2, placed.width);
}

/** The strokes of a house, from place to place: along and across its axis, in halves of its `length`. */
export const HOUSE: readonly (readonly [v: number, u: number, v2: number, u2: number])[] = [
  [-0.7, -0.8, 0.7, -0.8],
  [-0.7, -0.8, -0.7, 0.3],
  [0.7, -0.8, 0.7, 0.3],
  [-1, 0, 0, 0.9],
  [1, 0, 0, 0.9],
  [-0.2, -0.8, -0.2, -0.1],
  [0.2, -0.8, 0.2, -0.1],
  [-0.2, -0.1, 0.2, -0.1],
];

/** A little picture of contrast 1: at every place the strongest of its bars of `width`. It has several orientations. */
export function house({ x, y, angle, length, width }: Placed): Pattern {
  const turn = (angle * Math.PI) / 180;
  const [c, s] = [(Math.cos(turn) * length) / 2, (Math.sin(turn) * length) / 2];
  const bars = HOUSE.map(([v, u, v2, u2]) =>
    bar({
      x: x + ((v + v2) * c - (u + u2) * s) / 2,
      y: y + ((v + v2) * s + (u + u2) * c) / 2,
      angle: angle + (Math.atan2(u2 - u, v2 - v) * 180) / Math.PI,
      length: (Math.hypot(v2 - v, u2 - u) * length) / 2,
      width,
    }),
  );
  return (px, py) => Math.max(...bars.map((at) => at(px, py)));
}
