/** The network that a setting names: one that ships, one trained here, or, until it is trained, the one it starts from. */
import { type DatasetName, datasets, type Network, networks, recipe, sizesOf } from '#content/networks.ts';
import { type Mlp, mlp } from '#lib/nn/mlp.ts';
import { random } from '#lib/random.ts';
import { last } from './last.ts';

export interface Setup {
  readonly data: DatasetName;
  readonly width: number;
  readonly depth: number;
  readonly seed: number;
}

/** A network, whatever is known of it besides. */
export interface Trained {
  readonly net: Mlp;
}

export const keyOf = ({ data, width, depth, seed }: Setup): string => `${data}-${width}-${depth}-${seed}`;

export const shipped = (setup: Setup): Network | undefined =>
  networks.find((network) => keyOf(network) === keyOf(setup));

/** The network from which training starts; the same object for the same setting. */
const untrained = last((data: DatasetName, width: number, depth: number, seed: number): Trained => {
  const sizes = sizesOf(width, depth, datasets[data](2).classes);
  return { net: mlp(sizes, depth, random(seed), recipe.init) };
});

/** What is at hand without training. */
export const atHand = (setup: Setup): Trained =>
  shipped(setup) ?? untrained(setup.data, setup.width, setup.depth, setup.seed);
