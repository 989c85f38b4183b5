import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { fromQuery, toQuery } from '#figure/share.ts';
import { CELLS } from './inputs.ts';
import { knobs, type Params, solve } from './model.ts';
import { text } from './text.ts';
import { characters, words } from './words.ts';

const at = (changes: Partial<Params> = {}) => solve({ ...initial(knobs), ...changes });
const inputs = knobs.input.options;

describe('the first state', () => {
  const view = at();

  it('is the lecture’s picture: five adjoining windows of three, over cells 9 to 23 of 32', () => {
    expect(view.copies.map(({ start }) => start + 1)).toEqual([9, 12, 15, 18, 21]);
    expect([view.first + 1, view.first + view.span]).toEqual([9, 23]);
    expect(view.letters).toHaveLength(CELLS);
  });

  it('finds the keyword with the copy that sees it whole', () => {
    expect(view.winners.map(({ letters }) => letters.join(''))).toEqual(['CAT']);
    expect(view.answer).toBe(3);
    expect(view.seen).toBe(true);
  });
});

describe('scores', () => {
  it('are the sums of the products shown', () => {
    for (const input of inputs)
      for (const weights of knobs.weights.options)
        for (const { score, terms } of at({ input, weights, stride: 1, copies: 12, steps: 7 }).copies)
          expect(terms.flat().reduce((sum, { w, x }) => sum + w * x, 0)).toBeCloseTo(score, 4);
  });

  it('adjoining windows miss a keyword that stands across two of them, and sliding ones do not', () => {
    const moved = { text: 'We fed a grey  cat and then a do' };
    expect(at(moved).seen).toBe(false);
    expect(text.caption(at(moved))).toContain('no copy sees it whole');
    const sliding = at({ ...moved, stride: 1, copies: 12 });
    expect(sliding.seen).toBe(true);
    expect(sliding.answer).toBe(3);
  });

  it('hear the phoneme where it is', () => {
    for (const place of [9, 12, 15, 18, 21]) {
      const view = at({ input: 'sound', at: place });
      expect(view.winners.map(({ start }) => start + 1)).toEqual([place]);
    }
  });
});

describe('gradients', () => {
  it('of all copies sum to that of w', () => {
    for (const input of inputs)
      for (const pooling of knobs.pooling.options) {
        const { copies, total } = at({ input, pooling, stride: 1 });
        total.forEach((sum, i) => {
          expect(copies.reduce((all, { gradient }) => all + gradient[i], 0)).toBeCloseTo(sum, 5);
        });
      }
  });

  it('through MAX are zero but for the winner; through the others none is', () => {
    for (const input of inputs) {
      expect(at({ input }).copies.filter(({ byScore }) => byScore !== 0)).toHaveLength(1);
      for (const pooling of ['logsumexp', 'mean'] as const)
        expect(at({ input, pooling }).copies.every(({ byScore }) => byScore !== 0)).toBe(true);
    }
  });

  it('are shared by copies that tie', () => {
    const view = at({ text: '        catcatcat' });
    expect(view.winners.map(({ number }) => number)).toEqual([1, 2, 3]);
    for (const { byScore } of view.winners) expect(byScore).toBeCloseTo(view.byAnswer / 3, 6);
    expect(text.caption(view)).toContain('tie');
  });
});

describe('the lesson', () => {
  it('recovers the motif of every strip with sliding windows', () => {
    for (const input of inputs) {
      const { lesson } = at({ input, stride: 1, steps: 40 });
      expect(lesson.likeness, input).toBeGreaterThan(0.9);
      expect(lesson.accuracy, input).toBeGreaterThan(0.9);
    }
  });

  it('without zero_grad lets the loss climb again', () => {
    const { lesson } = at({ input: 'sound', stride: 1, steps: 40, zeroGrad: false });
    expect(lesson.loss).toBeGreaterThan(2 * lesson.losses[lesson.least]);
    expect(text.describe(at({ input: 'sound', stride: 1, steps: 40, zeroGrad: false }))).toContain(
      'Nobody cleared grad',
    );
  });

  it('is the same whichever step was asked for first', () => {
    const late = at({ seed: 5, steps: 9 }).lesson;
    expect(at({ seed: 5, steps: 4 }).lesson.losses).toEqual(late.losses.slice(0, 5));
    expect(at({ seed: 6, steps: 4 }).lesson.losses).not.toEqual(late.losses.slice(0, 5));
  });

  it('lends its weights to the copies', () => {
    const view = at({ weights: 'learned', stride: 1, copies: 12, steps: 40 });
    expect(view.winners.map(({ letters }) => letters.join(''))).toEqual(['CAT']);
  });
});

describe('text that a reader types', () => {
  it('may hold any characters, counted as they are seen', () => {
    expect(characters('e\u0301👩‍👩‍👧x')).toHaveLength(3);
    for (const typed of [
      '',
      '👩‍👩‍👧 und é',
      'ß'.repeat(32),
      '\u202eabc',
      'κατ γάτα',
      '<b>&"\'\\n',
      '1234567890'.repeat(3),
    ]) {
      const view = at({ text: typed });
      expect(view.letters).toHaveLength(CELLS);
      expect(JSON.stringify([text.describe(view), text.caption(view), text.table(view)])).not.toMatch(
        /NaN|undefined|Infinity/,
      );
    }
  });

  it('is cut to what fits, and comes back from a link', () => {
    expect(characters(words('', 0, 4).read('.👩‍👩‍👧abcdef.'))).toHaveLength(4);
    for (const broken of ['.ab.', 'cat', '.cat', '.', '']) expect(() => knobs.keyword.read(broken)).toThrow();
    const params = { ...initial(knobs), text: 'a+b & ünï 👩‍👩‍👧 %', keyword: 'ünï' };
    expect(fromQuery(knobs, toQuery(knobs, params))).toEqual({ params });
  });
});

it('no setting of numbers breaks a word of it', () => {
  for (const input of inputs)
    for (const kernel of [3, 5])
      for (const stride of [1, 3, 5])
        for (const copies of [1, 12])
          for (const pooling of knobs.pooling.options) {
            const view = at({
              input,
              kernel,
              stride,
              copies,
              pooling,
              first: 30,
              steps: 2,
              motif: [0, 0, 0, 0, 0],
            });
            expect(JSON.stringify([view, text.describe(view), text.caption(view)])).not.toMatch(
              /NaN|undefined|null|Infinity/,
            );
          }
});
