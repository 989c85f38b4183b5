import { expect, test } from 'vitest';
import { random } from '#lib/random.ts';
import { questions } from './biology.ts';

const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1);
const variants = (id: string) => SEEDS.map((seed) => questions.find((q) => q.id === id)!.make(random(seed)));
const integers = (line: string) => line.replaceAll('−', '-').match(/-?\d+/g)!.map(Number);

test('pictures inside are counted by watching them come and go', () => {
  for (const { given, answer } of variants('pipeline')) {
    const [[gap], [delay]] = given.map(integers);
    let inside = 0;
    // Just before the answer to the picture that came at time 0.
    for (let t = 0; t < delay; t += gap) inside++;
    expect(answer).toBe(inside);
  }
});

test('rounds are counted by going through them', () => {
  for (const { given, answer } of variants('deadline')) {
    const [[stages, step], [loop], [deadline]] = given.map(integers);
    let [time, rounds] = [stages * step, 0];
    while (time + loop * step <= deadline) [time, rounds] = [time + loop * step, rounds + 1];
    expect(answer).toBe(rounds);
  }
});

test('a simple cell is summed place by place as printed', () => {
  for (const { given, answer } of variants('simple-cell')) {
    const field = integers(given[0]);
    const lit = [...given[1].replace('lit ■', '').replace(/[^■□]/g, '')].map((c) => c === '■');
    expect(answer).toBe(
      Math.max(
        0,
        field.reduce((sum, w, i) => sum + (lit[i] ? w : 0), 0),
      ),
    );
  }
});

test('a complex cell answers as before the move', () => {
  for (const { given, question, answer } of variants('complex-cell')) {
    const r = integers(given[0]);
    const squares = r.reduce((sum, v) => sum + v ** 2, 0);
    const sum = r[0] + r[1] + r[2] + r[3];
    const wanted = question.includes('squares')
      ? squares
      : question.includes('sum')
        ? sum
        : r.sort((a, b) => b - a)[0];
    expect(answer).toBe(wanted);
  }
});

test('the winner is the one with the largest product, and it alone moves', () => {
  for (const { given, answer } of variants('winner')) {
    const rows = given.map((line) => integers(line.split(':')[1]));
    const seen = rows.pop()!;
    const products = rows.map(([a, b, c]) => a * seen[0] + b * seen[1] + c * seen[2]);
    const won = rows[products.indexOf(Math.max(...products))];
    expect(answer).toBe(won.reduce((sum, w, i) => sum + (w + seen[i]) / 2, 0));
  }
});
