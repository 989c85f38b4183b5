/** What the model works with before the files have come: an untrained network, and bars in place of digits. */
import { allMaps, type Features, partOf, RANKS } from '#content/digits/features.ts';
import { untrained } from '#content/digits/networks.ts';
import type { Sequential } from '#lib/nn/sequential.ts';
import { bars } from './bars.ts';

export interface Data {
  readonly net: Sequential;
  readonly features: Features;
}

let made: Data | undefined;

export function unseen(): Data {
  if (made) return made;
  const net = untrained('convnet', 1);
  const digits = bars();
  made = {
    net,
    features: {
      digits,
      peaks: allMaps.map(() => Array.from({ length: RANKS }, (_, rank) => ({ digit: rank, row: 3, col: 4 }))),
      ideals: allMaps.map(({ level }) =>
        new Uint8Array(partOf(net, level).field.receptiveField ** 2).fill(64),
      ),
    },
  };
  return made;
}
