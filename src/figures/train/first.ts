/** The run that the figure opens with, as a file and a page can carry it. */
import type { Run } from './run.ts';

export interface Packed extends Omit<Run, 'misread' | 'weights'> {
  readonly weights: readonly number[];
  /** Pixels as one hexadecimal digit each. */
  readonly misread: readonly { readonly pixels: string; readonly label: number; readonly answer: number }[];
}

const short = (value: number) => Number(value.toPrecision(4));
/** Digits ship at 16 grey levels. */
const LEVEL = 255 / 15;

export const packRun = (run: Run): Packed => ({
  ...run,
  seconds: Number(run.seconds.toFixed(1)),
  loss: run.loss === undefined ? undefined : short(run.loss),
  losses: run.losses.map(short),
  weights: Array.from(run.weights, short),
  misread: (run.misread ?? []).map(({ pixels, label, answer }) => ({
    label,
    answer,
    pixels: Array.from(pixels, (v) => Math.round(v / LEVEL).toString(16)).join(''),
  })),
});

export const unpackRun = (packed: Packed): Run => ({
  ...packed,
  misread: packed.misread.map(({ pixels, label, answer }) => ({
    label,
    answer,
    pixels: Uint8Array.from(pixels, (digit) => Number.parseInt(digit, 16) * LEVEL),
  })),
});
