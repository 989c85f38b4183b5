import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { fromQuery, toQuery } from '#figure/share.ts';
import { biasThrough, knobs, numbers, type Params, presetNames, presetOf, presets, solve } from './model.ts';
import { text } from './text.ts';
import { WINDOW } from './units.ts';

const at = (changes: Partial<Params>) => solve({ ...initial(knobs), ...changes });
const load = (name: keyof typeof presets, changes: Partial<Params> = {}) =>
  at({ w: [...presets[name].w], b: [...presets[name].b], ...changes });
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const every = <T>(test: (params: Params) => T) =>
  knobs.data.options.flatMap((data) =>
    presetNames.flatMap((name) =>
      knobs.mode.options.map((mode) =>
        test({ ...initial(knobs), data, mode, w: [...presets[name].w], b: [...presets[name].b] }),
      ),
    ),
  );

describe('the slider', () => {
  it('begins at W x + b and ends at the ReLU, or at the fold', () => {
    every((params) => {
      const before = solve({ ...params, t: 0 });
      expect(before.now).toEqual(before.z);
      const after = solve({ ...params, t: 100 });
      expect(after.now).toEqual(after.after);
      const op = params.mode === 'clip' ? (v: number) => Math.max(0, v) : Math.abs;
      expect(after.now).toEqual(after.z.map((z) => z.map(op)));
    });
  });

  it('passes the ReLU half way through the fold', () => {
    expect(at({ mode: 'fold', t: 50 }).now).toEqual(at({ mode: 'clip', t: 100 }).now);
  });
});

describe('the counts', () => {
  it('share all points among four quadrants, in every class too', () => {
    every((params) => {
      const view = solve(params);
      expect(sum(view.counts)).toBe(240);
      expect(view.counts).toEqual(view.counts.map((_, q) => sum(view.perClass.map((counts) => counts[q]))));
    });
  });

  it('say what ReLU loses: one coordinate per point on an axis, two at the origin', () => {
    every((params) => {
      const view = solve({ ...params, mode: 'clip' });
      const off = view.z.flat().filter((z) => z <= 0).length;
      expect(view.lost).toBe(off);
      expect(view.distinct.after).toBeLessThanOrEqual(view.distinct.before);
    });
  });

  it('find that a fold of the spiral merges nothing, and that a clip does', () => {
    const fold = at({ mode: 'fold' });
    expect(fold.distinct.after).toBe(fold.distinct.before);
    const clip = at({ mode: 'clip' });
    // Points in quadrant III, of which there are some, become one.
    expect(clip.distinct.before - clip.distinct.after).toBe(clip.counts[2] - 1);
  });
});

describe('the presets', () => {
  it('are recognised, within the limits, and survive a link', () => {
    for (const name of presetNames) {
      const params = { ...initial(knobs), w: [...presets[name].w], b: [...presets[name].b] };
      expect(presetOf(params)).toBe(name);
      expect(fromQuery(knobs, toQuery(knobs, params))).toEqual({ params });
    }
    expect(presetOf({ w: [1, 0, 0, 0.5], b: [0, 0] })).toBe('own');
  });

  it('show what they are named for', () => {
    expect(presetOf(initial(knobs))).toBe('quadrants');
    expect(Math.min(...load('quadrants').counts)).toBeGreaterThan(20);
    // As in the lecture: something left of the vertical axis, nothing below the horizontal one.
    const { counts } = load('lecture');
    expect(counts[1]).toBeGreaterThan(20);
    expect(counts[2] + counts[3]).toBe(0);
    expect(load('identity').z).toEqual(load('identity').points);
    const turned = load('rotation');
    turned.z.forEach((z, i) => {
      expect(Math.hypot(...z)).toBeCloseTo(Math.hypot(...turned.points[i]), 3);
    });
    expect(load('all').counts).toEqual([240, 0, 0, 0]);
    expect(load('one').units.map(({ dead }) => dead)).toEqual([false, true]);
    expect(load('dead').units.map(({ dead }) => dead)).toEqual([true, true]);
    expect(
      load('dead')
        .after.flat()
        .every((h) => h === 0),
    ).toBe(true);
  });
});

describe('the gradient', () => {
  it('of the bias counts the points of the script that a unit is on for, so that a dead one passes none', () => {
    const gradient = (name: keyof typeof presets, changes: Partial<Params> = {}) =>
      numbers(load(name, changes)).slice(-2);
    expect(gradient('dead')).toEqual([0, 0]);
    expect(gradient('all')).toEqual([6, 6]);
    expect(gradient('dead', { mode: 'fold' })).toEqual([-6, -6]);
  });
});

describe('the handles', () => {
  it('stay in the window, and a line runs through the place to which it is dragged', () => {
    every((params) => {
      for (const { grip, w } of solve(params).units) {
        expect(Math.max(...grip!.map(Math.abs))).toBeLessThan(WINDOW);
        const b = biasThrough(w, [0.4, -0.3]);
        expect(w[0] * 0.4 - w[1] * 0.3 + b).toBeCloseTo(0, 2);
      }
    });
  });

  it('of a line lies on it wherever the line is seen', () => {
    for (const { grip, w, b } of [...at({}).units, ...load('lecture').units, ...load('identity').units])
      expect(w[0] * grip![0] + w[1] * grip![1] + b).toBeCloseTo(0, 9);
  });

  it('is missing where weights of 0 make no line, and nothing else breaks', () => {
    const view = at({ w: [0, 0, 0, 0], b: [0, 1] });
    expect(view.units.map(({ grip, crease }) => [grip, crease])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(view.counts).toEqual([0, 240, 0, 0]);
    expect(JSON.stringify(view)).not.toMatch(/null|NaN/);
  });
});

describe('the words', () => {
  it('state the finding with its numbers', () => {
    const view = at({});
    expect(text.caption(view)).toContain('project');
    expect(text.caption(load('dead'))).toContain('no gradient');
    expect(text.caption(load('one'))).toContain('Unit 2 is dead');
    expect(text.caption(load('all'))).toContain('changes nothing');
    expect(text.caption(at({ mode: 'fold' }))).toContain('two units per direction');
    expect(text.describe(view)).toContain('collapsed to 0');
    expect(text.table(view).rows).toHaveLength(4);
  });

  it('never hold a number that is none', () => {
    every((params) => {
      for (const t of [0, 37, 50, 100]) {
        const view = solve({ ...params, t });
        const words = [
          text.caption(view),
          text.describe(view),
          JSON.stringify(text.table(view)),
          text.hiddenNote(view),
        ];
        expect(words.join()).not.toMatch(/NaN|undefined|Infinity/);
      }
    });
  });
});
