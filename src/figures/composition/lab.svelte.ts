/** What comes after the page: the network, its digits, and the colours of the theme. */
import { digitFiles, networkFiles } from '#content/digits/files.ts';
import { shippedShape } from '#content/digits/networks.ts';
import { unpackDigits, unpackNetwork } from '#content/digits/pack.ts';
import { onTheme, paletteOf } from '#figure/ramp.ts';
import { unzip } from '#figure/unzip.ts';
import { type Ramps, rampsOf } from '#figures/features/sheet.ts';
import { pieces } from './model.ts';
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
    const [weights, bytes] = await Promise.all([
      unzip(networkFiles.convnet, signal),
      unzip(digitFiles.digits, signal),
    ]);
    const net = unpackNetwork(weights, shippedShape('convnet'));
    const data = { net, digits: unpackDigits(bytes) };
    for (const piece of pieces) {
      await new Promise((done) => setTimeout(done));
      piece(data);
    }
    await new Promise((done) => setTimeout(done));
    if (!signal.aborted) this.data = data;
  }
}
