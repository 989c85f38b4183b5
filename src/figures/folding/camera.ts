/** What the view of a layer shows: a frame around the sheet that follows it smoothly, seen from the front or, in three dimensions, aslant. */
import type { Mlp } from '#lib/nn/mlp.ts';
import type { Affine } from '#lib/plane/affine.ts';
import type { Sheet } from './sheets.ts';
import { type Moment, mapAt, momentAt, type Step } from './steps.ts';

/** Samples per step, and how many of them on each side the frame looks ahead and back. */
const SAMPLES = 16;
const AROUND = 3;
/** Room around the sheet, per length of its side. */
const MARGIN = 0.07;

/** Angles of the view in degrees: about the second axis, then towards the eye. */
export interface Angles {
  readonly turn: number;
  readonly tip: number;
}

/** Directions of units one to three on the screen. */
interface Eye {
  readonly right: readonly number[];
  readonly up: readonly number[];
  readonly near: readonly number[];
}

export function eyeAt({ turn, tip }: Angles): Eye {
  const [a, b] = [turn, tip].map((degrees) => (degrees * Math.PI) / 180);
  const [ca, sa, cb, sb] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
  return { right: [ca, 0, sa], up: [sb * sa, cb, -sb * ca], near: [-cb * sa, sb, cb * ca] };
}

/** The eye at a moment: the first layer's map turns the view from the front, the embedding's turns it back. */
function eyeDuring(net: Mlp, { layer, stage, t }: Moment, { turn, tip }: Angles): Eye {
  const [first, last] = [layer === 0 && stage !== 'relu', layer === net.length - 2];
  const share = net[0].bias.data.length < 3 ? 0 : first ? t : last ? 1 - t : 1;
  return eyeAt({ turn: share * turn, tip: share * tip });
}

const dot = (v: readonly number[], x: number, y: number, z: number) => v[0] * x + v[1] * y + v[2] * z;

/** Writes where corner i is at a moment; `map` is that of the layer's affine stages. */
export function corner(
  { from, mid, to }: Pick<Sheet, 'from' | 'mid' | 'to'>,
  { stage, t }: Moment,
  map: Affine | undefined,
  i: number,
  out: Float64Array,
): void {
  const at = 3 * i;
  if (map) {
    const [x, y] = [from[at], from[at + 1]];
    const { matrix, offset } = map;
    out[0] = matrix[0] * x + matrix[1] * y + offset[0];
    out[1] = matrix[2] * x + matrix[3] * y + offset[1];
    out[2] = 0;
    return;
  }
  const [a, b] = stage === 'relu' ? [mid, to] : [from, mid];
  for (let k = 0; k < 3; k++) out[k] = a[at + k] + t * (b[at + k] - a[at + k]);
}

/** Frames [left, bottom, right, top] along the whole way, in units. */
export type Track = readonly (readonly number[])[];

/** The least frame around a sheet and the origin. */
export function frameAt(net: Mlp, sheet: Sheet, moment: Moment, angles: Angles): number[] {
  const map = mapAt(moment);
  const { right, up } = eyeDuring(net, moment, angles);
  const { rings } = sheet;
  // The origin is always in the view; regions hold everything else.
  let [x0, y0, x1, y1] = [0, 0, 0, 0];
  const place = new Float64Array(3);
  for (let i = rings[0]; i < rings[rings.length - 1]; i++) {
    corner(sheet, moment, map, i, place);
    const r = right[0] * place[0] + right[1] * place[1] + right[2] * place[2];
    const u = up[0] * place[0] + up[1] * place[1] + up[2] * place[2];
    x0 = Math.min(x0, r);
    y0 = Math.min(y0, u);
    x1 = Math.max(x1, r);
    y1 = Math.max(y1, u);
  }
  return [x0, y0, x1, y1];
}

/**
 * The frames along the way. Each sample's frame is widened to hold its neighbours', then averaged with theirs: every frame of the
 * average holds the sample's own, so the sheet never leaves the view, and the view never jumps.
 */
export function trackOf(
  net: Mlp,
  sheets: readonly Sheet[],
  steps: readonly Step[],
  turn: number,
  tip: number,
): Track {
  const frames = Array.from({ length: SAMPLES * steps.length + 1 }, (_, i) => {
    const moment = momentAt(steps, i / SAMPLES);
    return frameAt(net, sheets[moment.layer], moment, { turn, tip });
  });
  const near = (all: Track, i: number) => all.slice(Math.max(0, i - AROUND), i + AROUND + 1);
  const wide = frames.map((frame, i) =>
    frame.map((_, k) => (k < 2 ? Math.min : Math.max)(...near(frames, i).map((other) => other[k]))),
  );
  return wide.map((frame, i) => {
    const all = near(wide, i);
    return frame.map((_, k) => all.reduce((sum, other) => sum + other[k], 0) / all.length);
  });
}

/** Takes three units to the view, the unit square with (0, 0) at its upper left. */
export interface Lens extends Eye {
  readonly left: number;
  readonly top: number;
  /** The view's side per unit. */
  readonly scale: number;
}

/** The frame at a position. */
export function frameOn(track: Track, position: number): number[] {
  const at = Math.min(track.length - 1, position * SAMPLES);
  const i = Math.min(track.length - 2, Math.floor(at));
  return track[i].map((value, k) => value + (at - i) * (track[i + 1][k] - value));
}

/** The lens that fills the view with a frame. */
export function lensOn(net: Mlp, moment: Moment, [x0, y0, x1, y1]: readonly number[], angles: Angles): Lens {
  const scale = 1 / ((1 + 2 * MARGIN) * Math.max(x1 - x0, y1 - y0, 1e-6));
  return {
    ...eyeDuring(net, moment, angles),
    left: 0.5 - (scale * (x0 + x1)) / 2,
    top: 0.5 + (scale * (y0 + y1)) / 2,
    scale,
  };
}

/** Where a place in units is in the view. */
export const seen = (
  { right, up, left, top, scale }: Lens,
  [x, y, z = 0]: readonly number[],
): [number, number] => [left + scale * dot(right, x, y, z), top - scale * dot(up, x, y, z)];
