/** The network that a setting names: one that ships, one trained here, or, until it is trained, the one it starts from. */
import { type DatasetName, type Network, networks, start } from '#content/networks.ts';
import type { Mlp } from '#lib/nn/mlp.ts';

export interface Setup {
  readonly data: DatasetName;
  readonly width: number;
  readonly depth: number;
  readonly seed: number;
}

/** A network and how far its training is. */
export interface Trained {
  readonly net: Mlp;
  /** Share of its training points that it classifies rightly. */
  readonly accuracy: number;
  /** Steps of training behind it; undefined where all are done. */
  readonly step?: number;
}

export const keyOf = ({ data, width, depth, seed }: Setup): string => `${data}-${width}-${depth}-${seed}`;

export const shipped = (setup: Setup): Network | undefined =>
  networks.find((network) => keyOf(network) === keyOf(setup));

let begun: { key: string; trained: Trained } | undefined;

/** The network at its start, the same object for the same setting. */
function untrained(setup: Setup): Trained {
  const key = keyOf(setup);
  if (begun?.key !== key) {
    const { net, measure } = start(setup.data, setup.width, setup.depth, setup.seed);
    begun = { key, trained: { net, accuracy: measure().accuracy, step: 0 } };
  }
  return begun.trained;
}

/** What is at hand without training. */
export const atHand = (setup: Setup): Trained => shipped(setup) ?? untrained(setup);
