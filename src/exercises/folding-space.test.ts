import { expect, test } from 'vitest';
import { random } from '#lib/random.ts';
import { questions } from './folding-space.ts';

const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1);
const variants = (id: string) => SEEDS.map((seed) => questions.find((q) => q.id === id)!.make(random(seed)));
const numbersIn = (line: string) => (line.replaceAll('−', '-').match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
const relu = (z: number) => Math.max(0, z);

test('parameters are counted as the sum over maps, from the sizes as they are printed', () => {
  for (const { given, answer } of variants('parameters')) {
    const [[inputs, depth, width], [embedding, classes]] = given.map(numbersIn);
    let [count, from] = [0, inputs];
    for (const out of [...Array(depth).fill(width), embedding, classes]) {
      count += out * from + out;
      from = out;
    }
    expect(answer).toBe(count);
  }
});

test('a unit puts out its sum, or 0; both happen', () => {
  const made = variants('unit');
  for (const { given, answer } of made) {
    const [, [w1, w2, b], [x1, x2]] = given.map(numbersIn);
    expect(answer).toBe(relu(w1 * x1 + w2 * x2 + b));
  }
  expect(made.filter(({ answer }) => answer === 0).length).toBeGreaterThan(60);
  expect(made.filter(({ answer }) => answer !== 0).length).toBeGreaterThan(60);
});

test('a point goes where its two coordinates go; all four fates occur', () => {
  const made = variants('fate');
  for (const { given, answer } of made) {
    const [x, y] = numbersIn(given[0]).map(relu);
    const place = {
      true: { true: 'stays', false: 'horizontal' },
      false: { true: 'vertical', false: 'origin' },
    };
    expect(answer).toContain(place[`${x > 0}`][`${y > 0}`]);
  }
  expect(new Set(made.map(({ answer }) => answer)).size).toBe(4);
});

test('points are told apart while their images differ', () => {
  for (const { given, answer } of variants('merged')) {
    const [a, b] = given.map((line) => numbersIn(line).map(relu).join());
    expect(answer).toBe(a === b ? 'no' : 'yes');
  }
});
