import { describe, expect, it } from 'vitest';
import { grating, kanizsa, type Point, type Polygon, spiral } from './stimuli.ts';

const area = (polygon: Polygon) =>
  Math.abs(
    polygon.reduce((sum, [x, y], i) => {
      const [nx, ny] = polygon[(i + 1) % polygon.length];
      return sum + x * ny - nx * y;
    }, 0) / 2,
  );
const turned = (polygon: Polygon, angle: number): Polygon =>
  polygon.map(
    ([x, y]): Point => [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)],
  );
const close = (polygon: Polygon) => polygon.map((point) => point.map((value) => expect.closeTo(value, 9)));

describe('gratings', () => {
  it('are dark by half, whichever way they stand', () => {
    for (const angle of [0, 0.4, 2])
      for (const bar of grating(angle, 8, 20)) expect(area(bar)).toBeCloseTo(4 * 40, 9);
  });

  it('cover the disc, and a period before it', () => {
    for (const phase of [0, 0.3, 0.9, -2]) {
      const along = grating(0, 8, 20, phase).map((bar) => bar.map(([x]) => x));
      expect(Math.min(...along.flat())).toBeLessThanOrEqual(-28 + 4);
      expect(Math.max(...along.flat())).toBeGreaterThanOrEqual(20 - 4);
    }
  });

  it('are where they were after a whole period', () => {
    const [bars, later] = [grating(0.7, 8, 20, 0.25), grating(0.7, 8, 20, 1.25)];
    expect(later).toEqual(bars.map(close));
  });

  it('turn with their angle', () => {
    expect(grating(0.5, 8, 20)).toEqual(grating(0, 8, 20).map((bar) => close(turned(bar, 0.5))));
    expect(() => grating(0, 0, 20)).toThrow('period');
  });
});

describe('polar gratings', () => {
  it('have arms that a turn takes into each other', () => {
    const arms = spiral(5, 1, 2, 20);
    arms.forEach((arm, k) => {
      expect(arms[(k + 1) % 5]).toEqual(close(turned(arm, (2 * Math.PI) / 5)));
    });
  });

  it('are dark by half, twisted or not', () => {
    const ring = Math.PI * (20 ** 2 - 2 ** 2);
    for (const twist of [0, 0.8, -1.5]) {
      const dark = spiral(40, twist, 2, 20, 400).reduce((sum, arm) => sum + area(arm), 0);
      expect(dark / ring).toBeCloseTo(0.5, 2);
    }
  });

  it('look the same, turned, when they grow: the flow of a spiral', () => {
    const grown = spiral(4, 0.7, 2, 20).map((arm) => arm.map(([x, y]): Point => [1.5 * x, 1.5 * y]));
    const larger = spiral(4, 0.7, 3, 30).map((arm) => turned(arm, -0.7 * Math.log(1.5)));
    expect(grown).toEqual(larger.map(close));
    expect(() => spiral(2.5, 0, 2, 20)).toThrow(RangeError);
    expect(() => spiral(3, 0, 20, 2)).toThrow('between 20 and 2');
  });
});

describe('Kanizsa’s square', () => {
  it('has mouths whose sides lie on the sides of the square', () => {
    for (const [[x, y], ...arc] of kanizsa(10, 6)) {
      for (const [ex, ey] of [arc[0], arc[arc.length - 1]]) {
        // One coordinate is the side’s, and the other runs inwards from the corner by a radius.
        const [dx, dy] = [ex - x, ey - y].map((d) => Number(d.toFixed(9)));
        expect([Math.abs(dx), Math.abs(dy)].sort()).toEqual([0, 6]);
        expect(Math.max(Math.abs(ex), Math.abs(ey))).toBeCloseTo(10, 9);
      }
    }
  });

  it('has three quarters of four discs', () => {
    const dark = kanizsa(10, 6, 300).reduce((sum, disc) => sum + area(disc), 0);
    expect(dark).toBeCloseTo(3 * Math.PI * 36, 1);
    expect(() => kanizsa(5, 5)).toThrow('overlap');
  });
});
