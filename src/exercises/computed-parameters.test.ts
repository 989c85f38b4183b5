import { expect, test } from 'vitest';
import { random } from '#lib/random.ts';
import { questions } from './computed-parameters.ts';

const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1);
const variants = (id: string) => SEEDS.map((seed) => questions.find((q) => q.id === id)!.make(random(seed)));
const numbersIn = (line: string) => (line.replaceAll('−', '-').match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

test('J Jᵀ is square, with a side for every weight', () => {
  for (const { given, answer } of variants('jacobian-size')) expect(answer).toBe(numbersIn(given[0])[1] ** 2);
});

test('tied gradients are added, from the ties as they are printed', () => {
  for (const { given, answer } of variants('tied-gradient')) {
    const g = numbersIn(given[2]);
    const copies = [...given[0].matchAll(/w([₁₂₃₄])/g)].map(([, i]) => '₁₂₃₄'.indexOf(i));
    expect(answer).toBe(copies.reduce((sum, i) => sum + g[i], 0));
  }
});

test('the chain by hand: (ȳ − y)(x₃ + x₄)', () => {
  for (const { given, answer } of variants('whole-chain')) {
    const [u1, u2, x1, x2, x3, x4, y] = numbersIn(given[1]);
    expect(answer).toBe((u1 * (x1 + x2) + u2 * (x3 + x4) - y) * (x3 + x4));
  }
});

test('the gap is of second order where H is curved, and none where it is not; both occur', () => {
  const made = variants('order');
  for (const { given, answer } of made) {
    const times = numbersIn(given[1]).at(-1)!;
    expect(answer).toBe(/softplus|angle/.test(given[0]) ? `${times ** 2} times smaller` : 'there was no gap');
  }
  expect(made.filter(({ answer }) => answer === 'there was no gap').length).toBeGreaterThan(50);
  expect(made.filter(({ answer }) => answer === 'there was no gap').length).toBeLessThan(150);
});

test('a hypernetwork has the parameters of H, and no others', () => {
  for (const { given, answer } of variants('hyper-count')) {
    const [inputs] = numbersIn(given[0]);
    const [contexts, hidden] = numbersIn(given[1]);
    expect(answer).toBe(hidden * contexts + hidden + (inputs + 1) * hidden + inputs + 1);
  }
});
