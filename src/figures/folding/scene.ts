/** All that is drawn of a network and its points, whatever the moment. */
import { type DatasetName, datasets } from '#content/networks.ts';
import { activations, argmax } from '#lib/nn/mlp.ts';
import { before } from '#lib/plane/affine.ts';
import { decide } from '#lib/plane/decisions.ts';
import type { Trained } from './nets.ts';
import { pointsOf, sheetsOf } from './sheets.ts';
import { mergedOf, statsOf } from './stats.ts';
import { stepsOf } from './steps.ts';

export function sceneOf(trained: Trained, name: DatasetName, perClass: number) {
  const { net, accuracy } = trained;
  const data = datasets[name](perClass);
  const sheets = sheetsOf(net, data);
  const points = pointsOf(data);
  const passed = points.map((point) => activations(net, point));
  const logits = net[net.length - 1];
  return {
    net,
    /** Share of the points it was trained on that it classifies rightly. */
    accuracy,
    data,
    points,
    sheets,
    steps: stepsOf(net),
    /** What every layer makes of every point, the scores last. */
    passed,
    stats: statsOf(net, sheets, passed),
    /** The input plane by class. */
    decisions: sheets[sheets.length - 1].partition.regions.flatMap(({ polygon, post }) =>
      decide(polygon, before(logits, post)),
    ),
    /** Points on their class's side, and points that have become one with a point of another class. */
    right: passed.filter((layers, i) => argmax(layers[net.length - 1].post) === data.labels[i]).length,
    merged: mergedOf(
      passed.map((layers) => layers[net.length - 2].post),
      data,
    ),
  };
}

export type Scene = ReturnType<typeof sceneOf>;
