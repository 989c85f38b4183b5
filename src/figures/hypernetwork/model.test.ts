import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { randomState } from '../../../tests/helpers/states.ts';
import { first, unpack } from './first.ts';
import { knobs, type Params, solve } from './model.ts';
import { course, finished, HIDDEN, nameOf, recipe, TASKS } from './runs.ts';
import { text } from './text.ts';

const start = initial(knobs);
const shipped = new Map(first(start.seed).map((packed) => [packed.name, unpack(packed)]));
const trained = (params: Partial<Params>) =>
  solve({ ...start, ...params }, shipped.get(nameOf({ ...start, ...params })));

describe('what ships', () => {
  it('is every task with every H, trained to the end, and right about the accuracy it states', () => {
    for (const task of TASKS)
      for (const hidden of HIDDEN) {
        const view = trained({ task, hidden });
        expect(view.trained).toBe(true);
        for (const { role, accuracy } of Object.values(view.networks))
          expect(accuracy, `${task} ${hidden} ${role}`).toBeCloseTo(
            shipped.get(nameOf(view))![role].accuracy,
            9,
          );
      }
  });

  it('shows what G alone cannot do and the hypernetwork can, and that free parameters can do it too once there are enough', () => {
    for (const task of TASKS) {
      const { hyper, plain, equal } = trained({ task }).networks;
      expect(hyper.accuracy).toBeGreaterThan(0.97);
      expect(plain.accuracy).toBeLessThan(0.85);
      expect(equal.accuracy).toBeLessThan(hyper.accuracy);
      expect(equal.count).toBe(hyper.count);
      expect(trained({ task, hidden: '8' }).networks.equal.accuracy).toBe(1);
    }
  });

  it('is what training again from the seed gives', () => {
    const again = finished({ task: 'mode', hidden: '0', seed: 1 });
    const before = shipped.get(again.name)!;
    again.hyper.parameters.data.forEach((value, i) => {
      expect(Math.abs(value - before.hyper.parameters.data[i])).toBeLessThanOrEqual(
        1e-3 * Math.max(1, Math.abs(value)),
      );
    });
    expect(finished({ task: 'mode', hidden: '0', seed: 1 })).toEqual(again);
  });
});

it('a training tells of its start and of every tenth step', () => {
  const steps = [...course({ task: 'product', hidden: '0', seed: 7 })].map(({ step }) => step);
  expect(steps).toHaveLength(recipe.steps / recipe.every + 1);
  expect(steps.slice(0, 3)).toEqual([0, 10, 20]);
});

it('H writes other weights for another x in the product task, and the same in one mode', () => {
  const there = { x1: -0.5, x2: 0.9 };
  expect(trained({}).w).not.toEqual(trained(there).w);
  const task = 'mode' as const;
  expect(trained({ task }).w).toEqual(trained({ task, ...there }).w);
  expect(trained({ task }).w).not.toEqual(trained({ task, mode: 'second' }).w);
});

it('the line of a mode is the border of its picture: where G is 0 the shading ends', () => {
  const { w, b, networks } = trained({ task: 'mode' });
  for (const part of networks.hyper.parts)
    for (const [x, y] of part) expect(w[0] * x + w[1] * y + b).toBeGreaterThan(-1e-4);
});

it('every state, trained or not, is finite and says so in words', () => {
  for (let i = 0; i < 40; i++) {
    const params = randomState(knobs, i + 1);
    for (const view of [
      solve(params),
      solve({ ...params, seed: 1 }, shipped.get(nameOf({ ...params, seed: 1 }))),
    ]) {
      const words = [
        text.caption(view),
        text.describe(view),
        JSON.stringify(text.table(view)),
        text.handleSays(view),
      ].join(' ');
      expect(words, JSON.stringify(params)).not.toMatch(/NaN|Infinity|undefined/);
    }
  }
});
