/** What the model works with before the files have come: an untrained network, and bars in place of digits. */
import { untrained } from '#content/digits/networks.ts';
import type { Digit } from '#content/digits/pack.ts';
import { bars } from '#figures/features/bars.ts';
import type { Sequential } from '#lib/nn/sequential.ts';

export interface Data {
  readonly net: Sequential;
  readonly digits: readonly Digit[];
}

let made: Data | undefined;

export function unseen(): Data {
  made ??= { net: untrained('convnet', 1), digits: bars() };
  return made;
}
