import { describe, expect, it } from 'vitest';
import { choice, initial, list, range, toggle } from './knobs.ts';
import { fromQuery, toQuery } from './share.ts';

const knobs = {
  stride: range(1, { min: 1, max: 5 }),
  kernel: list([1, 2], { min: -9, max: 9, step: 0.5, least: 1, most: 3 }),
  mode: choice('valid', ['full', 'same', 'valid']),
  bias: toggle(false),
};
const first = initial(knobs);

describe('toQuery', () => {
  it('says nothing of the first state', () => expect(toQuery(knobs, first)).toBe(''));
  it('says only what differs, and the version last', () => {
    expect(toQuery(knobs, { ...first, kernel: [1, -2.5], bias: true })).toBe(
      '?kernel=1,-2.5&bias=1&version=1',
    );
  });
});

describe('fromQuery', () => {
  it('reads what toQuery wrote', () => {
    const params = { stride: 3, kernel: [0.5], mode: 'full' as const, bias: true };
    expect(fromQuery(knobs, toQuery(knobs, params))).toEqual({ params });
  });

  it.each(['', '?'])('takes %o for the first state', (query) =>
    expect(fromQuery(knobs, query)).toEqual({ params: first }),
  );

  it.each([
    '?stride=3',
    '?stride=3&versio',
    '?stride=x&version=1',
    '?stride=&version=1',
    '?kernel=,&version=1',
    '?mode=Full&version=1',
    '?bias=2&version=1',
  ])('gives the first state for %s and calls it broken', (query) =>
    expect(fromQuery(knobs, query)).toEqual({ params: first, problem: 'broken' }),
  );

  it('calls a link that is far too long broken', () => {
    expect(fromQuery(knobs, `?kernel=${'1,'.repeat(9000)}1&version=1`).problem).toBe('broken');
  });

  it('recognises another version', () =>
    expect(fromQuery(knobs, '?stride=3&version=2')).toEqual({ params: first, problem: 'version' }));

  it.each([
    ['?stride=99&version=1', { stride: 5 }],
    ['?stride=-1&version=1', { stride: 1 }],
    ['?stride=2.4&version=1', { stride: 2 }],
    ['?kernel=1,2,3,4&version=1', { kernel: [1, 2, 3] }],
    ['?kernel=1e308&version=1', { kernel: [9] }],
  ])('moves %s to the nearest allowed state and says so', (query, change) => {
    expect(fromQuery(knobs, query)).toEqual({ params: { ...first, ...change }, problem: 'adjusted' });
  });

  it('ignores names that are no knobs', () =>
    expect(fromQuery(knobs, '?__proto__=1&other=2&version=1')).toEqual({ params: first }));

  it('never changes the first state itself', () => {
    const { params } = fromQuery(knobs, '');
    params.kernel.push(7);
    expect(initial(knobs).kernel).toEqual([1, 2]);
  });
});
