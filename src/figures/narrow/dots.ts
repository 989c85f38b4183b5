/** A histogram of runs in which every run is a dot: bins of 5 % of the points, from 30 % up. */
import { type Outcome, succeeded, total } from '#content/narrow.ts';

/** Bins in 100 %, and the first that is drawn; no run ends below it but by a few points. */
const BINS = 20;
const FIRST = 6;
const COLUMNS = BINS - FIRST;
/** Dots side by side in a bin, at least: a row of one would be a stack of plates. */
const LEAST = 3;

export type Kind = 'good' | 'poor' | 'dead';
export const kindOf = (outcome: Outcome): Kind =>
  outcome.dead ? 'dead' : succeeded(outcome) ? 'good' : 'poor';

/** The bin of a run; all points right belong to the last. */
const binOf = ({ right }: Outcome) =>
  Math.min(COLUMNS - 1, Math.max(0, Math.floor((BINS * right) / total + 1e-9) - FIRST));

const kinds: readonly Kind[] = ['dead', 'poor', 'good'];

/** Runs in the order of the histogram: bin by bin, the dead first in each, then by points and seed. */
export function ordered(outcomes: readonly Outcome[]): Outcome[] {
  const rank = (outcome: Outcome) => [
    binOf(outcome),
    kinds.indexOf(kindOf(outcome)),
    outcome.right,
    outcome.seed,
  ];
  const keyed = outcomes.map((outcome) => ({ outcome, key: rank(outcome) }));
  keyed.sort((a, b) => {
    const i = a.key.findIndex((value, k) => value !== b.key[k]);
    return i < 0 ? 0 : a.key[i] - b.key[i];
  });
  return keyed.map(({ outcome }) => outcome);
}

export interface Dot {
  readonly outcome: Outcome;
  readonly kind: Kind;
  readonly x: number;
  readonly y: number;
}

export interface Dots {
  readonly dots: readonly Dot[];
  /** Distance of neighbouring dots. */
  readonly pitch: number;
  /** Width of a bin. */
  readonly bin: number;
}

/** Ordered runs as dots in a box: bins are filled from below, in rows just wide enough for the fullest bin to fit. */
export function dotsOf(outcomes: readonly Outcome[], width: number, height: number): Dots {
  const bin = width / COLUMNS;
  const counts = Array<number>(COLUMNS).fill(0);
  const places = outcomes.map((outcome) => counts[binOf(outcome)]++);
  const fullest = Math.max(...counts);
  let across = LEAST;
  while (Math.ceil(fullest / across) * (bin / (across + 1)) > height) across++;
  const pitch = bin / (across + 1);
  const dots = outcomes.map((outcome, i) => ({
    outcome,
    kind: kindOf(outcome),
    x: binOf(outcome) * bin + (1 + (places[i] % across)) * pitch,
    y: height - (Math.floor(places[i] / across) + 0.5) * pitch,
  }));
  return { dots, pitch, bin };
}

/** The dot nearest to a place; undefined where there is none. */
export function nearest({ dots }: Dots, x: number, y: number): Dot | undefined {
  const distance = (dot: Dot) => Math.hypot(dot.x - x, dot.y - y);
  return dots.reduce<Dot | undefined>(
    (best, dot) => (!best || distance(dot) < distance(best) ? dot : best),
    undefined,
  );
}

/** Where a share of points right stands on the histogram's axis, 0 to 1. */
export const onAxis = (share: number): number => (share * BINS - FIRST) / COLUMNS;
