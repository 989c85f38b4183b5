import { around } from './blobs.ts';

/**
 * Non-maximum suppression: the cells above `threshold` that no neighbour (of eight) exceeds; of equal neighbours the first
 * in reading order stays.
 *
 * @param map height × width scores, row by row. @param width cells in a row.
 * @returns places of the peaks, in reading order.
 */
export function peaks(map: ArrayLike<number>, width: number, threshold: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < map.length; at++) {
    if (!(map[at] > threshold)) continue;
    const beaten = around(at, width, map.length).some(
      (i) => map[i] > map[at] || (map[i] === map[at] && i < at),
    );
    if (!beaten) found.push(at);
  }
  return found;
}
