import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { random } from '#lib/random.ts';
import { knobs, NEURONS, numbers, type Params, solve } from './model.ts';
import { pictures } from './pictures.ts';
import { LOOPED, STAGE_IDS, stages } from './stages.ts';
import { text } from './text.ts';
import { type Answer, DURATIONS, keep, kept, plan, screenFrames, summary } from './trials.ts';

const set = (some: Partial<Params>): Params => ({ ...initial(knobs), ...some });

describe('latency', () => {
  it('opens at a tenth of a second, where typical responses have come as far as AIT', () => {
    const view = solve(initial(knobs));
    expect(view.t).toBe(100);
    expect(view.rows.filter(({ level }) => level === 1).at(-1)?.id).toBe('ait');
    expect(view.end).toBe(260);
    expect(text.caption(view)).toContain('1 spike from a neuron');
  });

  it('lists stages in the order in which they answer', () => {
    expect(stages.map(({ id }) => id)).toEqual(STAGE_IDS);
    for (const [i, { first, typical }] of stages.entries()) {
      expect(first).toBeLessThan(typical);
      if (i) expect(first - stages[i - 1].first).toBeGreaterThanOrEqual(10);
    }
  });

  it('finds one spike in 10 ms at 100 per second, and as many neurons that fire as promised', () => {
    const { budget } = solve(initial(knobs));
    expect(budget).toMatchObject({ ms: 10, mean: 1 });
    expect(Math.abs(budget!.fired / NEURONS - budget!.fires)).toBeLessThan(0.15);
  });

  it('has no budget where no stage follows', () => {
    const view = solve(set({ stage: 'finger' }));
    expect(view.budget).toBeUndefined();
    expect(numbers(view)).toHaveLength(2 * stages.length);
  });

  it('meets the EEG with one round between V1 and V2, and misses it with one between V1 and AIT', () => {
    expect(solve(initial(knobs)).verdict).toBe('met');
    expect(solve(set({ low: 'v1', high: 'v2', rounds: 1 })).verdict).toBe('met');
    expect(solve(set({ low: 'v1', high: 'v2', rounds: 2 })).verdict).toBe('early');
    const view = solve(set({ rounds: 1 }));
    expect(view.verdict).toBe('missed');
    expect(view.due).toMatchObject({ id: 'pfc', early: 180, late: 210 });
    expect(text.verdict(view)).toContain('misses the 150 ms');
  });

  it('takes a loop in either order, and none between a stage and itself', () => {
    expect(solve(set({ low: 'ait', high: 'v1', rounds: 2 })).rows).toEqual(
      solve(set({ low: 'v1', high: 'ait', rounds: 2 })).rows,
    );
    const none = solve(set({ low: 'v4', high: 'v4', rounds: 3 }));
    expect(none.round).toBe(false);
    expect(none.end).toBe(260);
    expect(text.loopNote(none)).toContain('two different');
  });

  it('says something whole of every setting', () => {
    for (const low of LOOPED)
      for (const high of LOOPED)
        for (const stage of STAGE_IDS) {
          const view = solve(
            set({
              low,
              high,
              stage,
              rounds: Math.min(knobs.rounds.max, LOOPED.indexOf(low)),
              t: 150 * LOOPED.indexOf(high),
              deadline: 'fastest',
            }),
          );
          expect(view.end).toBeLessThanOrEqual(knobs.t.max);
          const says = [text.caption(view), text.describe(view), text.rasterNote(view), text.loopNote(view)];
          says.push(...text.table(view).rows.flat().map(String));
          for (const words of says) expect(words).not.toMatch(/NaN|undefined|Infinity/);
        }
  });
});

describe('the flash test', () => {
  it('shows every duration as often, animals and things by halves, and every trial with a full mask', () => {
    const trials = plan(8, random(4));
    for (const ms of DURATIONS) {
      const own = trials.filter((trial) => trial.ms === ms);
      expect(own).toHaveLength(8);
      expect(own.filter(({ picture }) => pictures[picture.picture].animal)).toHaveLength(4);
    }
    expect(trials.every(({ mask }) => mask.length === 25)).toBe(true);
    expect(JSON.stringify(trials)).not.toMatch(/NaN|null/);
  });

  it('says what a screen makes of its durations', () => {
    expect(screenFrames(60).map(({ frames }) => frames)).toEqual([1, 2, 4, 5, 6]);
    expect(screenFrames(60)[0].shown).toBeCloseTo(16.67, 2);
    expect(screenFrames(100).map(({ shown }) => shown)).toEqual([20, 40, 60, 80, 100]);
  });

  it('gives each duration its share and Wilson’s interval, and all of it where nothing was answered', () => {
    const answers: Answer[] = [true, true, true, false].map((right) => ({ ms: 40, shown: 33.3, right }));
    const [none, four] = summary(answers);
    expect(none).toMatchObject({ trials: 0, low: 0, high: 1, share: undefined });
    expect(four).toMatchObject({ trials: 4, right: 3, share: 0.75 });
    expect(four.low).toBeCloseTo(0.3006, 4);
    expect(four.high).toBeCloseTo(0.9544, 4);
    expect(text.describe(solve(initial(knobs), answers))).toContain('3 of 4 right at 40 ms');
  });

  it('reads what it kept, and nothing else', () => {
    const answers: Answer[] = [
      { ms: 20, shown: 16.7, right: true },
      { ms: 100, shown: 100, right: false },
    ];
    expect(kept(keep(answers))).toEqual(answers);
    for (const broken of [
      '',
      '{',
      '{}',
      'null',
      '[1]',
      '[[20,16.7]]',
      '[[30,16.7,1]]',
      '[[20,"x",1]]',
      '[[20,-1,1]]',
      '[[20,16.7,2]]',
    ])
      expect(kept(broken)).toBeUndefined();
    expect(kept(JSON.stringify(Array(2001).fill([20, 16.7, 1])))).toBeUndefined();
  });
});
