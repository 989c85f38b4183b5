import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { knobs, solve } from './model.ts';
import { modes } from './modes.ts';
import { pictures, SIDE } from './pictures.ts';
import { text } from './text.ts';

const first = initial(knobs);
const at = (change: Partial<typeof first>) => solve({ ...first, ...change });
const total = (view: ReturnType<typeof at>) => view.curve.total.map((share) => Number(share.toFixed(2)));

describe('one pixel', () => {
  it('moves the feature map exactly; max pooling halves what has changed, and does not undo it', () => {
    const view = at({});
    expect(view.equivariant).toBe(true);
    expect(view.change.h).toBeCloseTo(1.19, 2);
    expect(view.change.p).toBeCloseTo(0.61, 2);
    expect(text.caption(view)).toContain('moves along exactly');
    expect(text.caption(view)).toContain('by 61\u00a0%');
  });

  it('is seen by a stride and by max pooling, even against odd; not by averages and blurs', () => {
    expect(total(at({ mode: 'stride' }))).toEqual([1, 0.58, 1, 0.58, 1, 0.58, 1]);
    expect(total(at({ mode: 'max' }))).toEqual([1, 1.1, 1, 1.1, 1, 1.1, 1]);
    expect(text.totals(at({ mode: 'stride' }))).toContain('at odd ones 58\u00a0% of it');
    for (const mode of ['none', 'average', 'blur', 'maxblur'] as const)
      expect(new Set(total(at({ mode })))).toEqual(new Set([1]));
  });

  it('changes less after a blur than after a bare stride, and less after maxima are blurred than after maxima', () => {
    for (const picture of ['seven', 'stripes'] as const) {
      const change = (mode: (typeof modes)[number]) => at({ picture, mode }).change.p;
      expect(change('blur')).toBeLessThan(change('stride'));
      expect(change('maxblur')).toBeLessThan(change('max'));
    }
  });

  it('lets lines fall between the samples of a stride: all or nothing', () => {
    const stripes = { picture: 'stripes', filter: 'vertical', mode: 'stride' } as const;
    expect(total(at(stripes))).toEqual([1, 0, 1, 0, 1, 0, 1]);
    const drawing = first.drawing.map((_, i) => Number(i % 2 === 1 && i % SIDE < 9));
    const unseen = at({ ...stripes, picture: 'drawing', drawing });
    expect(unseen.change.p).toBe(Infinity);
    expect(text.caption(unseen)).toContain('go unseen');
    expect(text.percent(unseen.curve.total[0])).toBe('–');
  });
});

it('pooled over the whole map, maximum, average and length do not change at any shift', () => {
  for (const picture of pictures) {
    for (const mode of ['max', 'average', 'length'] as const) {
      const view = at({ picture, mode, kernel: '16', stride: 16 });
      expect(view.curve.change.every((size) => size === 0)).toBe(true);
      expect(text.totals(view)).toContain('invariance');
    }
  }
});

it('where windows overlap evenly, an average has the same total at every shift', () => {
  for (const [kernel, stride] of [
    ['2', 1],
    ['3', 1],
    ['4', 1],
    ['4', 2],
    ['8', 4],
  ] as const)
    expect(new Set(total(at({ mode: 'average', kernel, stride })))).toEqual(new Set([1]));
});

it('a move by a whole stride moves the pooled map by one sample, in every way of pooling', () => {
  const rounded = (values: Float32Array) => Array.from(values, (value) => value.toFixed(4));
  for (const [kernel, stride] of [
    ['2', 2],
    ['3', 2],
    ['4', 4],
    ['4', 1],
  ] as const) {
    for (const mode of modes) {
      const { p, side } = at({ mode, kernel, stride, shift: stride });
      const step = mode === 'none' ? stride : 1;
      const moved = p.before.map((_, i, all) => all[i - (i % side) + ((i - step + side) % side)]);
      expect(rounded(p.now), `${mode} ${kernel} ${stride}`).toEqual(rounded(moved));
    }
  }
});

it('scrambled inside windows: maximum, average and length stay to the last bit, other ways do not', () => {
  for (const kernel of ['2', '3', '4'] as const) {
    for (const mode of modes) {
      const view = at({ kernel, stride: Number(kernel), mode, scramble: true, seed: 7 });
      const kept = mode === 'max' || mode === 'average' || mode === 'length';
      expect(view.differ.some(Boolean), `${mode} ${kernel}`).toBe(!kept);
      expect(view.change.h).toBeGreaterThan(0);
    }
  }
  expect(at({ kernel: '3', stride: 2, scramble: true }).scrambles).toBe(false);
});

describe('one value', () => {
  it('is what its window gives, in every way of pooling', () => {
    const values = fc.record({
      mode: fc.constantFrom(...modes),
      kernel: fc.constantFrom(...knobs.kernel.options),
      stride: fc.integer({ min: 1, max: SIDE }),
      row: fc.integer({ min: 0, max: SIDE - 1 }),
      col: fc.integer({ min: 0, max: SIDE - 1 }),
      shift: fc.integer({ min: 0, max: 6 }),
    });
    fc.assert(
      fc.property(values, (change) => {
        const { window, value, mode, h } = at(change);
        const weighted = window.values.reduce((sum, v, i) => sum + v * (window.weights?.[i] ?? 1), 0);
        const wanted = {
          none: window.values[0],
          stride: window.values[0],
          max: Math.max(...window.values),
          average: weighted / window.divisor,
          length: Math.hypot(...window.values),
          blur: weighted / window.divisor,
          maxblur: weighted / window.divisor,
        }[mode];
        expect(value).toBeCloseTo(wanted, 4);
        if (mode === 'max') {
          const { winner, size, top, left } = window;
          const [r, c] = [top + Math.floor(winner / size), left + (winner % size)];
          expect(h.now[(r % SIDE) * SIDE + (c % SIDE)]).toBe(value);
        }
      }),
    );
  });

  it('is written out', () => {
    const cell = { row: 4, col: 2 };
    expect(text.written(at({ ...cell, mode: 'max' }))).toBe('max(0, 3, 1, 2) = 3');
    expect(text.written(at({ ...cell, mode: 'blur' }))).toContain('/ 16 =');
    expect(text.written(at({ ...cell, mode: 'length' }))).toContain('²');
    expect(text.written(at({ kernel: '16', stride: 16, mode: 'average' }))).toContain('values above 0');
  });
});

it('an empty picture is drawn and described like any other', () => {
  const drawing = new Uint8Array(SIDE * SIDE);
  for (const mode of modes) {
    const view = at({ picture: 'drawing', drawing, mode });
    expect(`${text.caption(view)} ${text.describe(view)}`).not.toMatch(/NaN|undefined|Infinity/);
  }
});
