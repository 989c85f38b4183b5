/** The point that is followed through the layers, and the region it lies in. */
import { activations, argmax } from '#lib/nn/mlp.ts';
import type { Point } from '#lib/plane/affine.ts';
import { regionAt } from '#lib/plane/regions.ts';
import { corner, seen } from './camera.ts';
import type { Scene } from './scene.ts';
import { pointNear, type Shot } from './shot.ts';
import { mapAt } from './steps.ts';

/** How near a point of the data must be to be meant. */
const REACH = 0.02;
/** Corners of the way of the point through one step. */
const TRAIL = 12;

const triple = (values: readonly number[]) => Float32Array.from([0, 1, 2], (k) => values[k] ?? 0);

export function followed({ net, data, points, places }: Scene, { sheet, moment, lens }: Shot, at: Point) {
  const datum = pointNear(places, points.length, ...at, REACH);
  const input = datum < 0 ? at : points[datum];
  const layers = activations(net, input);
  const { regions } = sheet.partition;
  const region = Math.max(0, regionAt(regions, input));
  const { pre, post, pattern } = regions[region];
  const came = moment.layer ? layers[moment.layer - 1].post : input;
  const own = {
    from: triple(came),
    mid: triple(layers[moment.layer].pre),
    to: triple(layers[moment.layer].post),
  };
  const place = new Float64Array(3);
  const placeAt = (t: number): [number, number] => {
    const then = { ...moment, t };
    corner(own, then, mapAt(then), 0, place);
    return seen(lens, [place[0], place[1], place[2]]);
  };
  return {
    input,
    /** The data's point that is followed, if it is one, and its class. */
    datum,
    label: datum < 0 ? undefined : data.labels[datum],
    /** x, then what every layer gives: h, …, e, scores. */
    values: [input, ...layers.map((layer) => layer.post)] as readonly (readonly number[])[],
    /** Units that are on, per hidden layer. */
    on: layers.slice(0, -2).map((layer) => layer.pre.map((z) => z > 0)),
    says: argmax(layers[layers.length - 1].post),
    region,
    pattern,
    /** From the input to what the layer has made of it: W·x + b, or its ReLU. */
    map: moment.stage === 'relu' ? post : pre,
    /** Where it is in the view, and the way it takes in this step. */
    place: placeAt(moment.t),
    trail: Array.from({ length: TRAIL + 1 }, (_, i) => placeAt(i / TRAIL)),
  };
}
