/** The rig: what stands on the screen, and what the chosen cell makes of it. */
import { cellOf, drive, type Pool, pool, rateOf } from '#lib/vision/cell.ts';
import { phased, quadrature } from '#lib/vision/gabor.ts';
import { type Pattern, sample } from '#lib/vision/screen.ts';
import { bar, grating, type Placed, ring } from '#lib/vision/stimulus.ts';

export const STIMULI = ['light', 'dark', 'grating', 'ring'] as const;
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
  const light = bar(placed);
  return stimulus === 'light' ? light : (x, y) => -light(x, y);
}

/** Fields in quadrature around the cell's middle and its neighbours', the middle first. */
export const fieldsOf = kept(({ seed, places }: Pick<Chosen, 'seed' | 'places'>) => {
  const own = cellOf(seed);
  const turn = (own.orientation * Math.PI) / 180;
  return Array.from({ length: 2 * places + 1 }, (_, i) => {
    const away = APART * Math.ceil(i / 2) * (i % 2 ? 1 : -1);
    const { even, odd } = quadrature({
      ...own,
      x: own.x - away * Math.sin(turn),
      y: own.y + away * Math.cos(turn),
    });
    return [sample(even), sample(odd)] as const;
  });
});

/** What the cell makes of the drives of its fields in quadrature: the simple cell's drive, and both cells' rates. */
export function answers(pairs: readonly (readonly [number, number])[], { seed, pool: how, phases }: Chosen) {
  const { phase } = cellOf(seed);
  const own = phased(...pairs[0], phase);
  return { drive: own, simple: rateOf(own), complex: pool(pairs, phase, phases, how) };
}

export function respond(stimulus: ArrayLike<number>, chosen: Chosen) {
  const fields = fieldsOf({ seed: chosen.seed, places: chosen.places });
  return answers(
    fields.map(([even, odd]) => [drive(even, stimulus), drive(odd, stimulus)] as const),
    chosen,
  );
}

/** The chosen cell's rate. */
export const rateFor = (pattern: Pattern, chosen: Chosen): number =>
  respond(sample(pattern), chosen)[chosen.cell];
