import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossEntropy, softmax } from './softmax.ts';

const logits = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 6 });

describe('softmax', () => {
  it('gives probabilities: none negative, and they sum to 1, however large the logits', () => {
    fc.assert(
      fc.property(logits, (y) => {
        const p = softmax(y);
        expect(Math.min(...p)).toBeGreaterThanOrEqual(0);
        expect(p.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('does not see a number added to all logits', () => {
    fc.assert(
      fc.property(logits, fc.double({ min: -50, max: 50, noNaN: true }), (y, c) => {
        const moved = softmax(y.map((v) => v + c));
        softmax(y).forEach((p, k) => {
          expect(moved[k]).toBeCloseTo(p, 9);
        });
      }),
    );
  });

  it('agrees with a case worked by hand: logits log 1, log 2, log 5 are probabilities 1/8, 2/8, 5/8', () => {
    softmax([0, Math.log(2), Math.log(5)]).forEach((p, k) => {
      expect(p).toBeCloseTo([1, 2, 5][k] / 8, 12);
    });
  });
});

describe('crossEntropy', () => {
  it('is −log of the probability of the right class', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1 }), (y) => {
        softmax(y).forEach((p, k) => {
          expect(crossEntropy(y, k)).toBeCloseTo(-Math.log(p), 9);
        });
      }),
    );
  });

  it('stays finite where the probability has become 0', () => {
    expect(crossEntropy([0, 2000], 0)).toBe(2000);
  });

  it('refuses a class that is not there', () => {
    expect(() => crossEntropy([1, 2], 2)).toThrow(RangeError);
  });
});
