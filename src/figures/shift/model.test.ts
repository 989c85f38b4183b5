import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { knobs, solve } from './model.ts';
import { text } from './text.ts';

const first = initial(knobs);
const at = (change: Partial<typeof first>) => solve({ ...first, ...change });

describe('the lecture’s figure 9', () => {
  it('D has its corners at (4, 4) and (15, 4); 4 px to the right they are at (4, 8) and (15, 8), and no endpoint', () => {
    const { before, after, sameCounts, sameMaxima } = at({});
    expect(before.map(({ places }) => places)).toEqual([[], [[4, 4]], [[15, 4]]]);
    expect(after.map(({ places }) => places)).toEqual([[], [[4, 8]], [[15, 8]]]);
    expect([sameCounts, sameMaxima]).toEqual([true, true]);
    expect(text.describe(at({}))).toContain('Above threshold at (4, 4), (15, 4), then at (4, 8), (15, 8)');
  });
});

describe('where the claim holds, by measurement', () => {
  it('circular padding: at every move; stride 2: at even ones; stride 2 and pooling: at multiples of 4', () => {
    const words = (change: Partial<typeof first>) => text.verdict(at({ padding: 'circular', ...change }));
    expect(at({ padding: 'circular' }).exact.whole).toHaveLength(19);
    expect(words({})).toContain('at every move, borders included');
    expect(words({ stride: '2' })).toContain('at multiples of 2 px');
    expect(words({ stride: '2', pooling: 'max' })).toContain('at multiples of 4 px');
  });

  it('paper: away from the border at every move, over the whole map while the letter is clear of the edge', () => {
    const { exact } = at({});
    expect(exact.interior).toHaveLength(19);
    expect(exact.whole).toEqual([-1, 0, 1, 2, 3]);
    expect(text.verdict(at({}))).toContain('from −1 to 3 px over the whole map');
  });

  it('zeros: the whole map holds nowhere but at 0; the interior everywhere', () => {
    const { exact } = at({ padding: 'zeros' });
    expect(exact.whole).toEqual([0]);
    expect(exact.interior).toHaveLength(19);
  });

  it('weights that are not shared: only where nothing moves', () => {
    const view = at({ sharing: false });
    expect(view.exact).toEqual({ whole: [0], interior: [0] });
    expect(view.gap.interior).toBeGreaterThan(0.3);
    expect(text.verdict(view)).toContain('only where nothing is moved');
  });
});

it('invariance: a sum over all places and a maximum stay under circular moves; without sharing they do not', () => {
  for (const right of [-7, 3, 9]) {
    const { before, after } = at({ right, padding: 'circular' });
    before.forEach(({ sum, max, count }, k) => {
      expect(after[k].sum).toBeCloseTo(sum, 3);
      expect(after[k].max).toBeCloseTo(max, 4);
      expect(after[k].count).toBe(count);
    });
  }
  expect(at({ sharing: false }).sameMaxima).toBe(false);
});

it('the curve agrees with the meter at each of its moves', () => {
  for (const change of [
    { right: -9, down: 3 },
    { right: 5, stride: '2' },
    { right: 2, sharing: false },
  ] as const) {
    const view = at(change);
    const here = view.curve.find(({ right }) => right === view.right)!;
    expect({ whole: here.whole, interior: here.interior }).toEqual(view.gap);
  }
});
