/** What the model works with before the files have come: an untrained network, and bars in place of digits. */
import type { Digit } from '#content/digits/pack.ts';
import { unseen as features } from '#figures/features/unseen.ts';
import type { Sequential } from '#lib/nn/sequential.ts';

export interface Data {
  readonly net: Sequential;
  readonly digits: readonly Digit[];
}

let made: Data | undefined;

export function unseen(): Data {
  made ??= { net: features().net, digits: features().features.digits };
  return made;
}
