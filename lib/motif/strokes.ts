import { type Picture, SIDE } from './picture.ts';

/** A point of a pen's way, in pixels from the upper left corner of the sheet: x to the right, y down. */
export type Point = readonly [x: number, y: number];

/** Points on the ellipse around (x, y) with half axes rx, ry, from one angle to another in degrees: 0 is right, 90 down. */
export function arc(x: number, y: number, rx: number, ry: number, from: number, to: number): Point[] {
  const steps = Math.max(1, Math.ceil(Math.abs(to - from) / 15));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / steps) * Math.PI) / 180;
    return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)] as const;
  });
}

/** Distance from (x, y) to the straight piece between two points: to its nearest point, which may be an end. */
export function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/**
 * What a round pen of `width` pixels leaves along the strokes: the share of ink of a pixel at distance d from the nearest
 * stroke is about (width + 1)/2 − d, kept within 0 … 1, and the picture is 2 · share − 1, in twentieths of ink.
 */
export function drawn(strokes: readonly (readonly Point[])[], width = 2): Picture {
  return Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
    const middle: Point = [(i % SIDE) + 0.5, Math.floor(i / SIDE) + 0.5];
    let nearest = Infinity;
    for (const stroke of strokes)
      for (let p = 1; p < stroke.length; p++)
        nearest = Math.min(nearest, distance(middle, stroke[p - 1], stroke[p]));
    const share = Math.max(0, Math.min(1, (width + 1) / 2 - nearest));
    return Math.round(20 * share) / 10 - 1;
  });
}
