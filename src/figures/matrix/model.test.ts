import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { convolve, correlate } from '#lib/conv/convolve.ts';
import { type Fitting, knobs, type Params, solve } from './model.ts';
import { text } from './text.ts';

const set = (changes: Partial<Params>): Params => ({ ...initial(knobs), ...changes });
const fitting = (changes: Partial<Params>) => solve(set(changes)) as Fitting;

function* settings(): Generator<Params> {
  for (const direction of knobs.direction.options)
    for (const operation of knobs.operation.options)
      for (const stride of [1, 2, 3])
        for (const padding of [0, 1, 2])
          for (const dilation of [1, 2])
            for (const n of [1, 2, 7, 10])
              for (const k of [1, 2, 5])
                yield set({
                  direction,
                  operation,
                  stride,
                  padding,
                  dilation,
                  x: Array.from({ length: n }, (_, i) => ((i * 7) % 5) - 1.5),
                  w: [2, -1, 0.5, 3, -4].slice(0, k),
                  g: [1, -2, 0.5],
                  row: 13,
                });
}

describe('matrix', () => {
  it('multiplies to what the sliding kernel gives, both ways', () => {
    const x = knobs.x.initial;
    const w = knobs.w.initial;
    expect(fitting({}).result).toEqual(correlate(x, w, 'valid'));
    expect(fitting({ operation: 'convolution' }).result).toEqual(convolve(x, w, 'valid'));
  });

  it('Tᵀ g is the transposed convolution of g and the backward pass, at every setting', () => {
    for (const params of settings()) {
      const view = solve(params);
      if (view.fits) expect(view.difference).toBeLessThan(1e-6);
    }
  });

  it('is adjoint: ⟨T x, g⟩ = ⟨x, Tᵀ g⟩', () => {
    const dot = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, value, i) => sum + value * b[i], 0);
    for (const params of settings()) {
      const [forward, back] = (['forward', 'backward'] as const).map((direction) =>
        solve({ ...params, direction }),
      );
      if (forward.fits && back.fits)
        expect(dot(forward.result, back.g)).toBeCloseTo(dot(back.result, forward.x), 6);
    }
  });

  it('a tied weight’s gradient is the sum over its copies', () => {
    for (const params of settings()) {
      const view = solve(params);
      if (!view.fits) continue;
      for (const weight of view.weights) {
        expect(weight.addends.reduce((sum, { g, x }) => sum + g * x, 0)).toBeCloseTo(weight.gradient, 5);
      }
    }
  });

  it('writes out sums that give the result', () => {
    for (const params of settings()) {
      const view = solve(params);
      if (view.fits)
        expect(view.products.reduce((sum, p) => sum + p.weight * p.value, 0)).toBeCloseTo(
          view.result[view.row],
          6,
        );
    }
  });

  it('each row is the row above, moved by the stride', () => {
    const { matrix } = fitting({ stride: 2, padding: 1 });
    for (let r = 1; r < matrix.rows; r++)
      for (let c = 2; c < matrix.columns; c++)
        expect(matrix.tap[r * matrix.columns + c]).toBe(matrix.tap[(r - 1) * matrix.columns + c - 2]);
  });

  it('opens with 3 weights in 18 of 48 cells, and says so', () => {
    const view = fitting({});
    expect([view.matrix.rows, view.matrix.columns, view.filled]).toEqual([6, 8, 18]);
    expect(text.caption(view)).toContain('3 weights fill 18 of 48 cells');
  });

  it('says what would fit where nothing does', () => {
    const view = solve(set({ x: [1, 2], dilation: 2 }));
    expect(view.fits).toBe(false);
    expect(text.describe(view)).toContain('at most 1 weight, or at least 5 samples, or more padding');
  });

  it('has words without gaps at every setting', () => {
    for (const params of settings()) {
      const view = solve(params);
      for (const says of [
        text.caption(view),
        text.describe(view),
        ...text.table(view).rows.flat().map(String),
      ]) {
        expect(says).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });
});
