/** What comes after the page: the network, a second file that the figure reads with it, and the colours of the theme. */
import { networkFiles } from '#content/digits/files.ts';
import { shippedShape } from '#content/digits/networks.ts';
import { unpackNetwork } from '#content/digits/pack.ts';
import { onTheme, paletteOf } from '#figure/ramp.ts';
import { unzip } from '#figure/unzip.ts';
import type { Sequential } from '#lib/nn/sequential.ts';
import { type Ramps, rampsOf } from './sheet.ts';

export class Lab<Data> {
  data = $state.raw<Data>();
  ramps = $state.raw<Ramps>();
  failed = $state(false);

  readonly #file: string;
  readonly #unpack: (bytes: Uint8Array, net: Sequential) => Data;
  readonly #pieces: readonly ((data: Data) => void)[];

  /** @param pieces of the first state's work, each done in a task of its own. */
  constructor(
    file: string,
    unpack: (bytes: Uint8Array, net: Sequential) => Data,
    pieces: readonly ((data: Data) => void)[],
  ) {
    this.#file = file;
    this.#unpack = unpack;
    this.#pieces = pieces;
  }

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
      unzip(this.#file, signal),
    ]);
    const data = this.#unpack(bytes, unpackNetwork(weights, shippedShape('convnet')));
    for (const piece of this.#pieces) {
      await new Promise((done) => setTimeout(done));
      piece(data);
    }
    await new Promise((done) => setTimeout(done));
    if (!signal.aborted) this.data = data;
  }
}
