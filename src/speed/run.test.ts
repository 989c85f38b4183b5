import { expect, it } from 'vitest';
import type { Bar, Bench, Item } from '#content/bench.ts';
import { factor, kindOf, leads, rowsOf, scaleOf } from './run.ts';

const bar = (contender: string, ms: number, ratio?: number): Bar => ({
  contender,
  time: { lower: ms / 2, median: ms, upper: 2 * ms },
  gflops: 1 / ms,
  ...(ratio && { ratio: { lower: ratio, median: ratio, upper: ratio } }),
});
const item: Item = {
  name: 'W1',
  title: '',
  flops: 1e6,
  bars: [bar('tfjs-cpu', 50, 50), bar('simd', 1), bar('ort-web', 2, 2), bar('native', 0.5, 0.5)],
  left: [],
};

it('rows are speeds, fastest first, and the long time is the low speed', () => {
  const rows = rowsOf(item);
  expect(rows.map(({ contender }) => contender)).toEqual(['native', 'simd', 'ort-web', 'tfjs-cpu']);
  expect(rows[1]).toEqual({ contender: 'simd', lower: 0.5, median: 1, upper: 2 });
});

it('a scale reaches from a power of ten to a power of ten, and keeps all within', () => {
  const { ticks, at } = scaleOf(rowsOf(item));
  expect(ticks).toEqual([0.01, 0.1, 1, 10]);
  expect([0.001, 0.01, 0.1, 10, 100].map(at)).toEqual([0, 0, 33.33, 100, 100]);
});

it('equal speeds still have a scale', () => {
  const { ticks, at } = scaleOf([{ contender: 'simd', lower: 1, median: 1, upper: 1 }]);
  expect(ticks).toEqual([1, 10]);
  expect(at(1)).toBe(0);
});

it('the lead is over the fastest library, and C++ is none', () => {
  expect(leads([item])).toEqual([{ item: 'W1', factor: 2, over: 'ort-web' }]);
  expect(['simd', 'ort-web', 'native'].map(kindOf)).toEqual(['book', 'library', 'native']);
});

it('what was not compared is not told', () => {
  const run = { items: [item] } as unknown as Bench;
  expect(factor(run, 'W1', 'ort-web')).toBe(2);
  expect(() => factor(run, 'W1', 'convnetjs')).toThrow('npm run bench');
  expect(() => factor(run, 'W4', 'ort-web')).toThrow('npm run bench');
});
