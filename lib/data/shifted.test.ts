import { expect, it } from 'vitest';
import { shifted } from './shifted.ts';

const picture = Float32Array.from({ length: 12 }, (_, i) => i + 1);

it('moves a picture by whole pixels; what comes in is 0', () => {
  expect([...shifted(picture, 4, 1, 0)]).toEqual([0, 1, 2, 3, 0, 5, 6, 7, 0, 9, 10, 11]);
  expect([...shifted(picture, 4, 0, -1)]).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 0, 0, 0, 0]);
  expect(shifted(picture, 4, 0, 0)).toEqual(picture);
  expect([...shifted(Uint8Array.from(picture), 4, 4, 0)]).toEqual(new Array(12).fill(0));
});

it('comes back where nothing was lost', () => {
  const inside = picture.map((v, i) => (i % 4 === 1 || i % 4 === 2 ? v : 0));
  expect(shifted(shifted(inside, 4, -1, 0), 4, 1, 0)).toEqual(inside);
});

it('leaves the picture as it was, a Buffer too', () => {
  const bytes = Buffer.from([1, 2, 3, 4]);
  expect([...shifted(bytes, 2, 1, 0)]).toEqual([0, 1, 0, 3]);
  expect([...bytes]).toEqual([1, 2, 3, 4]);
});
