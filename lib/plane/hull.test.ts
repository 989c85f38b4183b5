import { expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { hull } from './hull.ts';

it('gives a square its corners and leaves out what lies inside', () => {
  const corners = [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
  ] as const;
  expect(hull([[1, 1], ...corners, [1, 0]]).toSorted()).toEqual([...corners].toSorted());
});

it('turns one way at every corner, with every point on that side', () => {
  const by = random(5);
  const points = Array.from({ length: 30 }, () => [by(), by()] as const);
  const corners = hull(points);
  corners.forEach(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % corners.length];
    for (const [x, y] of points)
      expect((bx - ax) * (y - ay) - (by - ay) * (x - ax)).toBeGreaterThanOrEqual(-1e-12);
  });
});
