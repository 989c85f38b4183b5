import { expect, test } from 'vitest';
import { random } from '#lib/random.ts';
import { questions } from './deep-networks.ts';

const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1);
const variants = (id: string) => SEEDS.map((seed) => questions.find((q) => q.id === id)!.make(random(seed)));
const integers = (line: string) => line.replaceAll('−', '-').match(/-?\d+/g)!.map(Number);

test('parameters are counted by listing every weight', () => {
  for (const { given, answer } of variants('parameters')) {
    const [into, , , out] = integers(given[0]);
    const [k] = integers(given[1]);
    let count = 0;
    for (let o = 0; o < out; o++) {
      count++;
      for (let c = 0; c < into; c++) for (let i = 0; i < k * k; i++) count++;
    }
    expect(answer).toBe(count);
  }
});

test('the vector is as long as the windows that fit allow, one by one', () => {
  const fit = (n: number, k: number, s: number) => {
    let count = 0;
    for (let i = 0; i + k <= n; i += s) count++;
    return count;
  };
  for (const { given, answer } of variants('flatten')) {
    let n = integers(given[0])[1];
    for (const line of given.slice(1)) n = fit(fit(n, integers(line)[1], 1), 2, 2);
    expect(answer).toBe(integers(given[2])[0] * n * n);
  }
});

test('a unit sees what its inputs see, followed back one by one', () => {
  for (const { given, answer } of variants('sees')) {
    let seen = new Set([0]);
    for (const line of [...given].reverse()) {
      const [, kernel, stride] = integers(line);
      seen = new Set([...seen].flatMap((at) => Array.from({ length: kernel }, (_, i) => at * stride + i)));
    }
    expect(answer).toBe(Math.max(...seen) - Math.min(...seen) + 1);
  }
});

test('changed maxima are counted from the printed signals', () => {
  for (const { given, answer } of variants('one-pixel')) {
    const maxima = given.map((line) => {
      const v = integers(line);
      return [0, 2, 4, 6].map((i) => Math.max(v[i], v[i + 1]));
    });
    expect(answer).toBe(maxima[0].filter((v, i) => v !== maxima[1][i]).length);
  }
});

test('the biases give what is left of the score when the inputs shrink to nothing within the region', () => {
  for (const { given, answer } of variants('share-of-biases')) {
    const [x1, x2] = integers(given[0]);
    const unit = (line: string) => {
      const [, zero, w1, , w2, , b] = integers(line.replace(/[₁₂]/g, (d) => (d === '₁' ? '1' : '2')));
      expect(zero).toBe(0);
      return { w1, w2, b };
    };
    const [first, second] = [unit(given[1]), unit(given[2])];
    const [v1, , v2, , c] = integers(given[3].replace(/[₁₂]/g, (d) => (d === '₁' ? '1' : '2')));
    const h = (u: typeof first) => Math.max(0, u.w1 * x1 + u.w2 * x2 + u.b);
    const score = v1 * h(first) + v2 * h(second) + c;
    const slope = (at: 'w1' | 'w2') =>
      (h(first) > 0 ? v1 * first[at] : 0) + (h(second) > 0 ? v2 * second[at] : 0);
    expect(answer).toBe(score - slope('w1') * x1 - slope('w2') * x2);
  }
});
