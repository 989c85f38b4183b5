/** All that is drawn of a network and its points, whatever the moment. */
import { type DatasetName, datasets } from '#content/networks.ts';
import { layerwise } from '#lib/nn/layerwise.ts';
import { argmax } from '#lib/nn/mlp.ts';
import { before } from '#lib/plane/affine.ts';
import { decide } from '#lib/plane/decisions.ts';
import type { Trained } from './nets.ts';
import { pointsOf, sheetsOf } from './sheets.ts';
import { mergedOf, rowsOf, statsOf } from './stats.ts';
import { stepsOf } from './steps.ts';

export function sceneOf({ net, accuracy }: Trained, name: DatasetName, perClass: number) {
  const data = datasets[name](perClass);
  const sheets = sheetsOf(net, data);
  /** What every layer makes of every point, the scores last. */
  const passed = layerwise(net, Float64Array.from(data.points.data));
  const logits = net[net.length - 1];
  return {
    net,
    /** Share of the points it was trained on that it classifies rightly. */
    accuracy,
    data,
    points: pointsOf(data),
    /** The points' coordinates in a row. */
    places: data.points.data,
    sheets,
    steps: stepsOf(net),
    stats: statsOf(net, sheets, passed),
    /** The input plane by class. */
    decisions: sheets[sheets.length - 1].partition.regions.flatMap(({ polygon, post }) =>
      decide(polygon, before(logits, post)),
    ),
    /** Points on their class's side, and points that have become one with a point of another class. */
    right: rowsOf(passed[net.length - 1]).filter((scores, i) => argmax(scores) === data.labels[i]).length,
    merged: mergedOf(rowsOf(passed[net.length - 2]), data),
  };
}

export type Scene = ReturnType<typeof sceneOf>;
