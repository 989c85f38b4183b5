import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { conv } from '#lib/conv/conv.ts';
import { Arena } from '#lib/core/arena.ts';
import { place } from '#lib/core/place.ts';
import { plainEngine } from '#lib/core/plain.ts';
import { tensor } from '#lib/tensor.ts';
import { INPUT, knobs, type Params, solve } from './offsets.ts';
import { text } from './text.ts';

const [rows, columns] = INPUT;
const numbers = Float32Array.from({ length: rows * columns }, (_, i) => i + 1);
const each = ({ min, max }: { min: number; max: number }) =>
  Array.from({ length: max - min + 1 }, (_, i) => min + i);
const settings: Params[] = each(knobs.stride).flatMap((stride) =>
  each(knobs.padding).flatMap((padding) =>
    each(knobs.dilation).flatMap((dilation) =>
      each(knobs.kernel).map((kernel) => ({ kernel, stride, dilation, padding, tap: 4 })),
    ),
  ),
);

describe('the plane that is drawn', () => {
  it('is the one that the core lays out', () => {
    for (const params of settings) {
      const { plan, cells } = solve(params);
      const arena = new Arena(plainEngine());
      const memory = arena.read(place(arena, plan, numbers), plan.plane);
      const drawn = cells.map(({ sample }) => (sample === undefined ? 0 : numbers[sample]));
      expect(drawn, JSON.stringify(params)).toEqual([...memory]);
    }
  });

  it('gives every output of the first row at the taps’ offsets, neighbour beside neighbour', () => {
    for (const params of settings) {
      const { plan, cells, taps, lanes, problem } = solve(params);
      if (problem) continue;
      const ones = tensor([1, 1, ...plan.kernel], new Float32Array(taps.length).fill(1));
      const y = conv(tensor([1, 1, rows, columns], numbers), ones, params);
      for (let i = 0; i < lanes; i++) {
        const read = taps.map(({ off }) => cells[off / 4 + i].sample);
        const sum = read.reduce((s: number, sample) => s + (sample === undefined ? 0 : numbers[sample]), 0);
        expect(sum, JSON.stringify(params)).toBe(y.data[i]);
      }
    }
  });
});

it('a kernel that does not fit is told in words', () => {
  const view = solve({ ...initial(knobs), kernel: 5, dilation: 3, padding: 0 });
  expect(view.taps).toEqual([]);
  expect(text.offsets.describe(view)).toContain('does not fit');
});
