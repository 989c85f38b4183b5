/** What every map of the shipped network answers to most: how `npm run train:features` finds it, and how it lies in its file. */
import { norm } from '#lib/nn/maximise.ts';
import type { Sequential } from '#lib/nn/sequential.ts';
import { fieldOf, mapOf, patchOf, unpadded } from '#lib/nn/unit.ts';
import type { Tensor } from '#lib/tensor.ts';
import { batchOf, type Digit, packDigits, unpackDigits } from './pack.ts';

/** Patches of a map. */
export const RANKS = 9;

/** The two convolutional layers with their ReLUs: how many layers of the network lead there, maps, and places along a side. */
export const levels = [
  { depth: 2, maps: 6, side: 28 },
  { depth: 5, maps: 16, side: 10 },
] as const;

/** Every map, first those of layer 1. */
export const allMaps = levels.flatMap(({ maps }, level) =>
  Array.from({ length: maps }, (_, map) => ({ level: level as 0 | 1, map })),
);

/** The layers that lead to a level, and what a unit there sees of the picture. */
export function partOf(net: Sequential, level: 0 | 1) {
  const layers = net.slice(0, levels[level].depth);
  return { layers, field: fieldOf(layers) };
}

/** The layers that lead to map `at`, for one receptive field alone. */
export function aloneOf(net: Sequential, at: number): Sequential {
  const { level, map } = allMaps[at];
  return unpadded(mapOf(partOf(net, level).layers, map));
}

/** Where a map is largest: on which of the file's digits, and where in the map. */
export interface Peak {
  readonly digit: number;
  readonly row: number;
  readonly col: number;
}

export interface Features {
  /** Test digits in which some map has one of its nine largest values. */
  readonly digits: readonly Digit[];
  /** Of every map its nine largest values, the largest first. */
  readonly peaks: readonly (readonly Peak[])[];
  /** Of every map an input that it answers to even more: pixels 0 … 255 of a receptive field. */
  readonly ideals: readonly Uint8Array[];
}

/** The length of the longest of a map's nine patches, as vectors of pixels: no ideal input may be longer. */
export const boundOf = (patches: readonly Tensor[]): number => Math.max(...patches.map(norm));

/** The receptive fields of a map's peaks. */
export function patchesOf({ digits, peaks }: Features, net: Sequential, at: number): Tensor[] {
  const { field } = partOf(net, allMaps[at].level);
  return peaks[at].map((peak) => patchOf(batchOf([digits[peak.digit]]), field, peak));
}

/** As bytes: for every peak its digit and place, the ideal inputs, and the digits as `packDigits` writes them. */
export function packFeatures({ digits, peaks, ideals }: Features): Uint8Array {
  const places = peaks.flat().flatMap(({ digit, row, col }) => [digit, row, col]);
  return Uint8Array.from([...places, ...ideals.flatMap((ideal) => [...ideal]), ...packDigits(digits)]);
}

/** The features of such bytes. @param net the network they are of. @throws RangeError when they are cut off. */
export function unpackFeatures(bytes: Uint8Array, net: Sequential): Features {
  let at = 0;
  const take = (n: number) => {
    at += n;
    return bytes.subarray(at - n, at);
  };
  const peaks = allMaps.map(() =>
    Array.from({ length: RANKS }, () => {
      const [digit, row, col] = take(3);
      return { digit, row, col };
    }),
  );
  const ideals = allMaps.map(({ level }) => take(partOf(net, level).field.receptiveField ** 2));
  return { peaks, ideals, digits: unpackDigits(bytes.subarray(at)) };
}
