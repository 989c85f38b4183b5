/** A layer's sheet as the view shows it at one moment: every corner in the unit square, and the order of the regions from far to near. */
import type { Mlp } from '#lib/nn/mlp.ts';
import { corner, frameOn, type Lens, lensOn, type Track } from './camera.ts';
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
  const map = mapAt(moment);
  const { right, up, near, left, top, scale } = lens;
  const size = sheet.inputs.length;
  const xy = new Float32Array(2 * size);
  const place = new Float64Array(3);
  const solid = net[0].bias.data.length > 2;
  const depth = new Float32Array(solid ? size : 0);
  for (let i = 0; i < size; i++) {
    corner(sheet, moment, map, i, place);
    const x = place[0];
    const y = place[1];
    const z = place[2];
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
export function pointNear(xy: Float32Array, points: number, x: number, y: number, reach: number): number {
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
