/** One threshold for all three templates: which values of it get C and D right. */
import { type Counting, counted, judge } from '#lib/motif/detector.ts';
import { letter } from '#lib/motif/letters.ts';
import { mapsOf } from '#lib/motif/score.ts';
import type { Tensor } from '#lib/tensor.ts';

/** The thresholds that are tried. */
export const LEAST = 0;
export const MOST = 25;
export const STEP = 0.1;
const STEPS = Math.round((MOST - LEAST) / STEP);
export const thresholdAt = (i: number): number => Number((LEAST + i * STEP).toFixed(1));

export type Run = readonly [from: number, to: number];

export interface Strip {
  /** Runs of thresholds that get the letter right, ends included; and those that get both right. */
  readonly C: readonly Run[];
  readonly D: readonly Run[];
  readonly both: readonly Run[];
  /** The highest score of each template on each letter. */
  readonly peaks: { readonly C: readonly number[]; readonly D: readonly number[] };
}

function runs(right: readonly boolean[]): Run[] {
  const found: [number, number][] = [];
  right.forEach((ok, i) => {
    if (!ok) return;
    if (i > 0 && right[i - 1]) found[found.length - 1][1] = thresholdAt(i);
    else found.push([thresholdAt(i), thresholdAt(i)]);
  });
  return found;
}

function strip(templates: Tensor, counting: Counting, against: number): Strip {
  const [c, d] = (['C', 'D'] as const).map((name) => mapsOf(letter(name), templates));
  const right = (maps: readonly Float64Array[], name: 'C' | 'D') =>
    Array.from({ length: STEPS + 1 }, (_, i) => {
      const t = thresholdAt(i);
      return judge(counted(maps, [t, t, t], counting), against).verdict === name;
    });
  const [C, D] = [right(c, 'C'), right(d, 'D')];
  const peak = (maps: readonly Float64Array[]) => maps.map((map) => Math.max(...map));
  return {
    C: runs(C),
    D: runs(D),
    both: runs(C.map((ok, i) => ok && D[i])),
    peaks: { C: peak(c), D: peak(d) },
  };
}

/** The last strip, for it stays the same while a reader draws or points. */
let last: { key: string; strip: Strip } | undefined;

export function stripOf(templates: Tensor, counting: Counting, against: number): Strip {
  const key = [templates.data.join(), counting, against].join('|');
  if (last?.key !== key) last = { key, strip: strip(templates, counting, against) };
  return last.strip;
}
