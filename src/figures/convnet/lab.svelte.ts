/** What the figure's knobs do not hold: networks and digits that are fetched, the theme's colours, and a file of the reader's. */
import { digitFiles, networkFiles } from '#content/digits/files.ts';
import { type ShippedNetwork, shippedShape, side } from '#content/digits/networks.ts';
import { type Digit, unpackDigits, unpackNetwork } from '#content/digits/pack.ts';
import { onTheme, type Palette, paletteOf } from '#figure/ramp.ts';
import { unzip } from '#figure/unzip.ts';
import type { Sequential } from '#lib/nn/sequential.ts';
import { digitIn, type FileProblem } from './file.ts';

export type Problem = FileProblem | 'offline' | 'empty';

/** Lets the browser do what it has to. */
const rest = () => new Promise((done) => setTimeout(done));

export class Lab {
  nets = $state.raw<Partial<Record<ShippedNetwork, Sequential>>>({});
  digits = $state.raw<readonly Digit[]>();
  palette = $state.raw<Palette>();
  problem = $state<Problem>();
  /** Whether the reader has pointed at the figure, or has come to it by the keys. */
  touched = $state(false);

  #asked = new Set<string>();

  /** On the figure's frame: follows the theme, and notes when the reader comes near. */
  live = (frame: HTMLElement) => {
    const figure = frame.closest('figure') ?? frame;
    const touch = () => {
      this.touched = true;
    };
    const events = ['pointerover', 'focusin'];
    for (const type of events) figure.addEventListener(type, touch, { once: true, passive: true });
    const unfollow = onTheme(() => {
      this.palette = paletteOf(frame);
    });
    return () => {
      unfollow();
      for (const type of events) figure.removeEventListener(type, touch);
    };
  };

  /** Fetches networks, and the digits with them, each only once. */
  need = (names: readonly ShippedNetwork[]) => () => {
    if (!names.length) return;
    Promise.all([...names.map((name) => this.#net(name)), this.#digits()]).catch(() => {
      this.problem = 'offline';
    });
  };

  async #net(name: ShippedNetwork) {
    if (this.#asked.has(name)) return;
    this.#asked.add(name);
    try {
      const bytes = await unzip(networkFiles[name]);
      await rest();
      const shape = shippedShape(name);
      await rest();
      this.nets = { ...this.nets, [name]: unpackNetwork(bytes, shape) };
    } catch (error) {
      this.#asked.delete(name);
      throw error;
    }
  }

  async #digits() {
    if (this.#asked.has('digits')) return;
    this.#asked.add('digits');
    try {
      this.digits = unpackDigits(await unzip(digitFiles.digits));
    } catch (error) {
      this.#asked.delete('digits');
      throw error;
    }
  }

  /** The digit in a file of the reader's, which stays in this page; undefined where there is a problem. */
  async open(file: File | undefined): Promise<Float32Array | undefined> {
    if (!file) return undefined;
    this.problem = undefined;
    const found = await digitIn(file, side);
    if (typeof found !== 'string') return found;
    this.problem = found;
    return undefined;
  }
}
