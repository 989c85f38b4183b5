/** The trained networks that the book shows, and the points they were trained on; `npm run train:plane` makes them. */
import { type Dataset, moons, rings, spiral, xor } from '#lib/data/plane.ts';
import { heNormal } from '#lib/nn/init.ts';
import { type Mlp, mlp, withParameters } from '#lib/nn/mlp.ts';
import { adam } from '#lib/nn/optimiser.ts';
import { type Trainer, trainer } from '#lib/nn/trainer.ts';
import { random } from '#lib/random.ts';
import trained from './networks.json' with { type: 'json' };

/** The data sets, each with `perClass` points per class; seeded, so that everybody sees the same points. */
export const datasets = {
  spiral3: (perClass = 80) => spiral(3, perClass, 0, random(1)),
  spiral5: (perClass = 80) => spiral(5, perClass, 0, random(1)),
  moons: (perClass = 80) => moons(perClass, 0.04, random(1)),
  rings: (perClass = 80) => rings(3, perClass, 0.02, random(1)),
  xor: (perClass = 80) => xor(perClass, 0.08, random(1)),
} satisfies Record<string, (perClass?: number) => Dataset>;

export type DatasetName = keyof typeof datasets;
export const datasetNames = Object.keys(datasets) as DatasetName[];

/** Half the side of the square of inputs that figures draw; every data set lies inside. */
export const HALF_SIDE = 1.2;

export interface Network {
  /** As in a share link: data set, width, seed. */
  readonly name: string;
  readonly data: DatasetName;
  /** Units in each hidden layer. */
  readonly width: number;
  /** Hidden layers. */
  readonly depth: number;
  readonly seed: number;
  /** Share of its training points that it classifies rightly. */
  readonly accuracy: number;
  readonly net: Mlp;
}

/** The book's architecture: 2 inputs, `depth` hidden ReLU layers of `width`, a linear embedding of 2, `classes` logits. */
export const sizesOf = (width: number, depth: number, classes: number): number[] => [
  2,
  ...Array<number>(depth).fill(width),
  2,
  classes,
];

/** How the book's networks are trained: `start`, then `steps` steps. */
export const recipe = { init: heNormal(0.5), lr: 0.01, steps: 9000 } as const;

/** A network at its start, ready to be trained on its data set; one seed always gives one network. */
export function start(data: DatasetName, width: number, depth: number, seed: number): Trainer {
  const { points, labels, classes } = datasets[data]();
  const net = mlp(sizesOf(width, depth, classes), depth, random(seed), recipe.init);
  return trainer(net, points, labels, adam({ lr: recipe.lr }));
}

/** The networks that ship; who does not use them does not carry them. */
export const networks: readonly Network[] = /* @__PURE__ */ trained.networks.map(
  ({ parameters, ...network }) => ({
    ...network,
    data: network.data as DatasetName,
    net: withParameters(
      mlp(
        sizesOf(network.width, network.depth, datasets[network.data as DatasetName](2).classes),
        network.depth,
        () => 0,
      ),
      parameters,
    ),
  }),
);
