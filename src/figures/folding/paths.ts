/** Corners as the text of SVG paths. */

const round = (value: number) => Number(value.toFixed(1));

/** Corners between which the way bends by less than this (its sine) lie on one line. */
const STRAIGHT = 1e-3;

/** A polyline's text; corners on the same place, or on the way from one neighbour to the other, are left out. */
function line(xy: Float32Array, first: number, end: number, side: number, reversed = false): string {
  const kept: [x: number, y: number][] = [];
  for (let n = first; n < end; n++) {
    const i = reversed ? first + end - 1 - n : n;
    const [x, y] = [xy[2 * i] * side, xy[2 * i + 1] * side];
    const [a, b] = kept.slice(-2);
    const previous = b ?? a;
    if (previous && round(x) === round(previous[0]) && round(y) === round(previous[1])) continue;
    if (b) {
      const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], x - b[0], y - b[1]];
      const bend = Math.abs(ux * vy - uy * vx);
      if (bend <= STRAIGHT * Math.hypot(ux, uy) * Math.hypot(vx, vy) && ux * vx + uy * vy > 0) kept.pop();
    }
    kept.push([x, y]);
  }
  return kept.map(([x, y], n) => `${n ? 'L' : 'M'}${round(x)} ${round(y)}`).join('');
}

/** Polylines `from` … `to` − 1, every one that `keep` wants. */
export function linesPath(
  xy: Float32Array,
  starts: Int32Array,
  from: number,
  to: number,
  side: number,
  keep: (n: number) => boolean = () => true,
): string {
  let path = '';
  for (let n = from; n < to; n++) if (keep(n)) path += line(xy, starts[n], starts[n + 1], side);
  return path;
}

/** Closed polygons, all turned the same way round, so that filled together they are one shape without seams. */
export function ringsPath(xy: Float32Array, rings: Int32Array, side: number): string {
  let path = '';
  for (let r = 0; r < rings.length - 1; r++) {
    let area = 0;
    for (let i = rings[r]; i < rings[r + 1]; i++) {
      const j = i + 1 < rings[r + 1] ? i + 1 : rings[r];
      area += xy[2 * i] * xy[2 * j + 1] - xy[2 * j] * xy[2 * i + 1];
    }
    path += `${line(xy, rings[r], rings[r + 1], side, area < 0)}z`;
  }
  return path;
}

/** Pairs of corners from `from` on, each a line. */
export function pairsPath(xy: Float32Array, from: number, side: number): string {
  let path = '';
  for (let i = from; i < xy.length / 2; i += 2) path += line(xy, i, i + 2, side);
  return path;
}

/** One polygon or polyline. */
export const ringPath = (xy: Float32Array, first: number, end: number, side: number): string =>
  `${line(xy, first, end, side)}z`;

/** Points as round dots, each a line without length; those on the same place are written once. */
export const dotsPath = (xy: Float32Array, points: readonly number[], side: number): string =>
  [...new Set(points.map((i) => `M${round(xy[2 * i] * side)} ${round(xy[2 * i + 1] * side)}h0`))].join('');

/** The first `count` corners as places. */
export const placesIn = (xy: Float32Array, count: number, side: number): [number, number][] =>
  Array.from({ length: count }, (_, i) => [xy[2 * i] * side, xy[2 * i + 1] * side]);

/** Places as a polyline, or closed as a polygon. */
export const placesOf = (places: readonly (readonly number[])[], side: number): string => {
  const xy = Float32Array.from(places.flat());
  return line(xy, 0, places.length, side);
};
export const ringOf = (places: readonly (readonly number[])[], side: number): string =>
  `${placesOf(places, side)}z`;
