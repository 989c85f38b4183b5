import { describe, expect, test } from 'vitest';
import { conv1d } from '#lib/conv/conv.ts';
import { random } from '#lib/random.ts';
import { tensor } from '#lib/tensor.ts';
import { questions } from './discrete-convolution.ts';
import { judge, parse } from './judge.ts';

const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1);
const variants = (id: string) => SEEDS.map((seed) => questions.find((q) => q.id === id)!.make(random(seed)));
const numbersIn = (line: string) => (line.replaceAll('−', '-').match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

describe('answers, from the numbers as they are printed', () => {
  test('flip and no-flip agree with the sums written out by hand', () => {
    for (const [id, sign] of [
      ['flip', -1],
      ['no-flip', 1],
    ] as const)
      for (const { given, question, answer } of variants(id)) {
        const [x, w] = given.map(numbersIn);
        const i = '₀₁₂₃₄₅₆₇₈₉'.indexOf(question.at(-2)!);
        expect(answer).toBe(w.reduce((sum, weight, j) => sum + weight * x[i + sign * j], 0));
      }
  });

  test('size is the length of what conv1d returns, and the floor matters', () => {
    for (const { given, answer } of variants('size')) {
      const [n, kernel, stride, padding] = given.flatMap(numbersIn);
      const y = conv1d(tensor([1, 1, n]), tensor([1, 1, kernel]), { stride, padding });
      expect(answer).toBe(y.shape[2]);
      expect((n + 2 * padding - kernel) % stride).toBeGreaterThan(0);
    }
  });

  test('same keeps 30 samples', () => {
    for (const { given, answer } of variants('same')) {
      const [kernel, dilation] = given.flatMap(numbersIn);
      const y = conv1d(tensor([1, 1, 30]), tensor([1, 1, kernel]), { padding: answer as number, dilation });
      expect(y.shape[2]).toBe(30);
    }
  });

  test('the field is the stretch of input that moves one unit of the third layer', () => {
    for (const { given, answer } of variants('field')) {
      const layers = given.map(numbersIn).map(([, kernel, stride]) => ({ kernel, stride }));
      const run = (x: Float32Array) =>
        layers.reduce(
          (t, { kernel, stride }) => conv1d(t, tensor([1, 1, kernel], new Array(kernel).fill(1)), { stride }),
          tensor([1, 1, x.length], x),
        ).data[0];
      const seen = Array.from({ length: 80 }, (_, i) =>
        run(Float32Array.from({ length: 80 }, (_, j) => (i === j ? 1 : 0))),
      ).filter((v) => v !== 0);
      expect(answer).toBe(seen.length);
    }
  });

  test('order: both answers occur, and only they', () => {
    expect(new Set(variants('commutative').map(({ answer }) => answer))).toEqual(
      new Set(['only convolution', 'both']),
    );
  });
});

describe('judge', () => {
  const made = {
    question: '',
    given: [],
    answer: 1152,
    explain: 'because',
    hint: 'count again',
    mistakes: [],
  };

  test('understands how numbers are written', () => {
    expect(['1152', ' 1,152 ', '1 152', '1152.0', '+1152'].map((typed) => judge(made, typed).state)).toEqual(
      Array(5).fill('right'),
    );
    expect([parse('−3'), parse('- 3'), parse('2,5'), parse('.5')]).toEqual([-3, -3, 2.5, 0.5]);
  });

  test('meets a wrong answer without a known reason with the first step', () => {
    expect(judge(made, '7')).toEqual({ state: 'wrong', words: 'count again' });
  });

  test('meets what is no answer with a sentence', () => {
    for (const typed of ['', '  ', 'abc', '1e', '--3', 'NaN', 'Infinity', '1.2.3']) {
      const { state, words } = judge(made, typed);
      expect(state).toBe('refused');
      expect(words).toMatch(/\.$/);
    }
    expect(judge({ ...made, answer: 'both', choices: ['both'] }, '').words).toBe('Choose an answer first.');
  });
});
