import type { Random } from '#lib/random.ts';

/** One variant of a question, with its numbers. */
export interface Variant {
  readonly question: string;
  /** The numbers of this variant, a line each. */
  readonly given: readonly string[];
  /** A number, or one of `choices`. */
  readonly answer: number | string;
  /** How far a typed number may be off; 0 unless given. */
  readonly tolerance?: number;
  readonly choices?: readonly string[];
  /** Why the answer is what it is, worked out with these numbers. */
  readonly explain: string;
  /** The first step with these numbers, for a wrong answer that no mistake explains; it does not give the answer away. */
  readonly hint: string;
  /** Wrong answers that have a reason, and the reason. */
  readonly mistakes?: readonly { readonly answer: number | string; readonly why: string }[];
}

export interface Question {
  readonly id: string;
  readonly title: string;
  make(random: Random): Variant;
}

/** A variant whose mistakes are told apart from its answer and from each other: the first of equal ones stays. */
export function variant(made: Variant): Variant {
  const seen = new Set<number | string>([made.answer]);
  const mistakes = (made.mistakes ?? []).filter(({ answer }) => !seen.has(answer) && seen.add(answer));
  return { ...made, mistakes };
}
