import { describe, expect, it } from 'vitest';
import { rank } from './rank.ts';

const map = (...matrix: number[]) => ({ matrix, offset: [3, -4] });

describe('rank', () => {
  it('is 2 for what keeps areas apart from 0, 1 for a projection, 0 for a constant', () => {
    expect(rank(map(1, 0, 0, 1))).toBe(2);
    expect(rank(map(0, -1e-3, 1e3, 0))).toBe(2);
    expect(rank(map(1, 2, 0, 0))).toBe(1);
    expect(rank(map(1, 2, -3, -6))).toBe(1);
    expect(rank(map(0, 0, 0, 0))).toBe(0);
  });

  it('takes rows for parallel that are so within rounding', () => {
    const [x, y] = [Math.SQRT2, Math.PI];
    expect(rank(map(x, y, (0.1 + 0.2) * x, 0.1 * y + 0.2 * y))).toBe(1);
  });
});
