import type { Mlp } from '#lib/nn/mlp.ts';
import { tensor } from '#lib/tensor.ts';

/** A layer from nested rows, for tests. */
export const layer = (weight: number[][], bias: number[], relu = true): Mlp[number] => ({
  weight: tensor([weight.length, weight[0].length], weight.flat()),
  bias: tensor([bias.length], bias),
  relu,
});

/** (x, y) ↦ (|x|, |y|), a true fold along both axes, for tests. */
export const fold: Mlp = [
  layer(
    [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ],
    [0, 0, 0, 0],
  ),
  layer(
    [
      [1, 1, 0, 0],
      [0, 0, 1, 1],
    ],
    [0, 0],
    false,
  ),
];
