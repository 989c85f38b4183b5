import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { randomState } from '../../../tests/helpers/states.ts';
import { knobs, type Params, solve } from './model.ts';
import { text } from './text.ts';

const start = initial(knobs);
const states: Params[] = [start, ...Array.from({ length: 40 }, (_, i) => randomState(knobs, i + 1))];

it('tied weights are equal in pairs, and the gradients of each pair add', () => {
  for (const params of states) {
    const { w, byW, byU, jacobian, square } = solve({ ...params, mode: 'tied' });
    expect([w[0], w[2]]).toEqual([w[1], w[3]]);
    expect(byU[0]).toBeCloseTo(byW[0] + byW[1], 5);
    expect(byU[1]).toBeCloseTo(byW[2] + byW[3], 5);
    expect([...jacobian.data]).toEqual([1, 0, 1, 0, 0, 1, 0, 1]);
    expect([...square.data]).toEqual([1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1]);
  }
});

it('untied, every weight keeps its own gradient', () => {
  const { byW, byU, jacobian } = solve({ ...start, mode: 'untied' });
  expect(byU).toEqual(byW);
  expect(jacobian.shape).toEqual([4, 4]);
});

it('every state is finite, and says so in words', () => {
  for (const params of states) {
    const view = solve(params);
    const words = [text.caption(view), text.describe(view), JSON.stringify(text.table(view))].join(' ');
    expect(words, JSON.stringify(params)).not.toMatch(/NaN|Infinity|undefined/);
  }
});

it('the largest step still descends for every seed and number of samples', () => {
  for (let seed = 1; seed <= 99; seed += 2) {
    const { ends } = solve({ ...start, n: 4, eta: knobs.eta.max, steps: 200, seed });
    expect(Number.isFinite(ends.tied.heldOut) && Number.isFinite(ends.untied.heldOut)).toBe(true);
  }
});

describe('tying, over 99 seeds', () => {
  const helped = (rule: Params['rule'], n: number) =>
    Array.from({ length: 99 }, (_, i) => solve({ ...start, rule, n, seed: i + 1 }).helps).filter(Boolean)
      .length;

  it('nearly always helps where the rule is tied and samples are few', () => {
    expect(helped('tied', start.n)).toBeGreaterThan(85);
  });

  it('never helps where the rule is not tied and samples are many', () => {
    expect(helped('untied', 40)).toBe(0);
  });
});

it('the state the figure opens with shows what it is about: free weights fit better and generalise worse', () => {
  const { tied, untied } = solve(start).ends;
  expect(untied.training).toBeLessThan(tied.training);
  expect(untied.heldOut).toBeGreaterThan(tied.heldOut);
});
