/** The rig: what stands on the screen, and what the chosen cell makes of it. */
import { cellOf, drive, type Pool, pool, rateOf } from '#lib/vision/cell.ts';
import { phased, quadrature } from '#lib/vision/gabor.ts';
import { type Pattern, placeOf, SIDE, sample } from '#lib/vision/screen.ts';
import { bar, grating, house, type Placed, ring } from '#lib/vision/stimulus.ts';

export const STIMULI = ['light', 'dark', 'grating', 'ring', 'house'] as const;
export type Stimulus = (typeof STIMULI)[number];

export interface Chosen {
  readonly seed: number;
  readonly cell: 'simple' | 'complex';
  readonly pool: Pool;
  readonly phases: number;
  /** Neighbours on each side whose simple cells are pooled too. */
  readonly places: number;
}

/** Degrees between neighbours, across the stripes. */
export const APART = 0.5;

/** The last answer of a function, kept until it is asked something else. */
export function kept<Question, Answer>(f: (question: Question) => Answer) {
  let key: string | undefined;
  let answer: Answer;
  return (question: Question): Answer => {
    const asked = JSON.stringify(question);
    if (asked !== key) {
      answer = f(question);
      key = asked;
    }
    return answer;
  };
}

export function patternOf(stimulus: Stimulus, placed: Placed): Pattern {
  if (stimulus === 'grating') return grating(placed);
  if (stimulus === 'ring') return ring(placed);
  if (stimulus === 'house') return house(placed);
  const light = bar(placed);
  return stimulus === 'light' ? light : (x, y) => -light(x, y);
}

/** Fields in quadrature around the cell's middle and its neighbours', the middle first, and the pixels in which they are not 0. */
const fieldsOf = kept(({ seed, places }: Pick<Chosen, 'seed' | 'places'>) => {
  const all = patternsOf(seed, places).map(({ even, odd }) => [sample(even), sample(odd)] as const);
  const pixels = Array.from({ length: SIDE * SIDE }, (_, i) => i).filter((i) =>
    all.some(([even, odd]) => even[i] !== 0 || odd[i] !== 0),
  );
  const within = (field: Float64Array) => Float64Array.from(pixels, (i) => field[i]);
  return {
    at: pixels.map((i) => placeOf(Math.floor(i / SIDE), i % SIDE)),
    pairs: all.map(([even, odd]) => [within(even), within(odd)] as const),
  };
});

/** The fields of a cell's places as formulas, the middle first. */
export function patternsOf(seed: number, places: number) {
  const own = cellOf(seed);
  const turn = (own.orientation * Math.PI) / 180;
  return Array.from({ length: 2 * places + 1 }, (_, i) => {
    const away = APART * Math.ceil(i / 2) * (i % 2 ? 1 : -1);
    return quadrature({ ...own, x: own.x - away * Math.sin(turn), y: own.y + away * Math.cos(turn) });
  });
}

/** What the cell makes of the drives of its fields in quadrature: the simple cell's drive, and both cells' rates. */
export function answers(pairs: readonly (readonly [number, number])[], { seed, pool: how, phases }: Chosen) {
  const { phase } = cellOf(seed);
  const own = phased(...pairs[0], phase);
  return { drive: own, simple: rateOf(own), complex: pool(pairs, phase, phases, how) };
}

/** What a pattern on the screen makes the cells do. */
export function respond(pattern: Pattern, chosen: Chosen) {
  const { at, pairs } = fieldsOf({ seed: chosen.seed, places: chosen.places });
  const seen = Float64Array.from(at, ({ x, y }) => pattern(x, y));
  return answers(
    pairs.map(([even, odd]) => [drive(even, seen), drive(odd, seen)] as const),
    chosen,
  );
}

/** The chosen cell's rate. */
export const rateFor = (pattern: Pattern, chosen: Chosen): number => respond(pattern, chosen)[chosen.cell];
