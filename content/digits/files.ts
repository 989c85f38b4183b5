/** Addresses on this site of what `npm run train:digits` made; figures fetch them when a reader needs them. */
import convnet from './convnet.bin?url&no-inline';
import convnetShuffled from './convnet-shuffled.bin?url&no-inline';
import digits from './digits.bin?url&no-inline';
import heldOut from './held-out.bin?url&no-inline';
import lessons from './lessons.bin?url&no-inline';
import linear from './linear.bin?url&no-inline';
import mlp from './mlp.bin?url&no-inline';

/** Networks, packed by `packNetwork`. */
export const networkFiles = { convnet, 'convnet-shuffled': convnetShuffled, linear, mlp } as const;
/** Digits, packed by `packDigits`: those the figures show, those `train` learns from, and those it is tested on. */
export const digitFiles = { digits, lessons, heldOut } as const;
