/** The axes of a view, with names and a few numbers. */
import { seen } from './camera.ts';
import type { Shot } from './shot.ts';

/** A line between two places in the view. */
export interface Line {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** A word or number at a place in the view, and where it stands there. */
export interface Mark {
  readonly text: string;
  readonly at: readonly [number, number];
  readonly side: 'below' | 'left' | 'end' | 'top' | 'free';
  /** Whether it names an axis. */
  readonly name?: boolean;
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function round(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * [1, 2, 5, 10].find((n) => n * power >= least * (1 - 1e-9))!;
}

/** Length of the axes in space, and the room they leave at the view's edge. */
const AXIS = 0.32;
const EDGE = 0.06;

/** The axes of a shot: in a plane across all of the view with a few numbers, in space from the origin on, as long as the view is. */
export function axesOf({ lens, order }: Shot, names: readonly string[], write: (value: number) => string) {
  const [ox, oy] = seen(lens, [0, 0, 0]);
  if (order) {
    const ends = [0, 1, 2].map((k) => {
      const [x, y] = seen(
        lens,
        [0, 1, 2].map((i) => (i === k ? AXIS / lens.scale : 0)),
      );
      // As long as the view lets it be.
      const room = [x - ox, y - oy].map((way, i) => ((way < 0 ? EDGE : 1 - EDGE) - [ox, oy][i]) / way);
      const share = Math.min(1, ...room.filter((value) => value > 0));
      return [ox + share * (x - ox), oy + share * (y - oy)] as [number, number];
    });
    // An axis that points at the eye has no length and needs no name.
    const drawn = ends.map((to) => Math.hypot(to[0] - ox, to[1] - oy) > EDGE);
    return {
      lines: ends.map((to): Line => ({ from: [ox, oy], to })),
      marks: ends.flatMap((at, k): Mark[] =>
        drawn[k] ? [{ text: names[k], at, side: 'free', name: true }] : [],
      ),
    };
  }
  const step = round(0.22 / lens.scale);
  const marks: Mark[] = [
    { text: names[0], at: [1, oy], side: 'end', name: true },
    { text: names[1], at: [ox, 0], side: 'top', name: true },
  ];
  for (let n = Math.ceil((0.06 - ox) / (step * lens.scale)); ox + n * step * lens.scale < 0.86; n++) {
    if (n) marks.push({ text: write(n * step), at: [ox + n * step * lens.scale, oy], side: 'below' });
  }
  for (let n = Math.ceil((oy - 0.94) / (step * lens.scale)); oy - n * step * lens.scale > 0.12; n++) {
    if (n) marks.push({ text: write(n * step), at: [ox, oy - n * step * lens.scale], side: 'left' });
  }
  return {
    lines: [
      { from: [0, oy], to: [1, oy] },
      { from: [ox, 0], to: [ox, 1] },
    ] as Line[],
    marks,
  };
}
