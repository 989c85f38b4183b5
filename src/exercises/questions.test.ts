/** What holds for every question of every chapter. */
import { describe, expect, test } from 'vitest';
import { random } from '#lib/random.ts';
import { questions as discreteConvolution } from './discrete-convolution.ts';
import { questions as foldingSpace } from './folding-space.ts';
import { judge } from './judge.ts';
import type { Question } from './question.ts';
import { sequences } from './sequences.ts';

const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1);
const variants = (question: Question) => SEEDS.map((seed) => question.make(random(seed)));

describe.each([...foldingSpace, ...discreteConvolution, ...sequences])('question $id', (question) => {
  test('has one clear answer in every variant, and says so when it is given', () => {
    for (const made of variants(question)) {
      const words = [
        made.question,
        ...made.given,
        made.explain,
        made.hint,
        ...made.mistakes!.map(({ why }) => why),
      ].join(' ');
      expect(words).not.toMatch(/NaN|undefined|Infinity|null/);
      if (typeof made.answer === 'number') expect(Number.isInteger(made.answer)).toBe(true);
      else expect(made.choices!.filter((choice) => choice === made.answer)).toHaveLength(1);
      if (made.choices) expect(new Set(made.choices).size).toBe(made.choices.length);
      expect(judge(made, String(made.answer))).toEqual({ state: 'right', words: made.explain });
    }
  });

  test('names its mistakes, and none of them is the answer', () => {
    for (const made of variants(question)) {
      const answers = made.mistakes!.map(({ answer }) => answer);
      expect(new Set([...answers, made.answer]).size).toBe(answers.length + 1);
      for (const { answer, why } of made.mistakes!)
        expect(judge(made, String(answer))).toEqual({ state: 'wrong', words: why });
    }
  });

  test('belongs to its seed, and other seeds ask with other numbers', () => {
    const given = variants(question).map((made) => made.given.join());
    expect(variants(question)[7].given.join()).toBe(given[7]);
    expect(new Set(given).size).toBeGreaterThan(8);
  });
});
