/** A layer's sheet as the view shows it at one moment: every corner in the unit square, and the order of the regions from far to near. */
import type { Mlp } from '#lib/nn/mlp.ts';
import { corner, frameOn, type Lens, lensOn, seen, type Track } from './camera.ts';
import type { Sheet } from './sheets.ts';
import { type Moment, mapAt } from './steps.ts';

export interface Shot {
  readonly sheet: Sheet;
  readonly moment: Moment;
  readonly lens: Lens;
  /** x and y of every corner, from 0 to 1, down. */
  readonly xy: Float32Array;
  /** Regions from far to near, where the sheet stands in space; undefined in a plane. */
  readonly order?: readonly number[];
}

export function shotAt(
  net: Mlp,
  sheet: Sheet,
  moment: Moment,
  track: Track,
  position: number,
  turn: number,
  tip: number,
): Shot {
  return shotThrough(lensOn(net, moment, frameOn(track, position), { turn, tip }), net, sheet, moment);
}

export function shotThrough(lens: Lens, net: Mlp, sheet: Sheet, moment: Moment): Shot {
  const map = mapAt(net, moment);
  const { right, up, near, left, top, scale } = lens;
  const size = sheet.inputs.length;
  const xy = new Float32Array(2 * size);
  const place = [0, 0, 0];
  const solid = net[0].bias.data.length > 2;
  const depth = new Float32Array(solid ? size : 0);
  for (let i = 0; i < size; i++) {
    corner(sheet, moment, map, i, place);
    const [x, y, z] = place;
    xy[2 * i] = left + scale * (right[0] * x + right[1] * y + right[2] * z);
    xy[2 * i + 1] = top - scale * (up[0] * x + up[1] * y + up[2] * z);
    if (solid) depth[i] = near[0] * x + near[1] * y + near[2] * z;
  }
  if (!solid) return { sheet, moment, lens, xy };
  const { rings } = sheet;
  const middles = Array.from({ length: rings.length - 1 }, (_, r) => {
    let sum = 0;
    for (let i = rings[r]; i < rings[r + 1]; i++) sum += depth[i];
    return sum / (rings[r + 1] - rings[r]);
  });
  return { sheet, moment, lens, xy, order: middles.map((_, r) => r).sort((a, b) => middles[a] - middles[b]) };
}

/** Which corner of the first `points` ones is within `reach` of a place in the view, the nearest; −1 where none is. */
export function pointNear(
  { xy }: Pick<Shot, 'xy'>,
  points: number,
  x: number,
  y: number,
  reach: number,
): number {
  let [best, least] = [-1, reach];
  for (let i = 0; i < points; i++) {
    const distance = Math.hypot(xy[2 * i] - x, xy[2 * i + 1] - y);
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

/** The input that lies at a place in the view, in the region nearest to the eye; undefined beside the sheet. */
export function inputAt({ sheet, xy, order }: Shot, x: number, y: number): [number, number] | undefined {
  const { rings, inputs } = sheet;
  const regions = order ?? Array.from({ length: rings.length - 1 }, (_, r) => r);
  for (const r of [...regions].reverse()) {
    const a = rings[r];
    // A convex polygon is a fan of triangles; on each the map back is affine.
    for (let b = a + 1; b < rings[r + 1] - 1; b++) {
      const [ux, uy] = [xy[2 * b] - xy[2 * a], xy[2 * b + 1] - xy[2 * a + 1]];
      const [vx, vy] = [xy[2 * b + 2] - xy[2 * a], xy[2 * b + 3] - xy[2 * a + 1]];
      const [px, py] = [x - xy[2 * a], y - xy[2 * a + 1]];
      const area = ux * vy - uy * vx;
      if (Math.abs(area) < 1e-9) continue;
      const [s, t] = [(px * vy - py * vx) / area, (ux * py - uy * px) / area];
      if (s < 0 || t < 0 || s + t > 1) continue;
      const mix = (k: 0 | 1) => (1 - s - t) * inputs[a][k] + s * inputs[b][k] + t * inputs[b + 1][k];
      return [mix(0), mix(1)];
    }
  }
  return undefined;
}

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
      marks: ends.flatMap((at, k): Mark[] => (drawn[k] ? [{ text: names[k], at, side: 'free' }] : [])),
    };
  }
  const step = round(0.22 / lens.scale);
  const marks: Mark[] = [
    { text: names[0], at: [1, oy], side: 'end' },
    { text: names[1], at: [ox, 0], side: 'top' },
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
