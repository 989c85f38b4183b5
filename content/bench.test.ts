import { expect, it } from 'vitest';
import type { Entry, Result } from '../bench/result.ts';
import { read } from './bench.ts';

const entry = (contender: string, gflops: number): Entry => {
  const time = { lower: 1, median: 1, upper: 1 };
  return { contender, gflops, time, error: 0, repeats: 1, wall: [1] };
};

const result: Result = {
  date: '2026-01-01',
  in: 'node',
  pace: 'full',
  by: 'wall',
  rounds: 1,
  machine: { cpu: 'a', cores: 1, memoryGiB: 1, os: 'b', load: 0 },
  versions: {},
  absent: {},
  goals: [],
  items: [
    {
      item: 'W1',
      title: 'a convolution',
      flops: 1,
      contenders: [entry('plain', 2), entry('simd', 9), entry('peak-sse', 50)],
      left: [{ contender: 'convnetjs', refused: 'it has none' }],
    },
  ],
};

it('bars stand fastest first, and what the machine can do is none of them', () => {
  const [{ bars, left }] = read(result).items;
  expect(bars.map(({ contender }) => contender)).toEqual(['simd', 'plain']);
  expect(left).toEqual([{ contender: 'convnetjs', refused: 'it has none' }]);
});
