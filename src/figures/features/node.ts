/** The same data for the build and for tests, read from the disk; both run in the repository's root. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { unpackFeatures } from '#content/digits/features.ts';
import { shippedNetwork } from '#content/digits/node.ts';
import type { Data } from './unseen.ts';

let read: Data | undefined;

export function shippedData(): Data {
  if (read) return read;
  const net = shippedNetwork('convnet');
  const bytes = new Uint8Array(gunzipSync(readFileSync('content/digits/features.bin')));
  read = { net, features: unpackFeatures(bytes, net) };
  return read;
}
