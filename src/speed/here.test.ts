import { expect, it } from 'vitest';
import { itemNamed } from '../../bench/items.ts';
import { gains, type Here, ITEMS } from './here.ts';

const bar = (contender: string, median: number) => ({
  contender,
  time: { lower: median, median, upper: median },
});

it('only convolutions run here', () => {
  for (const name of ITEMS) expect(itemNamed(name).work.kind).toBe('conv');
});

it('gains are those of the fastest over lib/conv', () => {
  const here: Here = {
    missing: [],
    items: [
      { name: 'W1', title: '', flops: 1, wrong: [], bars: [bar('lib', 6), bar('simd', 2), bar('plain', 3)] },
    ],
  };
  expect(gains(here)).toEqual([{ item: 'W1', first: 'simd', factor: 3 }]);
});
