import { describe, expect, it } from 'vitest';
import { type DigitSet, read, wrong } from '#content/digits/lesson.ts';
import { shippedDigits } from '#content/digits/node.ts';
import { shipped } from '#content/neocognitron/node.ts';
import found from '#content/neocognitron/results.json' with { type: 'json' };
import { fields, planes, trainings } from '#content/neocognitron/shape.ts';
import { initial } from '#figure/knobs.ts';
import { core } from '#lib/core/core.ts';
import { course, WINDOWS } from './course.ts';
import { measure, type Store } from './measure.ts';
import { EXAMPLES, knobs, learned, numbers, type Params, solve } from './model.ts';
import { paint, tiles } from './paint.ts';
import { netSheets, SIDE, still, window } from './sheets.ts';
import { text } from './text.ts';

const digits = shippedDigits('digits');
const nets = Object.fromEntries(trainings.map((training) => [training, shipped(training)]));
const store: Store = { digits, nets };
const at = (changes: Partial<Params>) => ({ ...initial(knobs), ...changes });
const seen = (changes: Partial<Params>) => {
  const params = at(changes);
  const { seen, pictures } = measure(params, store);
  return { view: solve(params, seen), pictures };
};

describe('what ships is what was counted', () => {
  const heldOut = shippedDigits('held-out');
  const set: DigitSet = {
    pictures: Uint8Array.from(heldOut.flatMap(({ pixels }) => [...pixels])),
    labels: Uint8Array.from(heldOut, ({ label }) => label),
  };

  it.each(trainings)('%s misreads as many of 1000 digits as the script said', async (training) => {
    const { heldOut } = found.results.find((result) => result.training === training)!;
    expect(wrong(read(await core(), nets[training].net, set), set.labels)).toBe(heldOut);
  });

  it('digits are misread most with noise, least with backpropagation, and the copies are no worse than clusters by a half', () => {
    const of = (name: string) => learned.find(({ training }) => training === name)!;
    expect(Math.min(...of('random').errors)).toBeGreaterThan(Math.max(...of('clusters').errors));
    expect(Math.min(...of('clusters').errors)).toBeGreaterThan(Math.max(...of('backprop').errors));
    expect(of('copied').shipped).toBeLessThan(1.5 * of('clusters').shipped);
  });

  it('moving a digit ruins every reading, and its C planes change less than its S planes', () => {
    for (const { right, changes } of learned) {
      right.slice(1).forEach((share, i) => {
        expect(share).toBeLessThan(right[i]);
      });
      expect(changes.c1[1]).toBeLessThan(changes.s1[1]);
      expect(changes.c2[1]).toBeLessThan(changes.s2[1]);
    }
  });
});

describe('one digit', () => {
  it('that stands still changes nothing', () => {
    for (const { changes } of seen({ right: 0 }).view.nets)
      expect(Object.values(changes)).toEqual([0, 0, 0, 0]);
  });

  it('that moves by the pool’s stride takes its C planes along by one cell', () => {
    const side = 12;
    const [before, after] = [0, 2].map((right) => seen({ right }).pictures.nets[0].c1);
    for (let k = 0; k < planes[0]; k++)
      for (let row = 0; row < side; row++)
        for (let col = 2; col < side - 2; col++)
          expect(after[(k * side + row) * side + col + 1]).toBeCloseTo(
            before[(k * side + row) * side + col],
            5,
          );
  });

  it.each([
    ['1', 5],
    ['2', 17],
  ] as const)(
    'has in layer %s a strongest cell whose answer is its template times what it sees',
    (layer, plane) => {
      for (const net of ['clusters', 'rival'] as const) {
        const { view, pictures } = seen({ layer, plane, net, digit: 5 });
        const most = Math.max(...pictures.plane);
        expect(view.unit.rectified).toBeCloseTo(most, 3);
        expect(pictures.plane[view.unit.row * Math.sqrt(view.unit.cells) + view.unit.col]).toBe(most);
        expect(numbers(view)).toEqual([view.unit.answer, view.unit.rectified]);
        const { top, left, size } = view.unit.field;
        expect(size).toBe(fields[layer === '1' ? 0 : 1].receptiveField);
        expect(Math.max(top, left) + size).toBeLessThanOrEqual(SIDE);
      }
    },
  );

  it('never shows what is no number', () => {
    for (let digit = 0; digit < 10; digit++) {
      const { view } = seen({
        digit,
        example: EXAMPLES,
        rival: 'random',
        right: -6,
        down: 6,
        layer: '2',
        plane: 23,
      });
      for (const words of [text.caption(view), text.describe(view), JSON.stringify(text.table(view))])
        expect(words).not.toMatch(/NaN|Infinity|undefined/);
    }
    expect(text.describe(solve(initial(knobs)))).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('the competition on the page', () => {
  const { rounds, templates } = course(digits, 1);

  it('agrees better after every round, and shares out all windows', () => {
    rounds.slice(1).forEach(({ agreement }, i) => {
      expect(agreement).toBeGreaterThanOrEqual(rounds[i].agreement - 1e-6);
    });
    for (const { won } of rounds) expect(won.reduce((sum, n) => sum + n, 0)).toBe(WINDOWS);
    expect(templates).toHaveLength(rounds.length);
    expect(rounds.length - 1).toBeLessThanOrEqual(knobs.round.max);
  });
});

describe('sheets', () => {
  const palette = {
    negative: [200, 100, 0],
    zero: [255, 255, 255],
    positive: [0, 0, 200],
    ink: [0, 0, 0],
    output: [0, 0, 255],
  } as const;

  it('hold every tile, with clear gaps between them', () => {
    const ramp = Uint32Array.from({ length: 511 }, () => 0xff000001);
    const { data } = tiles(new Float32Array(8 * 25), netSheets.t1, ramp, 1);
    expect(new Uint32Array(data.buffer).filter((pixel) => pixel !== 0).length).toBe(8 * 20 * 20);
  });

  it('all have a place in the still', () => {
    const { pictures } = seen({});
    for (const [name, { width, height }] of Object.entries(paint(pictures, palette))) {
      const { top } = still.tops.get(name as 'input')!;
      expect(top + height).toBeLessThanOrEqual(still.height);
      expect(window(name as 'input').width).toBe(`${Number(((100 * still.width) / width).toFixed(3))}%`);
    }
  });
});
