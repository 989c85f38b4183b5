import { describe, expect, it } from 'vitest';
import { tensor } from '#lib/tensor.ts';
import { blobs } from './blobs.ts';
import { detections } from './detector.ts';
import { moved } from './distort.ts';
import { letter, letterNames } from './letters.ts';
import { peaks } from './peaks.ts';
import { batch, fromRows, type Picture, SIDE } from './picture.ts';
import { scoreMaps } from './score.ts';
import { templates, thresholds } from './templates.ts';

const kernels = tensor([3, 1, 5, 5], Object.values(templates).flat());
/** The three score maps of a letter: endpoint, upper corner, lower corner. */
function maps(picture: Picture) {
  const { data } = scoreMaps(batch([picture]), kernels);
  return [0, 1, 2].map((k) => data.subarray(k * SIDE * SIDE, (k + 1) * SIDE * SIDE));
}
/** Score and place of the highest pixels, and the highest of all others. */
function top(map: Float32Array, threshold: number) {
  const above = [...map.keys()].filter((i) => map[i] > threshold);
  return {
    places: above.map((i) => [Math.floor(i / SIDE), i % SIDE]),
    peak: Number(Math.max(...map).toFixed(1)),
    next: Number(Math.max(...map.filter((score) => score <= threshold)).toFixed(1)),
  };
}

describe('the lecture’s figures 8 and 9', () => {
  it('C: two dashes of two pixels in the endpoint map, 15.7, next 14.0; no corner, 16.8', () => {
    const [endpoint, upper, lower] = maps(letter('C'));
    expect(top(endpoint, thresholds.endpoint)).toEqual({
      places: [
        [4, 13],
        [4, 14],
        [15, 13],
        [15, 14],
      ],
      peak: 15.7,
      next: 14,
    });
    expect(top(upper, thresholds.upper)).toEqual({ places: [], peak: 16.8, next: 16.8 });
    expect(top(lower, thresholds.lower)).toEqual({ places: [], peak: 16.8, next: 16.8 });
  });

  it('D: no endpoint, 13.6; one pixel in each corner map, 24.9, next 13.1; 4 px to the right they come along', () => {
    const [endpoint, upper, lower] = maps(letter('D'));
    expect(top(endpoint, thresholds.endpoint)).toEqual({ places: [], peak: 13.6, next: 13.6 });
    expect(top(upper, thresholds.upper)).toEqual({ places: [[4, 4]], peak: 24.9, next: 13.1 });
    expect(top(lower, thresholds.lower)).toEqual({ places: [[15, 4]], peak: 24.9, next: 13.1 });
    const [none, up, down] = maps(moved(letter('D'), 4, 0));
    expect(top(none, thresholds.endpoint).places).toEqual([]);
    expect(top(up, thresholds.upper).places).toEqual([[4, 8]]);
    expect(top(down, thresholds.lower).places).toEqual([[15, 8]]);
  });

  it('pixels are not motifs: C has four pixels above the threshold, but two blobs, and two peaks', () => {
    const [endpoint] = maps(letter('C'));
    expect(detections(endpoint, 15, 'pixels')).toBe(4);
    expect(detections(endpoint, 15, 'blobs')).toBe(2);
    expect(peaks(endpoint, SIDE, 15)).toHaveLength(2);
  });

  it('no common threshold gives C its two endpoints and no corner', () => {
    const three = maps(letter('C'));
    for (let t = 0; t <= 25; t += 0.1)
      expect(three.map((map) => detections(map, t, 'blobs'))).not.toEqual([2, 0, 0]);
  });
});

it('the twelve letters are 20 × 20, all different, and have room for a window around their ink', () => {
  const all = letterNames.map(letter);
  expect(new Set(all.map((picture) => picture.join())).size).toBe(12);
  for (const picture of all) {
    expect(picture).toHaveLength(SIDE * SIDE);
    picture.forEach((value, i) => {
      const [row, col] = [Math.floor(i / SIDE), i % SIDE];
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
      if (Math.min(row, col, SIDE - 1 - row, SIDE - 1 - col) < 2) expect(value).toBe(-1);
    });
  }
});

it('a score counts agreement: 25 where all agrees, minus 2 for each pixel that does not; outside is white', () => {
  const place = Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [row, col] = [Math.floor(i / SIDE) - 8, (i % SIDE) - 8];
    return row >= 0 && row < 5 && col >= 0 && col < 5 ? templates.endpoint[5 * row + col] : -1;
  });
  const score = (picture: Picture) => maps(picture)[0];
  expect(score(place)[10 * SIDE + 10]).toBe(25);
  place[10 * SIDE + 10] = -1;
  expect(score(place)[10 * SIDE + 10]).toBe(23);
  const blank = new Float32Array(SIDE * SIDE).fill(-1);
  expect(new Set(score(blank))).toEqual(new Set([5]));
});

describe('blobs and peaks', () => {
  const on = (rows: string) => Array.from(rows.replace(/\s/g, ''), (mark) => mark === '#');

  it('corners touch, rows do not run on; numbers follow the order of reading', () => {
    const { labels, count } = blobs(on('#..# .#.. #... ..##'), 4);
    expect(count).toBe(3);
    expect([...labels]).toEqual([1, 0, 0, 2, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 3, 3]);
    expect(blobs(on('...# #...'), 4).count).toBe(2);
    expect(blobs([], 4).count).toBe(0);
  });

  it('one peak for each plateau of two, none below the threshold', () => {
    expect(peaks([0, 5, 5, 0, 0, 3, 1, 0], 4, 2)).toEqual([1]);
    expect(peaks([0, 5, 5, 0, 0, 3, 1, 9], 4, 2)).toEqual([1, 7]);
    expect(peaks([1, 1, 1, 1], 2, 1)).toEqual([]);
  });
});

it('rows that are no letter throw a RangeError that names them', () => {
  expect(() => fromRows(['..'])).toThrow(
    new RangeError(`a letter has 20 rows of 20 characters '.', 'a' to 's' or '#', not ".."`),
  );
});
