import type { Layer, Mlp } from '#lib/nn/mlp.ts';
import type { Point } from './affine.ts';

/** The point a share t of the way from p to q. */
export const between = ([px, py]: Point, [qx, qy]: Point, t: number): Point => [
  px + t * (qx - px),
  py + t * (qy - py),
];

/** A point of a segment, a share t of the way along it, and what the last layer so far makes of it. */
interface Stop {
  readonly t: number;
  readonly values: readonly number[];
}

/**
 * Where a straight segment of inputs bends: entry l holds the shares t of the way, in order and with both ends 0 and 1, between
 * which everything up to layer l's ReLU is affine, so that the image of the segment is the polyline through the images of these
 * points.
 */
export function bends(net: Mlp, from: Point, to: Point): number[][] {
  let stops: Stop[] = [
    { t: 0, values: from },
    { t: 1, values: to },
  ];
  return net.map((layer) => {
    const pre = stops.map(({ t, values }) => ({ t, values: affine(layer, values) }));
    stops = layer.relu ? rectified(withZeros(pre)) : pre;
    return stops.map(({ t }) => t);
  });
}

const affine = ({ weight, bias }: Layer, values: readonly number[]): number[] =>
  Array.from(bias.data, (b, o) =>
    values.reduce((sum, value, i) => sum + weight.data[o * values.length + i] * value, b),
  );

const rectified = (stops: readonly Stop[]): Stop[] =>
  stops.map(({ t, values }) => ({ t, values: values.map((z) => Math.max(0, z)) }));

/** With the stops added at which a value is 0 on its way from one stop to the next. */
function withZeros(stops: readonly Stop[]): Stop[] {
  const all = [stops[0]];
  for (let i = 1; i < stops.length; i++) {
    const [p, q] = [stops[i - 1], stops[i]];
    const shares = p.values
      .flatMap((a, unit) => (Math.sign(a) * Math.sign(q.values[unit]) < 0 ? [a / (a - q.values[unit])] : []))
      .sort((a, b) => a - b);
    for (const share of shares) {
      const t = p.t + share * (q.t - p.t);
      // Where two units change sign together, one stop is enough.
      if (t - all[all.length - 1].t < 1e-12 || q.t - t < 1e-12) continue;
      all.push({ t, values: p.values.map((a, unit) => a + share * (q.values[unit] - a)) });
    }
    all.push(q);
  }
  return all;
}
