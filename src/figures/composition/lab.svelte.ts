/** What comes after the page: the network, its digits, and the colours of the theme. */
import { digitFiles, networkFiles } from '#content/digits/files.ts';
import { shippedShape } from '#content/digits/networks.ts';
import { batchOf, unpackDigits, unpackNetwork } from '#content/digits/pack.ts';
import { onTheme, paletteOf } from '#figure/ramp.ts';
import { unzip } from '#figure/unzip.ts';
import { type Ramps, rampsOf } from '#figures/features/sheet.ts';
import { contributions } from '#lib/nn/contributions.ts';
import { trace } from '#lib/nn/sequential.ts';
import type { Data } from './unseen.ts';

const pause = () => new Promise((done) => setTimeout(done));

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
    const digits = unpackDigits(bytes);
    // The first passes through the network, forwards and back, are the slowest: in tasks of their own they hold nothing up.
    const x = batchOf(digits.slice(0, 1));
    await pause();
    const traced = trace(net, x);
    await pause();
    contributions(net, x, traced, traced[traced.length - 1].output);
    await pause();
    if (!signal.aborted) this.data = { net, digits };
  }
}
