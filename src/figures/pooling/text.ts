import { count, format } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import type { Curve, View } from './model.ts';
import type { Mode } from './modes.ts';

const NOTHING = 1e-6;
const px = (n: number) => `${n}\u00a0px`;
const square = (n: number) => `${n}\u00a0×\u00a0${n}`;

function percent(share: number): string {
  if (Number.isNaN(share)) return '–';
  return Number.isFinite(share) ? `${format(100 * share, 0)}\u00a0%` : '∞';
}

const modes: Record<Mode, string> = {
  none: 'none',
  stride: 'stride',
  max: 'max',
  average: 'average',
  length: 'L2',
  blur: 'blur',
  maxblur: 'max + blur',
};

const every = (stride: number) =>
  stride === 1 ? 'every sample kept' : `one sample kept in every ${square(stride)}`;

/** What is done to the feature map. */
function doing({ mode, kernel, stride, whole }: View): string {
  const windows = whole ? 'over the whole map' : `of ${square(kernel)}, stride ${stride}`;
  return {
    none: 'no pooling',
    stride: `a bare stride, ${every(stride)}`,
    max: `max pooling ${windows}`,
    average: `average pooling ${windows}`,
    length: `L2 pooling ${windows}`,
    blur: `a binomial blur of ${square(kernel + 1)}, ${every(stride)}`,
    maxblur: `maxima of ${square(kernel)}, a blur of ${square(kernel + 1)}, ${every(stride)}`,
  }[mode];
}

const between = (shares: readonly number[]) => {
  const [least, most] = [percent(Math.min(...shares)), percent(Math.max(...shares))];
  return least === most ? least : `${least.replace('\u00a0%', '')} to ${most}`;
};

/** What the totals over all shifts show. */
function totals(view: View): string {
  const { change, total } = view.curve;
  if (change.every((size) => size === 0)) return 'Whatever the shift, the answer is the same: invariance';
  if (!total.every(Number.isFinite))
    return 'Its samples of the unmoved map are all 0, those of the moved map are not: between samples, whole lines go unseen';
  const same = (share: number) => Math.abs(share - 1) < NOTHING;
  if (total.every(same)) return 'The total of its values is the same at every shift';
  const step = view.mode === 'none' ? 1 : view.stride;
  const [whole, partial] = [total.filter((_, i) => i % step === 0), total.filter((_, i) => i % step !== 0)];
  if (whole.every(same) && partial.length)
    return `At ${step === 2 ? 'even shifts' : `multiples of ${px(step)}`} its total is that of the unmoved map, at ${step === 2 ? 'odd ones' : 'the others'} ${between(partial)} of it: not invariant`;
  return `Over the shifts, its total is ${between(total)} of the unmoved map’s: not invariant`;
}

const differing = ({ differ }: View) => differ.filter(Boolean).length;

/** "3 of 64 values differ, by 61 %". */
function difference(view: View): string {
  const n = differing(view);
  const all = count(view.differ.length, 'value');
  if (n === 0) return `${view.differ.length === 1 ? 'The one value' : `All ${all}`} as before, exactly`;
  return `${n} of ${all} ${n === 1 ? 'differs' : 'differ'}: changed by ${percent(view.change.p)}`;
}

function finding(view: View): string {
  const { shift, change } = view;
  if (view.scrambles) {
    const kept = differing(view) === 0;
    const done = `Inside every ${square(view.kernel)} window the values have changed places, which changes the feature map by ${percent(change.h)}`;
    return kept
      ? `${done}; after ${doing(view)}, every number is as it was. Where in its window a value stood is lost`
      : `${done}; after ${doing(view)}, ${differing(view)} of ${count(view.differ.length, 'value')} differ`;
  }
  if (shift === 0) return `Not moved: the map to compare with, after ${doing(view)}`;
  const moves = `The picture moves by ${px(shift)}, the feature map moves along exactly (equivariance): place by place, it has changed by ${percent(change.h)}`;
  return view.mode === 'none'
    ? moves
    : `${moves}; after ${doing(view)}, ${change.p ? `by ${percent(change.p)}` : 'not at all'}`;
}

/** The sum behind one output, written out as long as it can be read. */
function written({ mode, window, value }: View): string {
  const { values, weights, divisor } = window;
  const result = format(value, 3);
  const listed = values
    .map((v, i) => ({ v, weight: weights?.[i] ?? 1 }))
    .filter(({ v }) => values.length <= 4 || v !== 0);
  if (mode === 'none' || mode === 'stride') return `the one sample: ${result}`;
  if (listed.length === 0 && values.length > 4) return `every value is 0: ${result}`;
  const few = listed.length <= 12;
  const zeros = values.length > listed.length ? ', zeros left out' : '';
  const list = (says: (term: (typeof listed)[number]) => string, join: string) =>
    few ? listed.map(says).join(join) : `${count(listed.length, 'value')} above 0`;
  const rest = few ? zeros : '';
  if (mode === 'max') return `max(${list(({ v }) => format(v), ', ')}) = ${result}${rest}`;
  if (mode === 'average') return `(${list(({ v }) => format(v), ' + ')}) / ${divisor} = ${result}${rest}`;
  if (mode === 'length') return `√(${list(({ v }) => `${format(v)}²`, ' + ')}) = ${result}${rest}`;
  return `(${list(({ v, weight }) => `${weight}·${format(v)}`, ' + ')}) / ${divisor} = ${result}${rest}`;
}

const pictures = { seven: 'Seven', block: 'Block', stripes: 'Stripes', dot: 'Dot', drawing: 'Your drawing' };
const filters = {
  edge: 'left edges',
  vertical: 'upright lines',
  horizontal: 'level lines',
  none: 'the ink itself',
};

const place = (row: number, col: number) => `(${row}, ${col})`;
const row = (what: string, { mode }: Curve, shares: readonly number[]) => [
  `${modes[mode]}: ${what}`,
  ...shares.map(percent),
];

export const text = {
  titles: { x: 'Picture x', h: 'Feature map h', p: 'Pooled map p', window: 'One window' },
  draw: 'Draw on it.',
  point: 'Point at a cell.',
  size: square,
  before: (view: View) => (view.scrambles ? 'before scrambling' : 'unmoved'),
  foot: {
    x: ({ shift }: View) => (shift ? `moved by ${px(shift)}; edges wrap round` : 'not moved'),
    h: (view: View) => {
      const { now, before } = view.largest;
      const largest = `largest value ${format(now)}${now === before ? ', as before' : `, before ${format(before)}`}`;
      if (view.scrambles) return `scrambled inside its windows; ${largest}`;
      if (!view.shift) return largest;
      return `${view.equivariant ? 'moved along, value by value' : 'not moved along'}; ${largest}`;
    },
    p: difference,
  },
  canvas: 'Picture',
  canvasSays: (row: number, col: number, on: boolean) => `pixel ${place(row, col)}, ${on ? 'ink' : 'paper'}`,
  mapAlt: (view: View) => `Feature map: ${filters[view.filter]}`,
  beforeAlt: { x: 'Picture, not moved', h: 'Feature map before', p: 'Pooled map before' },
  pooled: 'Pooled map',
  cellSays: (view: View) => `${place(view.row, view.col)}: ${written(view)}`,
  windowTitle: (view: View) => `behind p${place(view.row, view.col)}`,
  windowAlt: 'Values in the window',
  filterNote: ({ filter }: View) => `w, for ${filters[filter]}`,
  maxima: 'each value is itself a maximum',
  written,
  weight: (weight: number) => `×${weight}`,
  chart: {
    change: 'Change',
    changeNote: '|P(Tx) − P(x)| / |P(x)|',
    total: 'Total',
    totalNote: 'Σ P(Tx) / Σ P(x)',
  },
  apart: '√2: nothing overlaps any more',
  compare: (view: View) => `At ${px(view.shift)}`,
  columns: { mode: 'pooling', change: 'change', total: 'total' },
  modes,
  percent,
  px,
  totals,
  picture: 'Picture',
  pictures,
  filter: 'Feature',
  filters,
  shift: 'Shift to the right',
  mode: 'Pooling',
  kernel: 'Window',
  kernels: { '2': '2 × 2', '3': '3 × 3', '4': '4 × 4', '8': '8 × 8', '16': 'whole map' },
  stride: 'Stride',
  scramble: 'Scramble inside windows',
  another: 'Another order',
  cannot: 'Windows overlap: with the stride as large as the window, their values could be scrambled.',
  undo: 'Undo',
  clear: 'Clear',

  caption: (view: View) => `${finding(view)}. ${view.scrambles ? '' : `${totals(view)}.`}`.trim(),

  describe: (view: View) =>
    `${pictures[view.picture]}, moved by ${px(view.shift)}; feature: ${filters[view.filter]}; ${doing(view)}: ${view.side === 1 ? 'one value' : `${square(view.side)} values`}. ${difference(view)}. At ${place(view.row, view.col)}: ${written(view)}. The largest value of the whole feature map is ${format(view.largest.now)}, before ${format(view.largest.before)}.`,

  table: (view: View) => ({
    caption: `Relative change |P(Tx) − P(x)| / |P(x)|, and total Σ P(Tx) / Σ P(x); window ${square(view.kernel)}, stride ${view.stride}`,
    columns: ['pooling', ...view.curve.change.map((_, shift) => px(shift))],
    rows: [
      ...view.curves.map((curve) => row('change', curve, curve.change)),
      ...view.curves.map((curve) => row('total', curve, curve.total)),
    ],
  }),

  keys: [
    ['← → ↑ ↓', 'on the picture: move the pen; on the pooled map: choose a cell'],
    ['Space', 'on the picture: ink or clear the pixel'],
  ],

  terms: { x: 'picture x', h: 'feature map h', p: 'pooled map p', k: 'window' },
} satisfies FigureText<View> & Record<string, unknown>;
