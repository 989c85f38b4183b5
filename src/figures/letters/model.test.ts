import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { letter } from '#lib/motif/letters.ts';
import { compare, PAIRS, rightOf } from './compare.ts';
import { inked, knobs, numbers, pictureOf, settingsOf, solve } from './model.ts';
import { layers } from './raster.ts';
import { text } from './text.ts';

const first = initial(knobs);
const at = (change: Partial<typeof first>) => solve({ ...first, ...change });

describe('the lecture’s example', () => {
  it('C has two endpoints and no corner, and its unit fires; D two corners and no endpoint', () => {
    const c = at({});
    expect(c.counts).toEqual([2, 0, 0]);
    expect(c.units).toEqual({ C: 2, D: -4, verdict: 'C' });
    const d = at({ letter: 'D' });
    expect(d.counts).toEqual([0, 1, 1]);
    expect(d.units).toEqual({ C: -4, D: 2, verdict: 'D' });
    expect(text.describe(c)).toMatch(/2 endpoints.*no upper.*no lower/);
  });

  it('peaks as printed: 15.7 and 16.8 on C, 13.6 and 24.9 on D', () => {
    const { peaks } = at({}).strip;
    expect(peaks.C.map((v) => v.toFixed(1))).toEqual(['15.7', '16.8', '16.8']);
    expect(peaks.D.map((v) => v.toFixed(1))).toEqual(['13.6', '24.9', '24.9']);
  });

  it('counting pixels sees four endpoints on C', () => {
    expect(at({ counting: 'pixels' }).counts).toEqual([4, 0, 0]);
    expect(at({}).maps[0]).toMatchObject({ pixels: 4, blobs: 2 });
  });
});

describe('one threshold for all', () => {
  it('gets D right in one stretch and C nowhere; the strip is what the figure itself answers', () => {
    const { strip } = at({});
    expect(strip.both).toEqual([]);
    expect(strip.C).toEqual([]);
    expect(strip.D.at(-1)).toEqual([13.6, 24.8]);
    for (let all = 0; all <= 25; all += 0.5) {
      for (const name of ['C', 'D'] as const) {
        const right = at({ letter: name, common: true, all }).units.verdict === name;
        expect(
          strip[name].some(([from, to]) => from <= all && all <= to),
          `${name} ${all}`,
        ).toBe(right);
      }
    }
  });

  it('with a milder rule, a stretch is left in which C is right by a miscount', () => {
    const { strip } = at({ against: 1 });
    expect(strip.both.length).toBeGreaterThan(0);
    const [t] = strip.both[0];
    expect(at({ against: 1, common: true, all: Math.ceil(2 * t) / 2 }).counts).not.toEqual([2, 0, 0]);
  });
});

it('a score is the sum of its 25 products', () => {
  for (const row of [0, 4, 19])
    for (const col of [0, 13, 19]) {
      const { products, total } = at({ row, col });
      expect(products.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 4);
    }
});

it('a drawing is read like a letter, and a template that is edited scores anew', () => {
  const drawn = at({ letter: 'drawing', drawing: inked(letter('D')) });
  expect(drawn.units.verdict).toBe('D');
  expect(pictureOf({ letter: 'drawing', drawing: inked(letter('D')) })).toContain(-1);
  const templates = first.templates.map((w) => -w);
  expect(at({ templates }).maps[0].peak).toBe(-Math.min(...at({}).maps[0].scores));
  expect(numbers(drawn).every(Number.isFinite)).toBe(true);
});

it('unharmed letters: both read all; turned and noisy ones: learned templates read more', () => {
  const plain = compare({ ...settingsOf(first), shift: 0, rotation: 0, noise: 0 });
  expect([rightOf(plain.hand), rightOf(plain.learned)]).toEqual([2 * PAIRS, 2 * PAIRS]);
  const shifted = compare({ ...settingsOf(first), shift: 3, rotation: 0, noise: 0 });
  expect(rightOf(shifted.hand)).toBe(2 * PAIRS);
  const both = compare(settingsOf(first));
  expect(rightOf(both.learned)).toBeGreaterThan(1.9 * PAIRS);
  expect(rightOf(both.hand)).toBeLessThan(0.7 * PAIRS);
  for (const row of [...both.hand, ...both.learned])
    expect(Object.values(row).reduce((a, b) => a + b)).toBe(PAIRS);
});

it('layers cover every cell once', () => {
  const values = [1, 1, 0, 0, 1, 1, 2, 2, 2];
  const area = layers(values, 3, String).map(({ d }) =>
    [...d.matchAll(/h(\d+)v/g)].reduce((sum, [, length]) => sum + Number(length), 0),
  );
  expect(area).toEqual([4, 2, 3]);
  expect(layers([0, 5], 2, (v) => (v ? 'red' : undefined))).toEqual([{ colour: 'red', d: 'M1 0h1v1h-1z' }]);
});
