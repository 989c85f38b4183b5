import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { greyRamp } from '#figure/ramp.ts';
import { fromQuery, toQuery } from '#figure/share.ts';
import { preset, presetOf, presets, randomKernel, resize } from './kernels.ts';
import { channels, maps, type Picture, paint, type Setup } from './maps.ts';
import { knobs, type Params, type Seen, sizes, solve } from './model.ts';
import { photographs } from './photos.ts';
import { drawn, patchAt, pixel, stroke } from './pictures.ts';
import { paletteIn, photograph, seenFirst } from './still.ts';
import { text } from './text.ts';

const noise: Picture = {
  width: 20,
  height: 12,
  data: Uint8ClampedArray.from({ length: 20 * 12 * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 7919) % 256)),
};
const seeing = (picture: Picture, row: number, col: number): Seen => ({
  width: picture.width,
  height: picture.height,
  patch: patchAt(picture, row, col),
  spans: [[-1, 1]],
});
const modes = knobs.mode.options;
const setup = (changes: Partial<Params> = {}): Params => ({ ...initial(knobs), ...changes });
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('kernels', () => {
  it.each(sizes)('of %d × %d: blurs keep an even patch, edge detectors answer 0 on it', (k) => {
    const total = (name: (typeof presets)[number]) => sum(preset(name, k).values) / preset(name, k).divisor;
    for (const name of ['box', 'gaussian', 'motion', 'identity', 'sharpen', 'emboss'] as const)
      expect(total(name)).toBeCloseTo(1, 12);
    for (const name of ['sobelX', 'sobelY', 'laplacian', 'outline'] as const) expect(total(name)).toBe(0);
  });

  it('are the textbook ones for 3 × 3', () => {
    expect(preset('sobelX', 3)).toEqual({ values: [-1, 0, 1, -2, 0, 2, -1, 0, 1], divisor: 1 });
    expect(preset('gaussian', 3)).toEqual({ values: [1, 2, 1, 2, 4, 2, 1, 2, 1], divisor: 16 });
    expect(preset('laplacian', 3)).toEqual({ values: [0, 1, 0, 1, -4, 1, 0, 1, 0], divisor: 1 });
    expect(preset('emboss', 3)).toEqual({ values: [-2, -1, 0, -1, 1, 1, 0, 1, 2], divisor: 1 });
  });

  it('are within the limits of the knobs, recognised, and survive a change of size', () => {
    for (const k of sizes) {
      for (const name of presets) {
        const kernel = preset(name, k);
        const params = setup({ kernel: [...kernel.values], divisor: kernel.divisor });
        expect(fromQuery(knobs, toQuery(knobs, params))).toEqual({ params });
        expect(presetOf(kernel)).toBe(name);
        expect(presetOf(resize(kernel, 5))).toBe(name);
      }
      expect(randomKernel(k, 3)).toEqual(randomKernel(k, 3));
    }
    const own = { values: [1, 2, 3, 4, 5, 6, 7, 8, 9], divisor: 2 };
    expect(resize(resize(own, 7), 3)).toEqual(own);
  });
});

describe('the sum written out', () => {
  it.each(modes)('is what the worker puts at that pixel, mode %s', (mode) => {
    for (const operation of knobs.operation.options) {
      for (const k of sizes) {
        const { values, divisor } = randomKernel(k, k);
        const params = setup({ kernel: [...values], divisor, mode, operation });
        const output = maps(channels(noise, mode), params);
        for (const [row, col] of [
          [6, 9],
          [0, 0],
          [11, 19],
        ]) {
          const { outputs } = solve(params, seeing(noise, row, col));
          for (const [c, y] of outputs.entries())
            expect(y).toBeCloseTo(output.data[(c * 12 + row) * 20 + col], 4);
        }
      }
    }
  });

  it('is the sum of the products, divided', () => {
    const { values, divisor } = preset('gaussian', 5);
    const view = solve(setup({ kernel: [...values], divisor }), seeing(noise, 5, 5));
    expect(sum(view.products) / divisor).toBeCloseTo(view.y, 5);
  });

  it('turns the kernel for convolution, and only then', () => {
    const seen = seeing(noise, 5, 5);
    const kernel = randomKernel(3, 1).values;
    const turned = solve(setup({ kernel: kernel.toReversed(), operation: 'convolution' }), seen);
    expect(turned.y).toBeCloseTo(solve(setup({ kernel: [...kernel] }), seen).y, 5);
  });
});

describe('a map as pixels', () => {
  it('is the picture itself under the identity', async () => {
    const kernel = [...preset('identity', 3).values];
    const params: Setup = { ...setup({ kernel, mode: 'rgb', display: 'raw' }), normalise: false };
    const { picture } = paint(maps(channels(noise, 'rgb'), params), params, await paletteIn('light'));
    expect(picture.data).toEqual(noise.data);
  });

  it('has the span that its legend says', async () => {
    const palette = await paletteIn('dark');
    for (const mode of modes) {
      for (const display of knobs.display.options) {
        for (const normalise of [true, false]) {
          const params = setup({ mode, display, normalise });
          const { spans, picture } = paint(maps(channels(noise, mode), params), params, palette);
          expect(spans).toHaveLength(mode === 'four' ? 4 : 1);
          for (const [low, high] of spans) expect(high).toBeGreaterThan(low);
          if (!normalise) expect(spans[0]).toEqual(display === 'signed' ? [-1, 1] : [0, 1]);
          expect(picture.data).toHaveLength(noise.data.length * (mode === 'four' ? 4 : 1));
        }
      }
    }
    expect(greyRamp()[255 + 128]).toBe(0xff808080);
  });

  it('of an even picture has a scale too', async () => {
    const even = drawn(new Uint8Array(32 * 32));
    for (const display of knobs.display.options) {
      const params = setup({ display });
      const [[low, high]] = paint(
        maps(channels(even, 'grey'), params),
        params,
        await paletteIn('light'),
      ).spans;
      expect(high).toBeGreaterThan(low);
    }
  });
});

describe('the state', () => {
  it('moves a chosen pixel into a smaller picture', () => {
    expect(pixel({ row: 511, col: 256 }, { width: 32, height: 32 })).toEqual({ row: 31, col: 16 });
    expect(pixel({ row: 31, col: 3 }, { width: 32, height: 32 })).toEqual({ row: 31, col: 3 });
  });

  it('draws without gaps, however fast the pointer', () => {
    const cells = stroke({ row: 2, col: 3 }, { row: 9, col: 30 });
    expect(cells.at(0)).toEqual({ row: 2, col: 3 });
    expect(cells.at(-1)).toEqual({ row: 9, col: 30 });
    cells.slice(1).forEach((cell, i) => {
      expect(Math.max(Math.abs(cell.row - cells[i].row), Math.abs(cell.col - cells[i].col))).toBe(1);
    });
    expect(stroke(cells[0], cells[0])[0]).toEqual(cells[0]);
  });

  it('refuses a kernel in a link that is no square of 3, 5 or 7', () => {
    expect(fromQuery(knobs, '?kernel=1,2,3,4,5,6,7,8,9,10&version=1').problem).toBe('broken');
    expect(fromQuery(knobs, '?divisor=0&version=1').params.divisor).toBe(1);
  });

  it('opens on an edge, with words for it', async () => {
    const view = solve(initial(knobs), await seenFirst());
    expect(view.y).toBeGreaterThan(2);
    expect(text.describe(view)).toContain('sum to');
    expect(text.caption(view)).toContain('262,144');
    expect(text.table(view).rows).toHaveLength(9);
  });

  it.each(photographs)('has the photograph $name', async ({ name }) => {
    const { width, height } = await photograph(name);
    expect([width, height]).toEqual([512, 512]);
  });
});
