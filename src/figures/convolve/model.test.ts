import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { knobs, type Params, solve } from './model.ts';

const at = (changes: Partial<Params>) => solve({ ...initial(knobs), ...changes });

describe('convolve', () => {
  it('flips the kernel in convolution only: w₀ meets the last sample of the window, or the first', () => {
    const pairs = (changes: Partial<Params>) => at(changes).products.map(({ j, index }) => [j, index]);
    expect(pairs({ operation: 'convolution' })).toEqual([
      [0, 4],
      [1, 3],
      [2, 2],
    ]);
    expect(pairs({ operation: 'correlation' })).toEqual([
      [0, 2],
      [1, 3],
      [2, 4],
    ]);
  });

  it('numbers outputs as the formula does: valid ones from k − 1 in convolution, from 0 in cross-correlation', () => {
    expect(at({ mode: 'valid', operation: 'convolution' }).firstIndex).toBe(2);
    expect(at({ mode: 'full', operation: 'convolution' }).firstIndex).toBe(0);
    expect(at({ mode: 'valid', operation: 'correlation' }).firstIndex).toBe(0);
  });

  it('each written product belongs to the sum shown', () => {
    for (const operation of knobs.operation.options) {
      for (const mode of knobs.mode.options) {
        for (let position = 0; position < 13; position++) {
          const view = at({ operation, mode, at: position });
          expect(view.products.reduce((sum, { w, x }) => sum + w * x, 0)).toBeCloseTo(view.sum, 9);
        }
      }
    }
  });

  it('finds both laws holding for convolution and failing for cross-correlation', () => {
    expect(at({ operation: 'convolution' }).laws.map(({ holds }) => holds)).toEqual([true, true]);
    expect(at({ operation: 'correlation' }).laws.map(({ holds }) => holds)).toEqual([false, false]);
  });

  it('says that a kernel longer than the signal has no valid output', () => {
    const view = at({ x: [1, 2], w: [1, 2, 3], mode: 'valid' });
    expect(view.fits).toBe(false);
    expect(view.y).toEqual([]);
  });
});
