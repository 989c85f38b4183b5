import { describe, expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { inked, sheetOf } from './ink.ts';
import { asMnist, centreOfMass, inkOf } from './mnist.ts';
import { resampled, sample, square } from './resample.ts';
import { noisy, unwarped, warped } from './warp.ts';

const SIDE = 28;
const by = random(3);
const speckled = Float32Array.from({ length: SIDE * SIDE }, by);
/** A blot in the middle, far from the edge. */
const blot = sheetOf(
  SIDE,
  [
    [
      { x: 11, y: 9 },
      { x: 16, y: 12 },
      { x: 12, y: 18 },
    ],
  ],
  1.5,
);
const still = { right: 0, down: 0, degrees: 0, scale: 1 };
const sum = (data: ArrayLike<number>) => Array.from(data).reduce((a, b) => a + b, 0);
const near = (a: ArrayLike<number>, b: ArrayLike<number>, by = 1e-5) =>
  Array.from(a).forEach((v, i) => {
    expect(Math.abs(v - b[i])).toBeLessThan(by);
  });

describe('sampling', () => {
  it('gives pixels at their centres, the mean between two, and nothing outside', () => {
    const picture = { width: 2, height: 2, data: [1, 3, 5, 11] };
    expect(sample(picture, 1, 0)).toBe(3);
    expect(sample(picture, 0.5, 0)).toBe(2);
    expect(sample(picture, 0.5, 0.5)).toBe(5);
    expect(sample(picture, -1, 0)).toBe(0);
    expect(sample(picture, 2, 5)).toBe(0);
  });
  it('refuses what is no number of pixels', () => {
    expect(() => resampled(square([1], 1), 0, (x, y) => [x, y])).toThrow(RangeError);
  });
});

describe('warping', () => {
  it('leaves a picture as it is where nothing is asked', () =>
    near(warped(speckled, SIDE, still), speckled, 1e-7));
  it('moves by whole pixels exactly', () => {
    const moved = warped(speckled, SIDE, { ...still, right: 3, down: -2 });
    for (let row = 0; row < SIDE - 2; row++)
      for (let col = 3; col < SIDE; col++)
        expect(moved[row * SIDE + col]).toBe(speckled[(row + 2) * SIDE + col - 3]);
  });
  it('turns clockwise: a quarter turn takes the top to the right', () => {
    const top = new Float32Array(SIDE * SIDE);
    top[2 * SIDE + 10] = 1;
    const turned = warped(top, SIDE, { ...still, degrees: 90 });
    expect(turned[10 * SIDE + 25]).toBeCloseTo(1, 5);
  });
  it('of four quarter turns is the picture again', () => {
    let turned: Float32Array = speckled;
    for (let k = 0; k < 4; k++) turned = warped(turned, SIDE, { ...still, degrees: 90 });
    near(turned, speckled, 1e-4);
  });
  it.each([0.5, 0.8, 1.25])('scales the ink by %d²', (scale) => {
    expect(sum(warped(blot, SIDE, { ...still, scale })) / sum(blot)).toBeCloseTo(scale ** 2, 1);
  });
  it('is undone place by place', () => {
    const warp = { right: 3, down: -4, degrees: 30, scale: 1.2 };
    const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
    const [x, y] = unwarped(20, 5, SIDE, warp);
    const [a, b] = [1.2 * (x - 13.5), 1.2 * (y - 13.5)];
    expect(13.5 + cos * a - sin * b + 3).toBeCloseTo(20, 9);
    expect(13.5 + sin * a + cos * b - 4).toBeCloseTo(5, 9);
  });
  it('refuses to scale by nothing', () =>
    expect(() => warped(blot, SIDE, { ...still, scale: 0 })).toThrow(RangeError));
  it('adds noise that stays within paper and ink, the same for one seed', () => {
    const noise = noisy(blot, 0.5, random(1));
    expect(noise).toEqual(noisy(blot, 0.5, random(1)));
    expect(Math.min(...noise)).toBe(0);
    expect(Math.max(...noise)).toBe(1);
  });
});

describe('a digit as MNIST has it', () => {
  it('has its centre of mass in the middle', () => {
    for (const [right, down] of [
      [0, 0],
      [-7, 5],
      [6, 6],
    ]) {
      const [x, y] = centreOfMass(
        square(asMnist(square(warped(blot, SIDE, { ...still, right, down }), SIDE))!, SIDE),
      )!;
      expect(Math.hypot(x - 13.5, y - 13.5)).toBeLessThan(0.15);
    }
  });
  it('fills a box of 20 pixels, whatever its size was', () => {
    for (const side of [40, 200]) {
      const ink = sheetOf(
        side,
        [
          [
            { x: side / 2, y: side / 4 },
            { x: side / 3, y: side / 2 },
          ],
        ],
        side / 40,
      );
      const rows = Array.from({ length: 28 }, (_, r) =>
        Math.max(...asMnist(square(ink, side))!.slice(28 * r, 28 * r + 28)),
      );
      const high = rows.filter((v) => v > 0.25).length;
      expect(Math.abs(high - 20)).toBeLessThanOrEqual(1);
    }
  });
  it('does not depend on where the digit stood', () => {
    near(
      asMnist(square(blot, SIDE))!,
      asMnist(square(warped(blot, SIDE, { ...still, right: 4, down: 3 }), SIDE))!,
      1e-4,
    );
  });
  it('of an empty sheet is none', () => expect(asMnist(square(new Float32Array(4), 2))).toBeUndefined());
});

describe('the ink of a photograph', () => {
  const photo = (paper: number, ink: number) =>
    square(
      blot.map((v) => paper + v * (ink - paper)),
      SIDE,
    );
  it('is the same dark on light and light on dark', () => {
    near(inkOf(photo(0.9, 0.1))!.data, inkOf(photo(0.1, 0.9))!.data);
  });
  it('of a picture of one colour is none', () => expect(inkOf(photo(0.5, 0.55))).toBeUndefined());
});

describe('a pen', () => {
  it('inks within its radius and leaves what is farther than a pixel more', () => {
    const drawn = inked(new Float32Array(SIDE * SIDE), SIDE, { x: 5, y: 10 }, { x: 15, y: 10 }, 1.5);
    for (let i = 0; i < drawn.length; i++) {
      const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
      const far = Math.hypot(Math.max(0, 5 - x, x - 15), y - 10);
      if (far <= 1) expect(drawn[i]).toBe(1);
      if (far >= 2) expect(drawn[i]).toBe(0);
    }
  });
  it('is undone by the rubber where it was', () => {
    const drawn = inked(new Float32Array(SIDE * SIDE), SIDE, { x: 5, y: 5 }, { x: 9, y: 9 }, 1);
    expect(sum(inked(drawn, SIDE, { x: 5, y: 5 }, { x: 9, y: 9 }, 2, true))).toBe(0);
  });
});
