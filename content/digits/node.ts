/** The same files for the build and for tests, read from the disk; both run in the repository's root. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Sequential } from '#lib/nn/sequential.ts';
import { type ShippedNetwork, shippedShape } from './networks.ts';
import { type Digit, unpackDigits, unpackNetwork } from './pack.ts';

const bytesOf = (name: string) =>
  new Uint8Array(gunzipSync(readFileSync(resolve('content/digits', `${name}.bin`))));

/** A network that ships. */
export const shippedNetwork = (name: ShippedNetwork): Sequential =>
  unpackNetwork(bytesOf(name), shippedShape(name));

/** Digits that ship. */
export const shippedDigits = (name: 'digits' | 'lessons' | 'held-out'): Digit[] =>
  unpackDigits(bytesOf(name));
