/** The lecture's three templates, 5 × 5, row by row: 1 where there must be ink, −1 where there must be none. */
const from = (...rows: readonly string[]): number[] =>
  Array.from(rows.join(''), (mark) => (mark === '#' ? 1 : -1));

const corner = ['.....', '.####', '.####', '.##..', '.##..'];

/** The end of a stroke that comes from the left, and the upper and lower left corner, each the other's mirror. */
export const templates = {
  endpoint: from('.....', '###..', '####.', '###..', '.....'),
  upper: from(...corner),
  lower: from(...corner.toReversed()),
};

/** Pixels on a side of a template. */
export const REACH = 5;

/** The lecture's thresholds, read off its pictures: just under the peaks of what is sought. */
export const thresholds = { endpoint: 15, upper: 20, lower: 20 };
