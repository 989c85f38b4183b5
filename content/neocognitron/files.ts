/** Addresses on this site of the digits, and of what `npm run train:neocognitron` made. */
import digits from '../digits/digits.bin?url&no-inline';
import backprop from './backprop.bin?url&no-inline';
import clusters from './clusters.bin?url&no-inline';
import copied from './copied.bin?url&no-inline';
import random from './random.bin?url&no-inline';
import type { Training } from './shape.ts';

export const digitsFile = digits;
export const files: Readonly<Record<Training, string>> = { clusters, copied, random, backprop };
