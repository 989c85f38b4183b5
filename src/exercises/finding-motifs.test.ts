import { expect, test } from 'vitest';
import { random } from '#lib/random.ts';
import { questions } from './finding-motifs.ts';

const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1);
const variants = (id: string) => SEEDS.map((seed) => questions.find((q) => q.id === id)!.make(random(seed)));
const cells = (line: string) => [...line.replace(/[^■□]/g, '')];

test('a score is what agrees minus what does not, from the cells as they are printed', () => {
  for (const { given, answer } of variants('score')) {
    const [template, window] = given.map(cells);
    expect(template).toHaveLength(9);
    expect(answer).toBe(template.reduce((sum, cell, i) => sum + (cell === window[i] ? 1 : -1), 0));
  }
});

test('blobs are counted by flooding, corners included', () => {
  for (const { given, answer } of variants('blobs')) {
    const grid = given.map(cells);
    let count = 0;
    const flood = (r: number, c: number) => {
      if (grid[r]?.[c] !== '■') return;
      grid[r][c] = '□';
      for (const dr of [-1, 0, 1]) for (const dc of [-1, 0, 1]) flood(r + dr, c + dc);
    };
    grid.forEach((row, r) => {
      row.forEach((cell, c) => {
        if (cell === '■' && grid[r][c] === '■') count++;
        flood(r, c);
      });
    });
    expect(answer).toBe(count);
  }
});

test('the smallest move is the product of the strides as they are printed', () => {
  for (const { given, answer } of variants('equivariance'))
    expect(answer).toBe(given.reduce((product, line) => product * Number(/stride (\d)/.exec(line)![1]), 1));
});
