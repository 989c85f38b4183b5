import type { Layer, Mlp } from '#lib/nn/mlp.ts';
import type { Point } from './affine.ts';

/** The point a share t of the way from p to q. */
export const between = ([px, py]: Point, [qx, qy]: Point, t: number): Point => [
  px + t * (qx - px),
  py + t * (qy - py),
];

/** Shares of the way along a segment, in order, and what the last layer so far makes of each: (stops, units), row by row. */
interface Stops {
  readonly t: readonly number[];
  readonly values: readonly number[];
}

/** Two stops are at least so far apart: where two units change sign together, one is enough. */
const APART = 1e-12;

/**
 * Where a straight segment of inputs bends: entry l holds the shares t of the way, in order and with both ends 0 and 1, between
 * which everything up to layer l's ReLU is affine, so that the image of the segment is the polyline through the images of these
 * points.
 */
export function bends(net: Mlp, from: Point, to: Point): (readonly number[])[] {
  let stops: Stops = { t: [0, 1], values: [...from, ...to] };
  return net.map((layer) => {
    const pre = { t: stops.t, values: affine(layer, stops) };
    stops = layer.relu ? rectified(pre, layer.bias.data.length) : pre;
    return stops.t;
  });
}

function affine({ weight, bias }: Layer, { t, values }: Stops): number[] {
  const width = values.length / t.length;
  const all: number[] = [];
  for (let i = 0; i < t.length; i++) {
    for (let o = 0; o < bias.data.length; o++) {
      let sum = bias.data[o];
      for (let k = 0; k < width; k++) sum += weight.data[o * width + k] * values[i * width + k];
      all.push(sum);
    }
  }
  return all;
}

/** After the ReLU, with the stops added at which a value is 0 on its way from one stop to the next. */
function rectified({ t, values }: Stops, units: number): Stops {
  const stops: number[] = [];
  const kept: number[] = [];
  const add = (at: number, i: number, share: number) => {
    stops.push(at);
    for (let u = 0; u < units; u++) {
      const [p, q] = [values[i * units + u], share ? values[(i + 1) * units + u] : 0];
      kept.push(Math.max(0, p + share * (q - p)));
    }
  };
  for (let i = 0; i < t.length; i++) {
    add(t[i], i, 0);
    if (i === t.length - 1) break;
    const shares: number[] = [];
    for (let u = 0; u < units; u++) {
      const [p, q] = [values[i * units + u], values[(i + 1) * units + u]];
      if ((p < 0 && q > 0) || (p > 0 && q < 0)) shares.push(p / (p - q));
    }
    for (const share of shares.sort((a, b) => a - b)) {
      const at = t[i] + share * (t[i + 1] - t[i]);
      if (at - stops[stops.length - 1] >= APART && t[i + 1] - at >= APART) add(at, i, share);
    }
  }
  return { t: stops, values: kept };
}
