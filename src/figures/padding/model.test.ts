import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { photograph } from '#figures/image/still.ts';
import { conv2d } from '#lib/conv/conv.ts';
import { tensor } from '#lib/tensor.ts';
import {
  AROUND,
  crop,
  factors,
  filters,
  LEVEL,
  measure,
  modes,
  paddedLayer,
  SIDE,
  surroundings,
} from './measure.ts';
import { knobs, type Params, places, pytorch, solve } from './model.ts';
import { text } from './text.ts';

const params = (changes: Partial<Params> = {}): Params => ({ ...initial(knobs), ...changes });
const side = SIDE + 2 * AROUND;
const noise = tensor(
  [1, 1, side, side],
  Float32Array.from({ length: side * side }, (_, i) => ((i * 7919) % 1009) / 1009),
);

describe('a layer', () => {
  it.each(filters)('in two factors is the layer of the whole kernel: %s', (filter) => {
    const x = crop(noise, 96);
    const settings = { filter, size: 5 };
    const [down, right] = factors(settings);
    const kernel = tensor(
      [1, 1, 5, 5],
      down.flatMap((a) => right.map((b) => a * b)),
    );
    for (const mode of modes) {
      const whole = conv2d(x, kernel, { padding: 'same', paddingMode: mode });
      const split = paddedLayer(x, settings, mode);
      for (const [i, y] of whole.data.entries()) expect(split.data[i]).toBeCloseTo(y, 5);
    }
  });
});

describe('the error', () => {
  it.each([
    [3, 1],
    [7, 3],
    [15, 8],
  ])('of kernels of %d in %d layers is felt exactly as deep as the layers reach', (size, layers) => {
    const settings = params({ size, layers });
    const { pictures } = measure(settings, noise);
    const view = solve(settings);
    for (const errors of pictures.errors) {
      let inside = 0;
      for (let i = 0; i < errors.length; i++) {
        const [row, col] = [Math.floor(i / SIDE), i % SIDE];
        const depth = Math.min(row, col, SIDE - 1 - row, SIDE - 1 - col);
        if (depth >= view.radius * layers) inside = Math.max(inside, errors[i]);
      }
      expect(inside).toBeLessThan(1e-5);
    }
    // Pixels of zeros' map that differ at all, on a picture without even parts: all that can be touched by one layer.
    if (layers === 1) {
      const differing = pictures.errors[0].reduce((n, v) => n + Number(v > 1e-6), 0);
      expect(differing).toBeGreaterThan(view.touched * 0.98);
      expect(differing).toBeLessThanOrEqual(view.touched);
    }
  });

  it('is least by far where the picture really goes on as padding says', () => {
    const level = tensor([1, 1, side, side], new Float32Array(side * side).fill(0.7));
    const { means } = measure(params(), level).numbers;
    expect(means[0]).toBeGreaterThan(0.01);
    for (const mean of means.slice(1)) expect(mean).toBeLessThan(1e-5);
  });

  it('is largest for zeros on the photographs of the book', async () => {
    for (const picture of knobs.picture.options) {
      const larger = surroundings(await photograph(picture), places[picture]);
      expect(larger.shape).toEqual([1, 1, side, side]);
      const { means } = measure(params({ picture }), larger).numbers;
      expect(Math.max(...means)).toBe(means[0]);
    }
  });
});

describe('a constant picture', () => {
  it('stays constant under every padding but zeros', () => {
    for (const filter of filters) {
      for (const layers of [1, 3, 8]) {
        const { uneven } = measure(params({ filter, layers }), noise).numbers;
        expect(uneven.slice(1)).toEqual([0, 0, 0]);
        if (filter !== 'edges') expect(uneven[0]).toBeGreaterThan(0.1);
      }
    }
  });

  it('grows from the edge towards its own grey, one radius per layer', () => {
    const { profiles } = measure(params({ filter: 'box', size: 7, layers: 3 }), noise).numbers;
    profiles.forEach((profile, layer) => {
      const half = profile.slice(0, SIDE / 2);
      expect(half).toEqual(half.toSorted((a, b) => a - b));
      expect(half[3 * (layer + 1)]).toBeCloseTo(LEVEL, 4);
      expect(half[3 * (layer + 1) - 1]).toBeLessThan(LEVEL);
    });
  });
});

describe('every setting', () => {
  it('can be measured, said and scripted', () => {
    for (const filter of filters) {
      for (const size of [3, 15]) {
        for (const layers of [1, 8]) {
          for (const mode of modes) {
            const settings = params({ filter, size, layers, mode });
            const view = solve(settings, measure(settings, noise).numbers);
            for (const words of [text.caption(view), text.describe(view), pytorch(settings)])
              expect(words).not.toMatch(/NaN|Infinity|undefined/);
          }
        }
      }
    }
  });

  it('touches every pixel once the layers reach the middle', () => {
    expect(solve(params({ size: 15, layers: 7 })).share).toBe(1);
    expect(solve(params({ size: 3, layers: 1 })).touched).toBe(4 * SIDE - 4);
  });
});
