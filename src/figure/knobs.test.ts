import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawing, LinkError, list, range, snap } from './knobs.ts';

describe('snap', () => {
  it('gives a setting within the limits, at most half a step away', () => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (value) => {
        const setting = snap(value, { min: -9, max: 9, step: 0.5 });
        const clamped = Math.max(-9, Math.min(9, value));
        expect(Math.abs(setting - clamped)).toBeLessThanOrEqual(0.25 + 1e-6);
        expect(Math.abs(setting)).toBeLessThanOrEqual(9);
      }),
    );
  });
  it('leaves settings where they are', () => expect(snap(0.3, { min: 0, max: 1, step: 0.1 })).toBe(0.3));
});

describe('range', () => {
  const knob = range(1, { min: 0, max: 4 });
  it.each(['', ' ', 'x', 'NaN', 'Infinity', '0x1', '1 2', '--1'])('refuses %o', (text) =>
    expect(() => knob.read(text)).toThrow(LinkError),
  );
  it('takes numbers however large', () => expect([knob.read('1e999'), knob.read('-1e999')]).toEqual([4, 0]));
});

describe('list', () => {
  const knob = list([1], { min: 0, max: 9, least: 2, most: 3 });
  it('refuses a list that is too short', () => expect(() => knob.read('1')).toThrow(LinkError));
  it('cuts a list that is too long', () => expect(knob.read('1,2,3,4')).toEqual([1, 2, 3]));
});

describe('drawing', () => {
  const knob = drawing(new Uint8Array(35), 7, 5);
  it('reads what it wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 35, maxLength: 35, max: 1 }), (cells) => {
        expect(knob.read(knob.write(cells))).toEqual(cells);
      }),
    );
  });
  it.each(['', 'A', '%%%%%%%', 'AAAAAAAA', 'é'.repeat(7)])('refuses %o', (text) =>
    expect(() => knob.read(text)).toThrow(LinkError),
  );
});
