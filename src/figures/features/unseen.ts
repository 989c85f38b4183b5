/** What the model works with before the files have come: an untrained network, and bars in place of digits. */
import { allMaps, type Features, partOf, RANKS } from '#content/digits/features.ts';
import { side, untrained } from '#content/digits/networks.ts';
import type { Sequential } from '#lib/nn/sequential.ts';

export interface Data {
  readonly net: Sequential;
  readonly features: Features;
}

let made: Data | undefined;

export function unseen(): Data {
  if (made) return made;
  const net = untrained('convnet', 1);
  const digits = Array.from({ length: 10 }, (_, label) => ({
    label,
    index: label,
    pixels: Uint8Array.from({ length: side * side }, (_, i) =>
      Math.abs((i % side) - 9 - label) < 2 ? 255 : 0,
    ),
  }));
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
