import { describe, expect, it } from 'vitest';
import {
  attempt,
  type Cell,
  cellName,
  experiment,
  type Outcome,
  points,
  runOnce,
  shipped,
  succeeded,
  total,
} from '#content/narrow.ts';
import { initial } from '#figure/knobs.ts';
import { activations, argmax } from '#lib/nn/mlp.ts';
import { wilson } from '#lib/stats/wilson.ts';
import { begun, endingOf, extended, partsOf, placed, SIDE, stageAt, stageOf, whole } from './course.ts';
import { dotsOf, kindOf, nearest, onAxis, ordered } from './dots.ts';
import { type Added, knobs, nextSeed, numbers, type Params, solve, table } from './model.ts';
import { text } from './text.ts';

const first = initial(knobs);
const every: readonly Params[] = knobs.start.options.flatMap((start) =>
  knobs.width.options.flatMap((width) =>
    knobs.depth.options.map((depth) => ({ ...first, start, width, depth })),
  ),
);
const cell: Cell = { start: 'default', width: 2, depth: 2 };
const params: Params = { start: 'default', width: '2', depth: '2', seed: 4 };
const made = (seed: number, right: number, dead = 0): Added => ({ seed, right, dead, born: dead > 0 });

describe('the table', () => {
  it.each(every.map((state) => [cellName(solve(state).cell), state] as const))(
    'counts the runs of %s',
    (_, state) => {
      const { chosen, cell: own, rows } = solve(state);
      const runs = shipped(own);
      expect(rows.flat()).toHaveLength(12);
      expect(chosen.runs).toBe(runs.length);
      expect(chosen.good).toBe(runs.filter(succeeded).length);
      expect(chosen.dead).toBe(runs.filter(({ dead }) => dead).length);
      expect(chosen.interval).toEqual(wilson(chosen.good, chosen.runs));
      expect(chosen.good + chosen.dead).toBeLessThanOrEqual(chosen.runs);
    },
  );

  it('adds new runs to those that ship, from the next seed on, and knows the interval without them', () => {
    const next = nextSeed(cell, undefined);
    expect(next).toBe(shipped(cell).length + 1);
    const more = [made(next, 240), made(next + 1, 80, 2), made(next + 2, 150)];
    const added = new Map([[cellName(cell), more]]);
    expect(nextSeed(cell, added)).toBe(next + 3);
    const [before, after] = [
      solve(params).chosen,
      solve(params, { added, born: { [cellName(cell)]: 5 } }).chosen,
    ];
    expect(after.runs).toBe(before.runs + 3);
    expect(after.good).toBe(before.good + 1);
    expect(after.dead).toBe(before.dead + 1);
    expect(after.born).toBe(6);
    if (before.runs) expect(after.before).toEqual(before.interval);
    expect(before.before).toBeUndefined();
    expect(after.interval).toEqual(wilson(after.good, after.runs));
    expect(solve(params, { added }).runs).toHaveLength(after.runs);
  });

  it('speaks of every network, run or not, and of seeds without a run', () => {
    for (const state of every) {
      for (const seed of [1, 200, 9999]) {
        const view = solve({ ...state, seed });
        for (const words of [text.caption(view), text.describe(view), text.runSays(view)]) {
          expect(words).not.toMatch(/NaN|undefined|null/);
          expect(words.length).toBeGreaterThan(10);
        }
        expect(text.table(view).rows).toHaveLength(12);
      }
    }
  });

  it('says the interval of no success in 200 as Wilson has it', () => {
    const added = new Map([
      [
        'he-10x6',
        Array.from({ length: 200 - table({ start: 'he', width: 10, depth: 6 }).length }, (_, i) =>
          made(i + 1, 81),
        ),
      ],
    ]);
    const view = solve({ ...first, start: 'he', width: '10', depth: '6' }, { added });
    if (view.chosen.runs === 200 && view.chosen.good === 0)
      expect(text.caption(view)).toContain('0 of 200 runs learn the spiral (95 % interval 0 to 1.9');
  });
});

describe('the dots', () => {
  const runs: Outcome[] = Array.from({ length: 300 }, (_, i) => ({
    seed: i + 1,
    right: i % 3 ? 80 + ((7 * i) % 161) : 80,
    dead: i % 3 ? 0 : 1,
  }));
  const list = ordered(runs);

  it('keep every run, from few points right to many, the dead first among equals', () => {
    expect(new Set(list.map(({ seed }) => seed)).size).toBe(runs.length);
    expect(kindOf(list[0])).toBe('dead');
    expect(kindOf(list[list.length - 1])).toBe('good');
  });

  it.each([
    [500, 150],
    [300, 170],
  ])('lie apart in a box of %i by %i, those that learn it right of 95 %%', (width, height) => {
    const { dots, pitch } = dotsOf(list, width, height);
    for (const { x, y, kind } of dots) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(height);
      expect(x > onAxis(experiment.success) * width).toBe(kind === 'good');
    }
    expect(new Set(dots.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`)).size).toBe(dots.length);
    expect(pitch).toBeGreaterThan(2);
    const dot = dots[123];
    expect(nearest({ dots, pitch, bin: 1 }, dot.x + pitch / 3, dot.y)).toBe(dot);
  });

  it('find room for 5,000 runs that end alike, and none for none', () => {
    const { dots } = dotsOf(
      Array.from({ length: 5000 }, (_, i) => made(i + 1, 240)),
      500,
      150,
    );
    expect(Math.min(...dots.map(({ y }) => y))).toBeGreaterThan(0);
    expect(nearest(dotsOf([], 500, 150), 1, 1)).toBeUndefined();
  });
});

describe('a course', () => {
  const moments = [...attempt(cell, 4)];
  const run = runOnce(cell, 4);
  const course = { ...moments.map(stageOf).reduce(extended, begun(cell, 4)), end: endingOf(run) };

  it('is shown at any of its steps, and only for its own run', () => {
    expect(whole(course)).toBe(true);
    expect(course.losses).toEqual(run.losses);
    expect(stageAt(course, 0)?.step).toBe(0);
    expect(stageAt(course, 1234)?.step).toBe(1200);
    const view = solve(params, { course });
    expect(view.ended).toBe(true);
    expect(view.outcome?.right).toBe(run.right);
    expect(solve(params, { course, at: 300 }).stage?.step).toBe(300);
    expect(solve({ ...params, seed: 5 }, { course }).course).toBeUndefined();
    expect(solve({ ...params, depth: '4' }, { course }).course).toBeUndefined();
  });

  it('tells the same end as the table', () => {
    const known = table(cell)[3];
    if (known) expect(endingOf(run)).toMatchObject(known);
  });

  it('parts the plane as the network does: the parts fill the square, and every point lies in the part of its answer', () => {
    const parts = partsOf(run.net);
    const rings = parts.map((part) =>
      part
        .split('z')
        .filter(Boolean)
        .map((ring) =>
          ring
            .slice(1)
            .split('L')
            .map((corner) => corner.split(' ').map(Number)),
        ),
    );
    const area = (ring: number[][]) =>
      Math.abs(
        ring.reduce(
          (sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length][1] - y * ring[(i + 1) % ring.length][0],
          0,
        ),
      ) / 2;
    const sum = rings.flat().reduce((total, ring) => total + area(ring), 0);
    expect(Math.abs(sum / SIDE ** 2 - 1)).toBeLessThan(0.01);
    const inside = (ring: number[][], x: number, y: number) => {
      const turns = ring.map(([px, py], i) => {
        const [qx, qy] = ring[(i + 1) % ring.length];
        return (qx - px) * (y - py) - (qy - py) * (x - px);
      });
      // Corners are rounded to a tenth.
      return turns.every((turn) => turn > -30) || turns.every((turn) => turn < 30);
    };
    for (let i = 0; i < total; i += 7) {
      const point = [points.points.data[2 * i], points.points.data[2 * i + 1]];
      const [x, y] = placed(point[0], point[1]).split(' ').map(Number);
      const answers = activations(run.net, point);
      const label = argmax(answers[answers.length - 1].post);
      expect(rings[label].some((ring) => inside(ring, x, y))).toBe(true);
    }
  });
});

it('the numbers of the script begin at the first loss of the run', () => {
  const view = solve(params);
  const losses = numbers(view);
  expect(losses[0]).toBe(runOnce(cell, 4).losses[0]);
  expect(losses.every(Number.isFinite)).toBe(true);
});
