/** What comes after the page: the network, its features, and the colours of the theme. */
import { unpackFeatures } from '#content/digits/features.ts';
import { networkFiles } from '#content/digits/files.ts';
import { shippedShape } from '#content/digits/networks.ts';
import { unpackNetwork } from '#content/digits/pack.ts';
import { onTheme, paletteOf } from '#figure/ramp.ts';
import { unzip } from '#figure/unzip.ts';
import { featuresFile } from './files.ts';
import { pieces } from './model.ts';
import { type Ramps, rampsOf } from './sheet.ts';
import type { Data } from './unseen.ts';

export class Lab {
  data = $state.raw<Data>();
  ramps = $state.raw<Ramps>();
  failed = $state(false);

  /** On the figure's frame: fetches the files, and follows the theme. */
  live = (frame: HTMLElement) => {
    const wanted = new AbortController();
    this.#load(wanted.signal).catch(() => {
      this.failed = !wanted.signal.aborted;
    });
    const unfollow = onTheme(() => {
      this.ramps = rampsOf(paletteOf(frame));
    });
    return () => {
      wanted.abort();
      unfollow();
    };
  };

  async #load(signal: AbortSignal) {
    const [weights, features] = await Promise.all([
      unzip(networkFiles.convnet, signal),
      unzip(featuresFile, signal),
    ]);
    const net = unpackNetwork(weights, shippedShape('convnet'));
    const data = { net, features: unpackFeatures(features, net) };
    for (const piece of pieces) {
      await new Promise((done) => setTimeout(done));
      piece(data);
    }
    await new Promise((done) => setTimeout(done));
    if (!signal.aborted) this.data = data;
  }
}
