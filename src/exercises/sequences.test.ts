import { expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { judge } from './judge.ts';
import { sequences } from './sequences.ts';

it('every variant has a whole number as its answer, mistakes that differ from it, and words without holes', () => {
  for (const question of sequences)
    for (let seed = 1; seed <= 200; seed++) {
      const made = question.make(random(seed));
      expect(Number.isInteger(made.answer)).toBe(true);
      expect(judge(made, String(made.answer)).state).toBe('right');
      expect(made.mistakes!.every(({ answer }) => answer !== made.answer)).toBe(true);
      expect(JSON.stringify(made)).not.toMatch(/NaN|undefined|Infinity|null/);
    }
});
