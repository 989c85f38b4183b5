import { describe, expect, it } from 'vitest';
import { beam, layouts, rectOf, stageRect } from './layout.ts';
import { opacity } from './paint.ts';
import { fieldOf, stages } from './stages.ts';
import { stripOf } from './strip.ts';

describe.each(layouts)('the $name layout', (layout) => {
  it('holds every stage, none over another', () => {
    const all = stages.map((_, i) => stageRect(layout, i));
    all.forEach((a, i) => {
      expect(a.x + a.width).toBeLessThanOrEqual(layout.width + 0.5);
      expect(a.y + a.height).toBeLessThanOrEqual(layout.height + 0.5);
      for (const b of all.slice(i + 1)) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart, `${stages[i].name}`).toBe(true);
      }
    });
  });
  it('draws a beam from the field to the unit', () => {
    expect(
      beam(
        rectOf(layout, 0, fieldOf(3, 5)),
        rectOf(layout, 3, { map: 0, top: 0, left: 5, bottom: 0, right: 5 }),
      ),
    ).toMatch(/^M[\d. L]+z$/);
  });
});

it('patches stand in a square with a cell between', () => {
  const strip = stripOf(
    Array.from({ length: 6 }, (_, p) => new Array(25).fill(p)),
    5,
  );
  expect([strip.width, strip.height]).toEqual([17, 11]);
  expect(strip.values[6]).toBe(1);
  expect(strip.values[6 * 17]).toBe(3);
  expect(strip.values[5]).toBeNaN();
});

it('opacity runs from nothing at 0 by the root to full at the most', () => {
  expect([opacity(-1, 2), opacity(0, 2), opacity(0.5, 2), opacity(2, 2), opacity(3, 2)]).toEqual([
    0, 0, 128, 255, 255,
  ]);
});
