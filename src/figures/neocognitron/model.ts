import found from '#content/neocognitron/results.json' with { type: 'json' };
import { planes, type StageName, trainings } from '#content/neocognitron/shape.ts';
import { choice, range, type Values } from '#figure/knobs.ts';
import { wilson } from '#lib/stats/wilson.ts';
import { unseen } from './unseen.ts';

/** Examples of each digit that ship. */
export const EXAMPLES = 10;
/** The farthest that a digit is moved. */
export const FARTHEST = 6;

const rivals = ['backprop', 'copied', 'random'] as const;
export type Rival = (typeof rivals)[number];

export const knobs = {
  digit: range(2, { min: 0, max: 9 }),
  example: range(1, { min: 1, max: EXAMPLES }),
  right: range(1, { min: -FARTHEST, max: FARTHEST }),
  down: range(0, { min: -FARTHEST, max: FARTHEST }),
  rival: choice('backprop', rivals),
  /** The chosen plane of S cells: of which network, in which layer. */
  net: choice('clusters', ['clusters', 'rival']),
  layer: choice('1', ['1', '2']),
  plane: range(0, { min: 0, max: planes[1] - 1 }),
  /** The competition that runs on the page: its seed, and the round on show. */
  seed: range(1, { min: 1, max: 999 }),
  round: range(0, { min: 0, max: 40 }),
};
export type Params = Values<typeof knobs>;

/** What one network made of the digit. */
export interface NetSeen {
  /** Probability of each digit. */
  readonly scores: readonly number[];
  /** |after − before| / |before| of the planes, as the digit moved. */
  readonly changes: Readonly<Record<StageName, number>>;
}

/** One round of the competition. */
export interface Round {
  readonly agreement: number;
  /** Windows that each template won. */
  readonly won: readonly number[];
  /** Windows that went to another template than in the round before. */
  readonly moved: number;
}

/** What weights and digits add to the knobs: they come in files. */
export interface Seen {
  readonly label: number;
  /** Its place in the test set. */
  readonly index: number;
  readonly nets: readonly [NetSeen, NetSeen];
  /** The cell of the chosen plane that answers most, and what it is given. */
  readonly unit: {
    readonly row: number;
    readonly col: number;
    readonly cells: number;
    readonly active: number;
    readonly weights: readonly number[];
    readonly patch: readonly number[];
    readonly bias: number;
    readonly field: { readonly size: number; readonly top: number; readonly left: number };
  };
}

/** Misread digits of the official test set, where they stand and moved, as the committed script counted them. */
export const learned = trainings.map((training) => {
  const { errors, shipped, moved, changes } = found.results.find((result) => result.training === training)!;
  const all = found.tested * found.directions;
  const { low, high } = wilson(shipped, found.tested);
  return {
    training,
    errors,
    shipped,
    wrong: shipped / found.tested,
    low,
    high,
    seeds: errors.map((n) => n / found.tested),
    right: moved.map((n) => 1 - n / all),
    changes,
  };
});
export const { tested, compared, shifts } = found;

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0);

export function solve(params: Params, seen: Seen = unseen(params), rounds: readonly Round[] = []) {
  const which = params.layer === '1' ? 0 : 1;
  const names = ['clusters', params.rival] as const;
  const products = seen.unit.weights.map((w, i) => w * seen.unit.patch[i]);
  const answer = sum(products) + seen.unit.bias;
  const far = Math.abs(params.right) + Math.abs(params.down);
  // The means were taken over digits that moved to the right.
  const meant = params.down === 0 && params.right >= 0;
  const round = Math.min(params.round, Math.max(0, rounds.length - 1));
  return {
    ...params,
    plane: params.plane % planes[which],
    label: seen.label,
    index: seen.index,
    far,
    nets: seen.nets.map((net, n) => {
      const reads = net.scores.indexOf(Math.max(...net.scores));
      const means = learned.find(({ training }) => training === names[n])!.changes;
      return { ...net, training: names[n], reads, sure: net.scores[reads], means: meant ? means : undefined };
    }),
    unit: { ...seen.unit, answer, rectified: Math.max(0, answer), channels: which === 0 ? 1 : planes[0] },
    learned,
    round,
    rounds,
  };
}
export type View = ReturnType<typeof solve>;

/** What the exported script prints: one S cell before and after its threshold. */
export const numbers = (view: View) => [view.unit.answer, view.unit.rectified];

export { pytorch } from './pytorch.ts';
