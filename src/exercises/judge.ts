import type { Variant } from './question.ts';
import { text } from './text.ts';

export interface Verdict {
  /** What was typed cannot be judged: nothing, or no number. */
  readonly state: 'refused' | 'wrong' | 'right';
  readonly words: string;
}

/** The number that a reader wrote: "−3", "- 3", "1,152", "1 152" and "2,5" are understood; NaN where there is none. */
export function parse(typed: string): number {
  let plain = typed.replace(/\s/g, '').replace(/[−–]/g, '-');
  plain = /^[+-]?\d{1,3}(,\d{3})+$/.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
}

/** What to say to an answer. */
export function judge(
  { answer, tolerance = 0, explain, hint, mistakes = [] }: Variant,
  typed: string,
): Verdict {
  const number = typeof answer === 'number';
  if (typed.trim() === '') return { state: 'refused', words: number ? text.empty : text.unchosen };
  const given = number ? parse(typed) : typed;
  if (Number.isNaN(given)) return { state: 'refused', words: text.notNumber(typed.trim()) };
  const right = number ? Math.abs((given as number) - answer) <= tolerance : given === answer;
  if (right) return { state: 'right', words: explain };
  const mistake = mistakes.find((m) => m.answer === given);
  return { state: 'wrong', words: mistake ? mistake.why : hint };
}
