/** The same files for the build and for tests, read from the disk; both run in the repository's root. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Shipped, unpackShipped } from './networks.ts';
import type { Training } from './shape.ts';

export const shipped = (training: Training): Shipped =>
  unpackShipped(new Uint8Array(gunzipSync(readFileSync(resolve('content/neocognitron', `${training}.bin`)))));
