import { expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { distorted, moved, samples, thickened, turned } from './distort.ts';
import { letter } from './letters.ts';
import { SIDE } from './picture.ts';
import { arc, distance, drawn } from './strokes.ts';

const D = letter('D');
const none = { shift: 0, rotation: 0, thickness: 0, noise: 0 };

it('no distortion leaves a letter as it is', () => {
  expect(distorted(D, none, random(1))).toEqual(D);
});

it('moving there and back restores what stays on the sheet; what comes in is white', () => {
  expect(moved(moved(D, 3, -2), -3, 2)).toEqual(D);
  expect(new Set(moved(D, SIDE, 0))).toEqual(new Set([-1]));
  expect(moved(D, 4, 0)[4 * SIDE + 8]).toBe(D[4 * SIDE + 4]);
});

it('four quarter turns are a whole one, and a quarter turn takes the top to the right', () => {
  const quarter = turned(D, 90);
  const whole = [1, 2, 3].reduce((picture) => turned(picture, 90), quarter);
  whole.forEach((value, i) => {
    expect(value).toBeCloseTo(D[i], 5);
  });
  for (let i = 0; i < SIDE; i++) expect(quarter[i * SIDE + SIDE - 4]).toBeCloseTo(D[3 * SIDE + i], 5);
});

it('thicker has more ink everywhere, thinner less', () => {
  const [more, less] = [thickened(D, 0.5), thickened(D, -0.5)];
  D.forEach((value, i) => {
    expect(more[i]).toBeGreaterThanOrEqual(value);
    expect(less[i]).toBeLessThanOrEqual(value);
  });
});

it('one seed gives the same letters, in turn, within −1 … 1', () => {
  const by = { shift: 3, rotation: 20, thickness: 0.5, noise: 0.4 };
  const [a, b] = [samples([D, letter('C')], 5, by, random(7)), samples([D, letter('C')], 5, by, random(7))];
  expect(a).toEqual(b);
  expect(a.labels).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
  for (const picture of a.pictures) expect(Math.max(...picture.map(Math.abs))).toBeLessThanOrEqual(1);
});

it('a pen of width 2 along a row of pixels’ edge inks two rows and greys the next', () => {
  const picture = drawn([
    [
      [2, 10],
      [18, 10],
    ],
  ]);
  const column = Array.from({ length: SIDE }, (_, row) => picture[row * SIDE + 10]);
  expect(column.slice(7, 13).map((v) => Number(v.toFixed(1)))).toEqual([-1, -1, 1, 1, -1, -1]);
  expect(distance([0, 3], [0, 0], [5, 0])).toBe(3);
  expect(distance([8, 4], [0, 0], [5, 0])).toBe(5);
  expect(
    arc(0, 0, 2, 1, 0, 90)
      .at(-1)
      ?.map((v) => Number(v.toFixed(6))),
  ).toEqual([0, 1]);
});
