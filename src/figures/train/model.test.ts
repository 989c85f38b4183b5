import { describe, expect, it } from 'vitest';
import { shippedDigits } from '#content/digits/node.ts';
import { initial } from '#figure/knobs.ts';
import { core } from '#lib/core/core.ts';
import { parameterCount } from '#lib/nn/sequential.ts';
import { randomState } from '../../../tests/helpers/states.ts';
import first from './first.json';
import { type Packed, packRun, unpackRun } from './first.ts';
import { knobs, lessonsIn, type Params, parametersIn, solve } from './model.ts';
import { untrained } from './networks.ts';
import { path } from './plot.ts';
import { begun, extended, over, type Run } from './run.ts';
import { GROUP, rate } from './setup.ts';
import { text } from './text.ts';
import { learned, training } from './training.ts';

const start = initial(knobs);
const shipped = unpackRun(first as Packed);
const fast = await core();
const lessons = shippedDigits('lessons');
const heldOut = shippedDigits('held-out');
const train = (setup: Partial<Params>, test = heldOut.slice(0, 200)) =>
  training(fast, { ...start, ...setup }, lessons, test);
const whole = (setup: Partial<Params>): Run => {
  const run = begun({ ...start, ...setup }, 1, 200);
  return extended(run, train(setup).advance(Number.POSITIVE_INFINITY), 1);
};

describe('the run that ships', () => {
  it('is of the first settings, and reads 97 % of the held-out digits or more', () => {
    expect(shipped.setup).toEqual(start);
    expect(over(shipped)).toBe(true);
    const view = solve(start, { run: shipped });
    expect(view.other).toBe(false);
    expect(view.run!.accuracy).toBeGreaterThanOrEqual(0.97);
    expect(view.misread).toHaveLength(8);
  });

  it('is what its seed gives: the first steps repeat', () => {
    const { losses, right } = train({}, heldOut).advance(60);
    expect(losses.map((loss) => Number(loss.toPrecision(4)))).toEqual(first.losses.slice(0, 6));
    expect(right).toEqual(first.right.slice(0, right.length));
  });

  it('comes back from its file', () => expect(packRun(shipped)).toEqual(first));
});

describe('a training', () => {
  it('learns, and gives the same to the last bit in pieces and in one go', () => {
    const setup = { steps: '400', digits: '500', shifted: false, batch: '8' } as const;
    const run = whole(setup);
    expect(run.right.at(-1)! / 200).toBeGreaterThan(0.85);
    expect(run.losses.at(-1)!).toBeLessThan(0.3 * run.losses[0]);
    const pieces = train(setup);
    let again = begun(run.setup, 1, 200);
    while (!over(again)) again = extended(again, pieces.advance(73), 1 / 8);
    expect({ ...again, seconds: 1, misread: 0 }).toEqual({ ...run, misread: 0 });
    expect(run.losses).toHaveLength(400 / GROUP);
    expect(run.right).toHaveLength(41);
  });

  it('stops when it is told to, and goes on', () => {
    const going = train({ model: 'linear', digits: '250' });
    expect(going.advance(50, () => true).step).toBe(1);
    expect(going.advance(1).step).toBe(2);
  });

  it('that diverges ends in words, not in NaN', () => {
    const setup = { ...start, model: 'linear', lr: '0.2' } as const;
    const run = { ...begun(setup, 1, 1000), diverged: true, step: 7, weights: [] };
    expect(over(run)).toBe(true);
    expect(text.caption(solve(setup, { run }))).toMatch(/diverges/);
  });

  it('of every network keeps within its digits', () => {
    expect(learned(lessons, { ...start, digits: '250', shifted: true }).labels).toHaveLength(1250);
    for (const digits of ['250', '1000'] as const)
      expect(learned(lessons, { ...start, digits }).labels).toHaveLength(lessonsIn({ ...start, digits }));
  });
});

it('the perceptron has about as many parameters as the convolutional network, the linear classifier more', () => {
  for (const model of knobs.model.options)
    expect(parameterCount(untrained({ model, seed: 1 }))).toBe(parametersIn(model));
  expect(Math.abs(parametersIn('mlp') / parametersIn('convnet') - 1)).toBeLessThan(0.1);
  expect(parametersIn('linear')).toBeGreaterThan(parametersIn('convnet'));
});

it('the step size falls from its setting to 0', () => {
  expect(rate(start, 0)).toBe(Number(start.lr));
  expect(rate(start, Number(start.steps))).toBeCloseTo(0, 12);
});

it('a curve stays inside its square, whatever the loss', () => {
  const d = path(
    [
      [0, 900],
      [10, 0],
      [20, 1],
    ],
    20,
    'loss',
  );
  for (const n of d.match(/[\d.]+/g)!) expect(Number(n)).toBeLessThanOrEqual(100);
});

it('every state, before, during and after a run, is said without NaN', () => {
  const little = whole({ steps: '400', model: 'linear', batch: '8', digits: '250' });
  for (let i = 0; i < 12; i++) {
    const params = randomState(knobs, i + 1);
    for (const known of [
      {},
      { run: shipped },
      { run: begun(params, 1, 1000), past: [shipped] },
      { run: { ...little, step: 37 }, past: [shipped] },
      { run: little, past: [shipped] },
    ]) {
      const view = solve(params, known);
      const words = [
        text.caption(view),
        text.describe(view),
        JSON.stringify(text.table(view)),
        JSON.stringify(view.first),
        text.kernelsAlt(view),
        ...(view.run ? ['still', 'going', 'paused'].map((state) => text.status(view, state, 5e5)) : []),
      ].join(' ');
      expect(words, JSON.stringify(params)).not.toMatch(/NaN|Infinity|undefined/);
    }
  }
});

it('names the rival that a finished run is compared with', () => {
  const view = solve(start, {
    run: { ...shipped, id: 2 },
    past: [whole({ steps: '400', model: 'mlp', digits: '250' })],
  });
  expect(text.caption(view)).toMatch(/perceptron with 8 hidden units, with 6,370 parameters, had come to/);
});
