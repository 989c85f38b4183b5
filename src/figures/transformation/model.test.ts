import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { randomState } from '../../../tests/helpers/states.ts';
import { knobs, names, type Params, solve } from './model.ts';
import { text } from './text.ts';

const start = initial(knobs);
const states: Params[] = [
  ...names.map((h) => ({ ...start, h })),
  ...Array.from({ length: 60 }, (_, i) => randomState(knobs, i + 1)),
];

describe('every state', () => {
  it('is finite, and says so in words', () => {
    for (const params of states) {
      const view = solve(params);
      const words = [
        text.caption(view),
        text.describe(view),
        JSON.stringify(text.table(view)),
        text.gapAlt(view),
      ];
      expect(words.join(' '), JSON.stringify(params)).not.toMatch(/NaN|Infinity|undefined/);
      expect(view.plane.half).toBeGreaterThan(0);
    }
  });

  it('has gradients that finite differences confirm', () => {
    for (const params of states) {
      const { variables, jacobian, numeric } = solve(params);
      for (const row of Object.values(variables).flat())
        expect(Math.abs(row.gradient - row.numeric), JSON.stringify(params)).toBeLessThan(
          1e-3 * Math.max(1, Math.abs(row.gradient)) +
            0.01 * Math.max(...variables.yhat.map((r) => Math.abs(r.value))) ** 2 * 1e-2,
        );
      jacobian.data.forEach((value, i) => {
        expect(value).toBeCloseTo(numeric.data[i], 3);
      });
    }
  });

  it('leaves nothing but rounding between the two steps where H is affine, and only there a claim of that', () => {
    for (const params of states) {
      const view = solve(params);
      if (view.affine) {
        for (const { gap, rounding } of view.gaps) expect(gap).toBeLessThanOrEqual(rounding);
        expect(view.exponent).toBeUndefined();
      }
    }
  });
});

it('measures a gap of second order for the rotation and the softplus', () => {
  for (const h of ['rotation', 'softplus'] as const) {
    const { exponent } = solve({ ...start, h });
    expect(Math.abs(exponent! - 2)).toBeLessThan(0.05);
  }
});

it('shows the dimensions of the lecture: J is N_w × N_u', () => {
  expect(names.map((h) => solve({ ...start, h }).jacobian.shape)).toEqual([
    [2, 1],
    [2, 2],
    [2, 2],
    [3, 2],
    [4, 2],
  ]);
});

it('a step along the circle stays on it, the first-order step leaves it', () => {
  const { next } = solve(start);
  expect(Math.hypot(...next.w.data)).toBeCloseTo(1, 5);
  expect(Math.hypot(...next.first.data)).toBeGreaterThan(1.01);
});
