/** What the book's core is to reach, and whether a run says that it does. */
import { type Quartiles, quartiles } from './stats.ts';

export interface Goal {
  /** As the list of goals counts them. */
  readonly number: number;
  readonly item: string;
  /** Which of our contenders. */
  readonly ours: 'simd' | 'relaxed' | 'plain';
  /** Whom it is compared with: in every round the fastest of these. */
  readonly theirs: readonly string[];
  /** So many times as fast. */
  readonly atLeast: number;
  /** Wished for, but missed without shame. */
  readonly stretch?: boolean;
}

const goal = (
  number: number,
  item: string,
  theirs: string[],
  atLeast: number,
  more: Partial<Goal> = {},
): Goal => ({
  number,
  item,
  ours: 'relaxed',
  theirs,
  atLeast,
  ...more,
});

export const goals: readonly Goal[] = [
  goal(1, 'W1', ['ort-web'], 2.5),
  goal(2, 'W2', ['tfjs-wasm'], 1.5),
  goal(3, 'W3', ['tfjs-wasm', 'ort-web'], 2.3),
  goal(3, 'W3b', ['tfjs-wasm', 'ort-web'], 1.5),
  goal(4, 'W4', ['tfjs-wasm'], 1.3),
  goal(4, 'W4', ['tfjs-wasm'], 1, { ours: 'simd' }),
  goal(4, 'W4', ['tfjs-wasm'], 1.8, { stretch: true }),
  goal(5, 'W5', ['ort-web'], 3.5),
  goal(6, 'W6', ['ml-convolution'], 2.5),
  goal(7, 'W7', ['convnetjs'], 22),
  goal(7, 'W7', ['tfjs-cpu'], 70),
  goal(7, 'W7', ['convnetjs'], 45, { stretch: true }),
  goal(8, 'W8', ['tfjs-wasm'], 300),
  goal(8, 'W8', ['tfjs-wasm'], 35, { ours: 'plain' }),
  ...['W2', 'W4', 'W5'].map((item) => goal(9, item, ['peak-sse'], 0.65)),
  ...['W1', 'W2', 'W3', 'W3b', 'W4', 'W5'].map((item) =>
    goal(10, item, ['tfjs-cpu'], 2.5, { ours: 'plain' }),
  ),
];

export interface Verdict extends Goal {
  /** Missing where a contender was not measured; `why` then says which. */
  readonly ratio?: Quartiles;
  readonly met?: boolean;
  readonly why?: string;
}

/** Operations per millisecond, round by round; undefined where a contender has none for an item. */
export type Rates = (item: string, contender: string) => readonly number[] | undefined;

/**
 * A goal is met when the median of the paired ratios reaches it and so does their worse quartile, the one of the slower rounds
 * (the upper one of our time by theirs, the lower one of our speed by theirs, which is what stands here).
 */
export function judge(goal: Goal, rates: Rates): Verdict {
  const ours = rates(goal.item, goal.ours);
  const theirs = goal.theirs.map((name) => rates(goal.item, name));
  const missing = [...(ours ? [] : [goal.ours]), ...goal.theirs.filter((_, i) => theirs[i] === undefined)];
  if (!ours || missing.length > 0) return { ...goal, why: `${missing.join(', ')} not measured` };
  const ratio = quartiles(ours.map((rate, round) => rate / Math.max(...theirs.map((t) => t![round]))));
  return { ...goal, ratio, met: ratio.median >= goal.atLeast && ratio.lower >= goal.atLeast };
}
