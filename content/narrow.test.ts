import { describe, expect, it } from 'vitest';
import { adam } from '#lib/nn/optimiser.ts';
import { trainer } from '#lib/nn/trainer.ts';
import {
  attempt,
  begin,
  bornDead,
  type Cell,
  cellName,
  experiment,
  type Outcome,
  pack,
  points,
  runOnce,
  shipped,
  succeeded,
  total,
} from './narrow.ts';

const cells: readonly Cell[] = experiment.starts.flatMap((start) =>
  experiment.widths.flatMap((width) => experiment.depths.map((depth) => ({ start, width, depth }))),
);
const cheap = cells.filter(({ width, depth }) => width < 5 && depth === 2);
const ran = cells.filter((cell) => shipped(cell).length > 0);

describe('the shipped table', () => {
  it.each(ran.map((cell) => [cellName(cell), cell] as const))(
    '%s packs into what it was read from',
    (_, cell) => {
      const outcomes = shipped(cell);
      expect(outcomes).toHaveLength(experiment.shipped);
      const text = pack(outcomes);
      expect(text).toMatch(/^([0-9a-z]{2}[0-9])+$/);
      expect(text).toHaveLength(3 * outcomes.length);
      outcomes.forEach(({ seed, right, dead }, i) => {
        expect(seed).toBe(i + 1);
        expect(right).toBeLessThanOrEqual(total);
        expect(dead).toBeLessThanOrEqual(cell.depth);
      });
    },
  );

  it.each(ran.map((cell) => [cellName(cell), cell] as const))(
    '%s: who has a dead layer answers one class only',
    (_, cell) => {
      for (const run of shipped(cell)) if (run.dead) expect(run.right).toBe(total / points.classes);
    },
  );

  it.each(cheap.map((cell) => [cellName(cell), cell] as const))(
    '%s holds what its seeds give',
    (_, cell) => {
      const table = shipped(cell);
      for (const seed of table.length ? [1, 2, 3, 50, 200] : []) {
        const { right, dead } = runOnce(cell, seed);
        expect({ seed, right, dead }).toEqual(table[seed - 1]);
      }
    },
    30_000,
  );
});

it('pack writes two digits in base 36 for the points right, one for the dead layer', () => {
  const outcomes: Outcome[] = [
    { seed: 1, right: 7, dead: 0 },
    { seed: 2, right: 80, dead: 3 },
    { seed: 3, right: 240, dead: 0 },
  ];
  expect(pack(outcomes)).toBe('0702836o0');
  expect(outcomes.map(succeeded)).toEqual([false, false, true]);
});

describe('attempt', () => {
  const cell = { start: 'default', width: 2, depth: 2 } as const;
  const course = [...attempt(cell, 4)];
  const run = runOnce(cell, 4);

  it('looks before the first step and after every hundredth', () => {
    expect(course.map(({ step }) => step)).toEqual(
      Array.from({ length: experiment.steps / experiment.every + 1 }, (_, i) => i * experiment.every),
    );
    expect(run.losses).toEqual(course.map(({ loss }) => loss));
    expect(run.right).toBe(course[course.length - 1].right);
    expect(run.dead).toBe(course[course.length - 1].dead);
  });

  it('begins about as well as a guess, and is the same for the same seed', () => {
    for (const each of cells) {
      const { loss } = attempt(each, 7).next().value as { loss: number };
      if (each.start === 'default') expect(Math.abs(loss - Math.log(points.classes))).toBeLessThan(0.4);
      expect(Number.isFinite(loss)).toBe(true);
    }
    expect(runOnce(cell, 4)).toEqual(run);
  });

  it('takes the steps of a plain trainer', () => {
    const training = trainer(begin(cell, 9), points.points, points.labels, adam({ lr: experiment.lr }));
    const losses = Array.from({ length: experiment.every + 1 }, () => training.step());
    const [before, after] = attempt(cell, 9);
    expect([before.loss, after.loss]).toEqual([losses[0], losses[experiment.every]]);
  });

  it('tells since when a layer has been dead: for good once it was so before the first step', () => {
    let [born, died] = [0, 0];
    for (let seed = 1; seed <= 12; seed++) {
      const watched: { step: number; dead: number }[] = [];
      const course = attempt(cell, seed);
      let next = course.next();
      for (; !next.done; next = course.next()) watched.push(next.value);
      const { dead, diedAt } = next.value;
      if (bornDead(cell, seed)) {
        born++;
        expect(dead).toBeGreaterThan(0);
        expect(watched.every((moment) => moment.dead > 0)).toBe(true);
      } else if (dead) died++;
      const since = watched.filter((moment) => moment.step >= diedAt);
      if (dead) expect(since.every((moment) => moment.dead > 0)).toBe(true);
      else expect(diedAt).toBe(0);
    }
    expect(born).toBeGreaterThan(0);
    expect(died).toBeGreaterThan(0);
  }, 30_000);
});

describe('what chapter 1 says of the runs', () => {
  const good = (width: Cell['width'], depth: Cell['depth'], start: Cell['start'] = 'default') =>
    shipped({ width, depth, start }).filter(succeeded).length;
  const dead = (width: Cell['width'], depth: Cell['depth']) =>
    shipped({ width, depth, start: 'default' }).filter((run) => run.dead).length;

  it('ships every cell of the usual start in full', () => {
    for (const width of experiment.widths) {
      for (const depth of experiment.depths) {
        expect(shipped({ width, depth, start: 'default' })).toHaveLength(experiment.shipped);
      }
    }
  });

  it('width helps at every depth, and depth alone does not', () => {
    for (const depth of experiment.depths) {
      const shares = experiment.widths.map((width) => good(width, depth));
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    }
    for (const width of [2, 3, 5] as const) expect(good(width, 6)).toBeLessThanOrEqual(good(width, 4));
  });

  it('more than half of the dead two-wide networks were born dead, and hardly a ten-wide one is dead', () => {
    const born = shipped({ width: 2, depth: 4, start: 'default' }).filter(({ seed }) =>
      bornDead({ width: 2, depth: 4, start: 'default' }, seed),
    ).length;
    expect(born).toBeGreaterThan(dead(2, 4) / 2);
    expect(dead(10, 4)).toBeLessThan(experiment.shipped / 50);
  });

  it('a better start helps', () => {
    expect(good(2, 4, 'he')).toBeGreaterThan(good(2, 4));
    expect(good(3, 4, 'he')).toBeGreaterThan(2 * good(3, 4));
  });
});
