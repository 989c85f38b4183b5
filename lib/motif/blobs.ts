/**
 * Numbers the blobs of a picture: cells that are on and touch, by a side or a corner (8 neighbours), share a number.
 *
 * @param on height × width cells, row by row. @param width cells in a row.
 * @returns for each cell 0 where it is off, or the number of its blob, 1, 2, … in reading order; and how many there are.
 */
export function blobs(on: ArrayLike<boolean>, width: number): { labels: Int32Array; count: number } {
  const labels = new Int32Array(on.length);
  let count = 0;
  for (let start = 0; start < on.length; start++) {
    if (!on[start] || labels[start]) continue;
    labels[start] = ++count;
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const next of around(at, width, on.length)) {
        if (!on[next] || labels[next]) continue;
        labels[next] = count;
        open.push(next);
      }
    }
  }
  return { labels, count };
}

/** The up to eight neighbours of a cell. */
export function around(at: number, width: number, cells: number): number[] {
  const col = at % width;
  const columns = [-1, 0, 1].filter((d) => col + d >= 0 && col + d < width);
  return [-width, 0, width].flatMap((down) =>
    columns.map((d) => at + down + d).filter((i) => i !== at && i >= 0 && i < cells),
  );
}
