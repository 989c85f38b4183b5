import { count, format } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import { FARTHEST, type motifs, type View } from './model.ts';

type Motif = (typeof motifs)[number];
const names: Record<Motif, string> = { endpoint: 'Endpoint', upper: 'Upper corner', lower: 'Lower corner' };
const score = (value: number) => format(value, 1);
const percent = (share: number) => {
  const value = 100 * share;
  return `${value > 0 && value < 0.05 ? '< 0.1' : format(value, 1)}\u00a0%`;
};
const px = (n: number) => `${format(Math.abs(n))} px`;

function direction({ right, down }: { right: number; down: number }): string {
  const parts = [
    right ? `${px(right)} to the ${right > 0 ? 'right' : 'left'}` : '',
    down ? `${px(down)} ${down > 0 ? 'down' : 'up'}` : '',
  ].filter(Boolean);
  return parts.join(' and ') || 'not at all';
}

/** A set of whole moves in words. */
function moves(found: readonly number[], step: number): string {
  const all = 2 * FARTHEST + 1;
  if (found.length === 0) return 'at no move';
  if (found.length === all) return 'at every move';
  if (found.length === 1)
    return found[0] === 0 ? 'only where nothing is moved sideways' : `only at ${format(found[0])} px`;
  const [first, end] = [found[0], found[found.length - 1]];
  const gap = found[1] - found[0];
  const even = found.every((value, i) => value === first + i * gap);
  if (even && gap === 1) return `from ${format(first)} to ${format(end)} px`;
  const multiples = found.every((value) => value % step === 0) && step > 1;
  if (multiples && found.length === 2 * Math.floor(FARTHEST / step) + 1) return `at multiples of ${step} px`;
  if (multiples && even && gap === step)
    return `at the multiples of ${step} px from ${format(first)} to ${format(end)}`;
  return `at ${found.map((value) => format(value)).join(', ')} px`;
}

/** Why it fails, from what was measured and set. */
function verdict(view: View): string {
  const { exact, step, layer, down } = view;
  const along = down ? `, ${px(down)} ${down > 0 ? 'down' : 'up'}` : '';
  const whole = moves(exact.whole, step);
  const inside = moves(exact.interior, step);
  const finding =
    whole === inside
      ? `Sideways${along}, the maps move exactly with the letter ${whole}${exact.whole.length > 1 ? ', borders included' : ''}.`
      : `Sideways${along}, the maps move exactly with the letter ${inside} where no window sees the padding, and ${whole} over the whole map.`;
  if (!layer.sharing)
    return `${finding} Every place has weights of its own, so what one place finds another may miss.`;
  if (step > 1) return `${finding} Windows stand ${step} px apart: a move by less falls between them.`;
  return finding;
}

const motion = (view: View) =>
  view.equivariant
    ? 'exactly: equivariance'
    : view.equivariantInside
      ? `but for ${percent(view.gap.whole)} at the border: equivariance`
      : `with an error of ${percent(view.gap.whole)}: no equivariance`;

const place = ([row, col]: readonly [number, number]) => `(${row}, ${col})`;
const places = (found: readonly (readonly [number, number])[]) =>
  found.length ? found.map(place).join(', ') : 'no place';
/** "found at (4, 4), (15, 4), then (4, 8), (15, 8)". */
function found(view: View): string {
  const [before, after] = [view.before, view.after].map((maps) => maps.flatMap((map) => map.places));
  if (!before.length && !after.length) return 'Nothing is above its threshold, before or after';
  return `Above threshold at ${places(before)}, then at ${places(after)}`;
}

function kept(view: View): string {
  if (view.sameCounts && view.sameMaxima) return 'The counts and the largest scores stay as they were';
  if (view.sameCounts) return 'The counts stay, the largest scores do not';
  return `The counts change from ${view.before.map((m) => m.count).join(', ')} to ${view.after.map((m) => m.count).join(', ')}`;
}

const paddings = { white: 'paper', zeros: 'zeros', circular: 'circular' } as const;

export const text = {
  input: 'Letter x',
  moved: 'Moved, Tx',
  drag: 'Drag it.',
  movedBy: direction,
  handle: 'Moved letter',
  handleSays: (view: View) => `moved ${direction(view)}`,
  rows: { before: 'f(x)', after: 'f(Tx)', difference: 'f(Tx) − T f(x)' },
  rowSays: {
    before: 'maps of the letter',
    after: 'maps of the moved letter',
    difference: 'what is left after the maps were moved too',
  },
  motif: (name: Motif) => names[name],
  mapAlt: (row: 'before' | 'after' | 'difference', name: Motif) =>
    `${names[name]}: ${{ before: 'scores on the letter', after: 'scores on the moved letter', difference: 'difference' }[row]}`,
  places: (found: readonly (readonly [number, number])[]) =>
    found.length ? found.slice(0, 2).map(place).join(' ') : 'none found',
  kept: ({ count: n, max }: View['before'][number]) => `${n} found, max ${score(max)}`,
  meter: 'Meter',
  meterNote: '|f(Tx) − T f(x)| / |T f(x)|',
  whole: 'whole map',
  interior: 'away from the border',
  percent,
  chart: 'The meter at every move to the side',
  chartAlt: (view: View) => verdict(view),
  axis: 'px to the right',
  verdict,
  letter: 'Letter',
  letters: { C: 'C', D: 'D' },
  right: 'To the right',
  down: 'Down',
  pixels: (value: number) => `${format(value)} px`,
  sharing: 'One set of weights for all places',
  seed: 'Seed of the untied weights',
  stride: 'Stride',
  strides: { '1': '1', '2': '2' },
  padding: 'Beyond the edge',
  paddings,
  pooling: 'Pooling 2 × 2',
  poolings: { none: 'none', max: 'max', average: 'average' },

  caption: (view: View) =>
    `Moved ${direction(view)}, the ${view.letter} takes its maps along ${motion(view)}. ${kept(view)}${view.sameCounts && view.sameMaxima ? ': invariance' : ''}. ${verdict(view)}`,

  describe: (view: View) =>
    `${view.letter} moved ${direction(view)}; weights ${view.sharing ? 'shared' : `of its own for every place (seed ${view.seed})`}, stride ${view.stride}, ${paddings[view.padding]} beyond the edge, ${view.pooling === 'none' ? 'no pooling' : `${view.pooling} pooling`}. ${found(view)}. The relative error of moving the maps instead is ${percent(view.gap.whole)} over the whole map and ${percent(view.gap.interior)} away from the border. ${kept(view)}. ${verdict(view)}`,

  table: (view: View) => ({
    caption: `Relative error |f(Tx) − T f(x)| / |T f(x)| for moves to the side, ${count(view.side ** 2, 'output')} a map`,
    columns: ['moved to the right, px', 'whole map', 'away from the border'],
    rows: view.curve.map(({ right, whole, interior }) => [format(right), percent(whole), percent(interior)]),
  }),

  keys: [
    ['← → ↑ ↓', 'on the handle: move the letter by a pixel'],
    ['Shift + arrow', 'by four pixels'],
  ],

  terms: { x: 'moved letter Tx', y: 'its maps f(Tx)', z: 'moved maps T f(x)' },
} satisfies FigureText<View> & Record<string, unknown>;
