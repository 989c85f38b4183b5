type Point = readonly [x: number, y: number];

/** The corners of the smallest convex polygon around points, in order (Andrew's monotone chain, 1979). */
export function hull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turns = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point) =>
    (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const chain = (way: readonly Point[]) =>
    way
      .reduce<Point[]>((kept, point) => {
        while (kept.length > 1 && turns(kept[kept.length - 2], kept[kept.length - 1], point) <= 0) kept.pop();
        kept.push(point);
        return kept;
      }, [])
      .slice(0, -1);
  return [...chain(sorted), ...chain(sorted.toReversed())];
}
