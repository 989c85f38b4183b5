import { expect, it } from 'vitest';
import { shippedDigits } from '#content/digits/node.ts';
import { firstOf, moved, withShifts } from './digits.ts';
import { mosaic, SHADES } from './mosaic.ts';

const lessons = shippedDigits('lessons');
const heldOut = shippedDigits('held-out');

it('digits to learn from are equally many of each class, and never among the held-out ones by picture', () => {
  const some = firstOf(lessons, 250);
  for (let k = 0; k < 10; k++) expect(some.filter(({ label }) => label === k)).toHaveLength(25);
  const seen = new Set(lessons.map(({ pixels }) => pixels.join()));
  expect(heldOut.filter(({ pixels }) => seen.has(pixels.join()))).toEqual([]);
});

it('a copy is the picture moved: moved back it is the same but for what left the frame', () => {
  const { pixels } = lessons[0];
  const there = moved(pixels, 1, 0);
  expect(there[1]).toBe(pixels[0]);
  expect(there.subarray(29, 56)).toEqual(pixels.subarray(28, 55));
  expect(moved(moved(pixels, 1, 0), -1, 0)).toEqual(pixels.map((v, i) => (i % 28 === 27 ? 0 : v)));
  expect(withShifts(lessons.slice(0, 3))).toHaveLength(15);
});

it('a mosaic covers every cell that is not of the ground once, with its shade', () => {
  const values = [0, 0.04, 0.5, 0.5, -1, 1, 1, 1, 2];
  const tiles = mosaic(values, 3, 1);
  const covered = tiles.flatMap(({ shade, path }) =>
    [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].flatMap(([, x, y, run]) =>
      Array.from({ length: Number(run) }, (_, i) => [Number(y) * 3 + Number(x) + i, shade]),
    ),
  );
  expect(covered.sort(([a], [b]) => a - b)).toEqual(
    [2, 3, 4, 5, 6, 7, 8].map((i) => [i, Math.round(SHADES * Math.min(1, values[i]))]),
  );
});
