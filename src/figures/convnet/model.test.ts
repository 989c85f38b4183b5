import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { side } from '#content/digits/networks.ts';
import { shippedDigits, shippedNetwork } from '#content/digits/node.ts';
import { initial } from '#figure/knobs.ts';
import { fromQuery, toQuery } from '#figure/share.ts';
import { trace } from '#lib/nn/sequential.ts';
import { integer, random } from '#lib/random.ts';
import { tensor } from '#lib/tensor.ts';
import { greys, levelsOf } from './greys.ts';
import { knobs, numbersOf, type Params, solve } from './model.ts';
import { DIGITS, fieldPixels, MISREAD, nextDigit, pictureOf, sheetOf, shuffle } from './picture.ts';
import { pixelsIn } from './pixels.ts';
import { presets } from './presets.ts';
import { pytorch } from './pytorch.ts';
import { answersOf, read } from './reading.ts';
import { fieldOf, spotOf, stageNames, stages, takenBy, unitAt, unitsOf } from './stages.ts';
import { firstState } from './still.ts';
import { text } from './text.ts';

const digits = shippedDigits('digits');
const net = shippedNetwork('convnet');
const state = (changes: Partial<Params> = {}): Params => ({ ...initial(knobs), ...changes });
const shown = (params: Params) => pictureOf(sheetOf(params, digits[params.digit].pixels), params);
const viewOf = (params: Params) =>
  solve(params, read(net, shown(params)), { digit: digits[params.digit], peaks: [5, 12] });
const first = read(net, shown(state()));
const by = random(7);
/** A few units of every stage. */
const units = stageNames.flatMap((name, s) => {
  const all = unitsOf(stages[s + 1]);
  return [0, all - 1, integer(by, 0, all), integer(by, 0, all)].map((unit) => [name, s + 1, unit] as const);
});

describe('what is drawn', () => {
  it('is what the library’s trace of the network gives', () => {
    const traced = trace(net, tensor([1, 1, side, side], first.values[0]));
    stages.forEach(({ at }, s) => {
      if (at >= 0) expect(first.values[s]).toEqual(traced[at].output.data);
      expect(first.values[s]).toHaveLength(unitsOf(stages[s]));
    });
  });

  it.each(units)('of %s (stage %i), unit %i, is its written sum', (layer, index, unit) => {
    const { sum, chosen } = viewOf(state({ layer, unit }));
    expect(chosen).toMatchObject({ index, unit });
    expect(sum.value).toBe(first.values[index][unit]);
    if (sum.kind === 'max') expect(sum.value).toBe(Math.max(...sum.window));
    else expect(sum.relu ? Math.max(0, sum.total) : sum.total).toBeCloseTo(sum.value, 4);
  });

  it('has the parameters that LeNet-5 of today has', () => {
    expect(viewOf(state()).stages.reduce((all, { parameters }) => all + parameters, 0)).toBe(61_706);
  });
});

describe('a unit', () => {
  const noise = Float32Array.from({ length: side * side }, by);
  it.each(units)(
    'of %s (stage %i), unit %i, does not change with any pixel outside its field',
    (_, index, unit) => {
      const { top, left, bottom, right } = fieldOf(index, unit);
      const other = first.values[0].map((v, p) => {
        const [row, col] = [Math.floor(p / side), p % side];
        return row >= top && row <= bottom && col >= left && col <= right ? v : noise[p];
      });
      expect(read(net, other).values[index][unit]).toBe(first.values[index][unit]);
    },
  );

  it.each(units.filter(([, index]) => index < 5))(
    'of %s (stage %i), unit %i, takes from maps what its field says',
    (_, index, unit) => {
      const field = fieldOf(index, unit);
      for (const box of takenBy(index, unit)) {
        const before = stages[index - 1];
        const [from, to] = [
          unitAt(before, { map: box.map, row: box.top, col: box.left }),
          unitAt(before, { map: box.map, row: box.bottom, col: box.right }),
        ];
        const [a, b] = index === 1 ? [box, box] : [fieldOf(index - 1, from), fieldOf(index - 1, to)];
        expect([a.top, a.left, b.bottom, b.right]).toEqual([
          field.top,
          field.left,
          field.bottom,
          field.right,
        ]);
      }
    },
  );

  it('has a place that leads back to it', () => {
    for (const [, index, unit] of units)
      expect(unitAt(stages[index], spotOf(stages[index], unit))).toBe(unit);
  });
});

describe('digits', () => {
  it('are as many as ship, the misread ones last', () => {
    expect(digits).toHaveLength(DIGITS);
    digits.forEach((digit, i) => {
      const { reads } = viewOf(state({ digit: i }));
      expect(reads === digit.label).toBe(i < MISREAD);
    });
  });
  it('follow one another within a class, and begin again', () => {
    const seen = Array.from({ length: 11 }).reduce<number[]>(
      (all) => [...all, nextDigit(digits, all.at(-1) ?? -1, 3)],
      [],
    );
    expect(new Set(seen.slice(0, 10)).size).toBe(10);
    expect(seen[10]).toBe(seen[0]);
    expect(nextDigit(digits, DIGITS - 1, 'misread')).toBe(MISREAD);
  });
});

it('a picture that is no digit is given a digit all the same, and said to be none', () => {
  for (const source of Object.keys(presets) as (keyof typeof presets)[]) {
    const view = viewOf(state({ source }));
    expect(view.probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
    expect(view.logSum).toBeCloseTo(Math.log(view.logits.reduce((a, y) => a + Math.exp(y), 0)), 4);
    expect(text.verdict(view)).toMatch(/no digit|two digits/);
  }
});

describe('shuffled pixels', () => {
  it('leave a perceptron and a linear network the answers they gave', () => {
    const nets = { mlp: shippedNetwork('mlp'), linear: shippedNetwork('linear') };
    const [plain, mixed] = [
      answersOf(nets, first.values[0], false)!,
      answersOf(nets, shuffle(first.values[0]), true)!,
    ];
    for (const name of ['mlp', 'linear'] as const)
      mixed[name].logits.forEach((y, k) => {
        expect(y).toBeCloseTo(plain[name].logits[k], 3);
      });
  });
  it('of a field lie where the picture has them', () => {
    const field = { map: 0, top: 3, left: 5, bottom: 4, right: 6 };
    const mixed = shuffle(first.values[0]);
    expect(fieldPixels(field).map((p) => first.values[0][p])).toEqual(
      [3, 4].flatMap((r) => [5, 6].map((c) => mixed[r * side + c])),
    );
  });
});

describe('a link', () => {
  it('carries a drawing in grey levels', () => {
    const drawing = levelsOf(first.values[0]);
    const query = toQuery(knobs, state({ source: 'drawing', drawing }));
    expect(query.length).toBeLessThan(400);
    expect(fromQuery(knobs, query).params.drawing).toEqual(drawing);
  });
  it('of runs of any length comes back, and what is no drawing is refused', () => {
    const codec = greys(new Uint8Array(784), 28, 28);
    for (let run = 1; run < 60; run++) {
      const levels = Uint8Array.from({ length: 784 }, (_, i) => [0, 15, 7, 0, 15][Math.floor(i / run) % 5]);
      expect(codec.read(codec.write(levels))).toEqual(levels);
    }
    for (const bad of ['', 'A', '*', 'f'.repeat(30), 'f'.repeat(9000)])
      expect(() => codec.read(bad)).toThrow();
  });
});

describe('the first state', () => {
  const { view, pixels } = firstState();
  it('says what the browser will say', () => {
    const later = solve(state(), first, { digit: digits[state().digit], peaks: view.peaks });
    expect(text.describe(later)).toBe(text.describe(view));
    expect(text.caption(later)).toBe(text.caption(view));
  });
  it('brings its digit along', () => {
    expect(pixelsIn(pixels)).toEqual(digits[state().digit].pixels);
  });
  it('travels light', () => expect(JSON.stringify(view).length).toBeLessThan(12_000));
  it('reads its digit rightly', () => expect(view.reads).toBe(view.digit!.label));
});

const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import torch']).status === 0,
);
it.skipIf(!python)('the script prints the figure’s numbers under PyTorch', () => {
  const views = units
    .filter((_, i) => i % 4 === 2)
    .map(([layer, , unit]) => viewOf(state({ layer, unit, noise: 0.3 })));
  const { stdout, stderr } = spawnSync(python!, ['-W', 'ignore', '-c', views.map(pytorch).join('\n')], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const printed = [...stdout.matchAll(/[-+]?\d+\.?\d*(?:e[-+]?\d+)?/g)].map(([number]) => Number(number));
  const numbers = views.flatMap(numbersOf);
  expect(printed).toHaveLength(numbers.length);
  printed.forEach((n, i) => {
    expect(Math.abs(n - numbers[i])).toBeLessThan(1e-4 * Math.max(1, Math.abs(n)));
  });
});
