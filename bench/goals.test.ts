import { expect, it } from 'vitest';
import { type Goal, goals, judge } from './goals.ts';
import { itemNamed } from './items.ts';

const goal: Goal = { number: 1, item: 'W1', ours: 'relaxed', theirs: ['a', 'b'], atLeast: 2 };
const judged = (rates: Record<string, number[]>) => judge(goal, (_, name) => rates[name]);

it('compares with the fastest of every round', () => {
  const { ratio, met } = judged({ relaxed: [4, 4, 8], a: [1, 2, 1], b: [2, 1, 4] });
  expect(ratio).toEqual({ lower: 2, median: 2, upper: 2 });
  expect(met).toBe(true);
});

it('is missed where the median reaches it but the worse quartile does not', () => {
  const { ratio, met } = judged({ relaxed: [1, 1, 3, 3, 3], a: [1, 1, 1, 1, 1], b: [1, 1, 1, 1, 1] });
  expect(ratio).toEqual({ lower: 1, median: 3, upper: 3 });
  expect(met).toBe(false);
});

it('is neither met nor missed where somebody was not measured', () => {
  const verdict = judged({ relaxed: [1], a: [1] });
  expect(verdict.met).toBeUndefined();
  expect(verdict.why).toBe('b not measured');
});

it('every goal names an item', () => {
  for (const { item } of goals) expect(itemNamed(item).name).toBe(item);
});
