import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { fromQuery, toQuery } from '#figure/share.ts';
import {
  knobs,
  type LineView,
  numbers,
  type Params,
  type StackView,
  solve,
  type TransposedView,
} from './model.ts';
import { text } from './text.ts';

const set = (changes: Partial<Params>): Params => ({ ...initial(knobs), ...changes });

/** A naive walk: how many starts leave the whole kernel inside. */
function walked(n: number, k: number, s: number, left: number, right: number, d: number): number {
  let windows = 0;
  for (let start = -left; start + d * (k - 1) < n + right; start += s) windows++;
  return windows;
}

/** A small, repeatable sample of all settings. */
function* settings(): Generator<Params> {
  const pick = (values: readonly number[], i: number) => values[i % values.length];
  for (let i = 0; i < 4000; i++) {
    yield set({
      n: pick([1, 2, 5, 7, 10, 31, 100, 128], i),
      k: pick([1, 2, 3, 5, 14, 15], i >> 1),
      s: pick([1, 2, 3, 5, 8], i >> 2),
      p: pick([0, 1, 4, 8], i >> 3),
      d: pick([1, 2, 4], i),
      h: pick([1, 4, 9, 32], i),
      w: pick([1, 3, 32], i >> 2),
      extra: pick([0, 1, 3, 7], i >> 1),
      mode: knobs.mode.options[i % 4],
      kind: knobs.kind.options[(i >> 2) % 4],
      at: pick([0, 3, 9999], i),
      layers: Array.from({ length: 1 + (i % 6) }, (_, l) => ({
        k: pick([1, 3, 15], i + l),
        s: pick([1, 2, 8], i >> l),
        p: pick([0, 8], i >> 2),
        d: pick([1, 4], l),
      })),
    });
  }
}

describe('stride', () => {
  it('opens at the lecture’s example: 100 samples, 5 weights, stride 2 make 48', () => {
    const view = solve(initial(knobs)) as LineView;
    expect(view.line.exact).toBe(47.5);
    expect(view.line.size).toBe(48);
    expect(text.caption(view)).toContain('48 outputs');
  });

  it('finds the lecture’s form right at s = 1, 2, 3, 4, 6, 8 and wrong at 5 and 7', () => {
    const { table } = solve(initial(knobs)) as LineView;
    expect(table.map((row) => row.size)).toEqual([96, 48, 32, 24, 20, 16, 14, 12]);
    expect(table.filter((row) => !row.agrees).map((row) => row.s)).toEqual([5, 7]);
    expect(table[4].lecture).toBeCloseTo(19.2);
  });

  it('is right wherever the lecture’s form is rounded up', () => {
    for (const params of settings()) {
      const view = solve({ ...params, kind: 'line' }) as LineView;
      for (const row of view.table) if (row.size) expect(Math.ceil(row.lecture)).toBe(row.size);
    }
  });

  it('has as many windows as a naive walk, and never throws; what is refused is explained with what would fit', () => {
    for (const params of settings()) {
      const view = solve(params);
      for (const says of [
        text.caption(view),
        text.describe(view),
        ...text.table(view).rows.flat().map(String),
      ]) {
        expect(says).not.toMatch(/NaN|undefined|Infinity/);
      }
      if (view.kind === 'line' && view.fits) {
        const { n, k, s, left, right, d } = view.line;
        expect(view.line.size).toBe(walked(n, k, s, left, right, d));
      }
      if (!view.fits) expect(text.describe(view)).toMatch(/What would fit/);
    }
  });

  it('gives what it promises would fit', () => {
    for (const params of settings()) {
      const { line } = solve({ ...params, kind: 'line' }) as LineView;
      if (line.problem?.kind !== 'wide') continue;
      const { kernel, padding } = line.problem;
      expect((solve({ ...params, kind: 'line', k: kernel }) as LineView).fits).toBe(true);
      expect((solve({ ...params, kind: 'line', mode: 'given', p: padding }) as LineView).fits).toBe(true);
    }
  });

  it('counts every sample once: the first window, the steps and the rest fill the padded input', () => {
    for (const params of settings()) {
      const { line } = solve({ ...params, kind: 'line' }) as LineView;
      if (line.problem) continue;
      expect(line.reach + line.steps * line.s + line.rest).toBe(line.padded);
      expect(line.rest).toBeLessThan(line.s);
      expect(line.runs.reduce((sum, run) => sum + run.to - run.from, 0)).toBe(line.padded);
    }
  });

  it('transposed undoes sizes: each size it folds comes back with the right output padding', () => {
    const view = solve(set({ kind: 'transposed', n: 48, k: 5, s: 2, extra: 1 })) as TransposedView;
    expect(view.line.folded).toEqual([99, 100]);
    expect(view.line.size).toBe(100);
    for (const n of view.line.folded) expect((solve(set({ n })) as LineView).line.size).toBe(48);
    expect(solve(set({ kind: 'transposed', extra: 2, s: 2 })).fits).toBe(false);
  });

  it('refuses same with a stride, as PyTorch does', () => {
    expect(solve(set({ mode: 'same', s: 2 })).fits).toBe(false);
    expect((solve(set({ mode: 'same', s: 1, k: 4 })) as LineView).line.size).toBe(100);
  });

  it('sees through a stack: 32 samples after two 5 + pool 2 and a 5, and the cone ends where the formula says', () => {
    const view = solve(set({ kind: 'stack', n: 32, at: 0 })) as StackView;
    expect(view.stack.levels.map((level) => level.size)).toEqual([32, 28, 14, 10, 5, 1]);
    expect(view.stack.levels.at(-1)).toMatchObject({ receptiveField: 32, jump: 4, start: 15.5 });
    for (const params of settings()) {
      const { stack } = solve({ ...params, kind: 'stack' }) as StackView;
      expect(stack.levels[0].sees).toEqual(stack.range);
    }
  });

  it('expects PyTorch to find the samples seen: all that is drawn without padding, no others with it', () => {
    for (const params of settings()) {
      const { kind, stack, layers } = solve({ ...params, kind: 'stack' }) as StackView;
      const answer = numbers(solve({ ...params, kind }));
      const seen = answer.slice(stack.levels.length - 1);
      if (stack.levels.length === 1) expect(answer).toEqual([]);
      else if (layers.every(({ p }) => p === 0)) expect(seen).toEqual(stack.range);
      else if (seen.length) {
        expect(seen[0]).toBeGreaterThanOrEqual(Math.max(0, stack.range[0]));
        expect(seen[1]).toBeLessThanOrEqual(Math.min(params.n - 1, stack.range[1]));
      }
    }
  });

  it('names the first layer that does not fit', () => {
    const view = solve(set({ kind: 'stack', n: 14 })) as StackView;
    expect(view.stack.failed?.layer).toBe(4);
    expect(text.describe(view)).toContain('Layer 4 receives 1 unit. A kernel of 2 does not fit in 1 unit');
  });

  it('carries layers in its link', () => {
    const params = set({
      kind: 'stack',
      layers: [
        { k: 3, s: 2, p: 1, d: 1 },
        { k: 7, s: 1, p: 0, d: 2 },
      ],
    });
    expect(toQuery(knobs, params)).toBe('?kind=stack&layers=3-2-1-1,7-1-0-2&version=1');
    expect(fromQuery(knobs, toQuery(knobs, params))).toEqual({ params });
    expect(fromQuery(knobs, '?layers=99-0-1-1&version=1')).toMatchObject({
      problem: 'adjusted',
      params: { layers: [{ k: 15, s: 1, p: 1, d: 1 }] },
    });
    expect(fromQuery(knobs, '?layers=three&version=1').problem).toBe('broken');
  });
});
