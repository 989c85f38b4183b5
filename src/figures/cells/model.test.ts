import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { CHECKS } from '#lib/vision/reverse-correlation.ts';
import { SIDE } from '#lib/vision/screen.ts';
import { knobs, numbers, type Params, questionOf, recorded, STAY, solve, spreadOf, stops } from './model.ts';
import { averaging } from './noise.ts';
import { outline } from './outline.ts';
import { BINS, binOf, MEMORY, nothing, record, STEP, train } from './record.ts';
import { spread } from './spread.ts';
import { text } from './text.ts';

const first = initial(knobs);
const at = (change: Partial<Params>) => {
  const params = { ...first, ...change };
  const question = spreadOf(params);
  const sheet =
    params.panel === 'sheet' ? { key: JSON.stringify(question), spread: spread(question) } : undefined;
  return solve(params, { sheet });
};
const { own } = solve(first);

describe('the first state', () => {
  it('shows a bar that somebody has turned nearly far enough: the last orientation is the best so far', () => {
    const view = solve(first);
    expect(view.points).toHaveLength(9);
    expect(view.best!.angle).toBe(60);
    expect(view.turn).toBeGreaterThan(5);
    expect(view.rate).toBeGreaterThan(10);
    expect(at({ angle: own.orientation }).rate).toBeGreaterThan(view.rate);
  });

  it('keeps the cell to itself until it is revealed', () => {
    const [x, y] = [own.x, own.y].map((v) => `${Number(v.toFixed(2))}`.replace('-', '−'));
    for (const panel of knobs.panel.options) {
      const says = text.describe(at({ panel, x: 3, y: 3 })) + text.caption(at({ panel, x: 3, y: 3 }));
      expect(says).not.toContain(`${x}°, ${y}°`);
    }
    expect(text.describe(at({ reveal: true }))).toContain(
      `(${x}°, ${y}°), with stripes at ${own.orientation}°`,
    );
  });
});

describe('the cell', () => {
  it('answers most where bar and field agree, less turned, and not at all outside its field', () => {
    const rate = (change: Partial<Params>) => at({ angle: own.orientation, ...change }).rate;
    const best = rate({});
    for (let turn = 15; turn <= 90; turn += 15)
      expect(rate({ angle: (own.orientation + turn) % 180 })).toBeLessThan(0.8 * best);
    expect(rate({ x: -5, y: 5 })).toBe(0);
    expect(rate({ stimulus: 'dark' })).toBe(0);
  });

  it('has a model curve whose peak is its own orientation when the bar lies in its middle', () => {
    const { exact } = at({ reveal: true });
    expect(Math.abs(exact!.peak!.at - own.orientation)).toBeLessThan(1);
    expect(exact!.peak!.halfWidth).toBeGreaterThan(10);
    expect(exact!.peak!.halfWidth).toBeLessThan(40);
  });

  it('swept, has a measured curve that lies about the model’s: within four standard errors', () => {
    let params: Params = { ...first, ...nothing(), reveal: true };
    for (const angle of stops) params = { ...params, angle, ...recorded({ ...params, angle }, STAY) };
    const { points, exact } = solve(params);
    expect(points).toHaveLength(BINS);
    for (const { angle, rate, seconds } of points) {
      expect(seconds).toBe(1);
      const i = angle / 3;
      const expected = Math.max(exact!.rates[Math.floor(i)], exact!.rates[Math.ceil(i) % 60]);
      expect(Math.abs(rate - expected)).toBeLessThan(4 * Math.sqrt(Math.max(4, expected)));
    }
  });
});

describe('the recording', () => {
  it('is made again from what the link holds: spikes of the trace are those that were counted', () => {
    let recording = nothing();
    for (let t = 0; t < 60; t++) recording = record(recording, { stream: 4, rate: 37.3, angle: 20 });
    const again = train({ ...recording, stream: 4 });
    expect(recording.spikes.reduce((a, b) => a + b)).toBe(again.length);
    expect(recording.history).toHaveLength(61);
    for (const t of again) expect(t >= 0 && t <= 4).toBe(true);
  });

  it('remembers four seconds, and one tick at a time or many at once make no difference', () => {
    const how = { stream: 2, rate: 50, angle: 90 };
    let steps = nothing();
    for (let t = 0; t < 200; t++) steps = record(steps, how);
    expect(steps).toEqual(record(nothing(), { ...how, ticks: 200 }));
    expect(steps.history).toHaveLength(MEMORY);
  });

  it('files every angle under the nearest orientation, also across 180°', () => {
    expect([0, 3, 4, 90, 176, 177, 179].map(binOf)).toEqual([0, 0, 1, 12, 23, 0, 0]);
    for (const [i, angle] of stops.entries()) expect(binOf(angle)).toBe(i);
    expect(BINS * STEP).toBe(180);
  });

  it('learns nothing of orientation from a ring', () => {
    expect(
      record(nothing(), { stream: 1, rate: 90, angle: undefined, ticks: 20 }).ticks.every((n) => n === 0),
    ).toBe(true);
  });
});

describe('the sheet', () => {
  it('reads at the cell’s place what drives the cell, for every stimulus', () => {
    for (const stimulus of knobs.stimulus.options)
      for (const seed of [844, 9, 77]) {
        const { sheet, drive } = at({ panel: 'sheet', stimulus, seed });
        expect(sheet!.here).toBeCloseTo(drive, 6);
        expect(sheet!.drive).toBeCloseTo(drive, 12);
        expect(sheet!.map).toHaveLength(SIDE * SIDE);
      }
  });
});

describe('pooling', () => {
  it('makes the cell care less where the bar is: energy is wide and flat where the simple cell beats', () => {
    const { walk } = at({ panel: 'invariance' });
    expect(walk!.simple.modulation).toBeCloseTo(Math.PI / 2, 1);
    expect(walk!.complex.modulation).toBeLessThan(0.02);
    expect(walk!.complex.extent).toBeGreaterThan(walk!.simple.extent);
    expect(at({ panel: 'invariance', places: 3 }).walk!.complex.extent).toBeGreaterThan(walk!.complex.extent);
  });

  it('answers a dark bar as a light one, which the simple cell does not', () => {
    const [light, dark] = (['light', 'dark'] as const).map(
      (stimulus) => at({ stimulus, cell: 'complex', angle: own.orientation }).rate,
    );
    expect(dark).toBeCloseTo(light, 8);
    expect(light).toBeGreaterThan(10);
  });
});

describe('reverse correlation', () => {
  const run = (params: Params) => {
    const steps = averaging(questionOf(params)!);
    let [told, step] = [0, steps.next()];
    for (; !step.done; step = steps.next()) told++;
    return { told, found: step.value };
  };

  it('grows alike with the frames, near to theory, and says so only of the question asked', () => {
    const params: Params = { ...first, panel: 'noise', frames: 1500 };
    const { told, found } = run(params);
    expect(told).toBe(14);
    expect(found.average).toHaveLength(CHECKS ** 2);
    const known = { noise: { key: JSON.stringify(questionOf(params)), found } };
    const view = solve(params, known);
    expect(Math.abs(view.expected! - view.found!.correlation)).toBeLessThan(0.1);
    expect(view.found!.course.at(-1)!.correlation).toBeGreaterThan(view.found!.course[0].correlation);
    expect(text.caption(view)).toContain('1,500 frames');
    expect(solve({ ...params, stream: 2 }, known).found).toBeUndefined();
    expect(questionOf(first)).toBeUndefined();
  });

  it('sees nothing of a complex cell', () => {
    const { found } = run({ ...first, cell: 'complex', frames: 1500 });
    expect(Math.abs(found.correlation)).toBeLessThan(0.2);
  });
});

it('the outline has its signs within its zones, for even and odd fields', () => {
  for (const phase of [0, 90, 180, 285]) {
    const zones = outline({ ...own, phase });
    expect(zones.map(({ sign }) => sign)).toEqual(['+', '−']);
    for (const { d, x, y } of zones) {
      expect(d.length).toBeGreaterThan(100);
      expect(Math.hypot(x, y)).toBeLessThanOrEqual(Math.hypot(0.5 / own.frequency, own.along));
    }
  }
});

it('no setting says NaN', () => {
  for (const stimulus of knobs.stimulus.options)
    for (const panel of knobs.panel.options)
      for (const cell of knobs.cell.options) {
        for (const extreme of [
          { length: 0.5, width: 0.25, x: 6, y: -6 },
          { length: 12, width: 4, phases: 1, places: 3, ...nothing() },
        ]) {
          const view = at({ stimulus, panel, cell, reveal: true, ...extreme });
          const says = [
            text.describe(view),
            text.caption(view),
            JSON.stringify(text.table(view)),
            ...numbers(view).map(String),
          ].join(' ');
          expect(says).not.toMatch(/NaN|undefined|Infinity/);
        }
      }
});
