import { format, whole } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import type { knobs, View } from './model.ts';
import type { Cell } from './pad.ts';

type Rule = (typeof knobs)['rule']['initial'];
type Source = (typeof knobs)['source']['initial'];

const value = (v: number) => v.toFixed(2);
const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const listed = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
const name = ({ level, map }: Pick<View, 'level' | 'map'>) => `map ${map + 1} of layer ${level + 1}`;
const capital = (words: string) => words[0].toUpperCase() + words.slice(1);
/** "an 8", "a 3". */
const a = (label: number) => `${label === 8 ? 'an' : 'a'} ${label}`;
const size = ({ field }: View) => `${field} × ${field}`;
const span = (first: number, length: number) => `${format(first)} to ${format(first + length - 1)}`;

/** "eight 3s and one 5": which digits the nine patches are from, the most frequent first. */
function origins({ nine }: View): string {
  const counts = new Map<number, number>();
  for (const { label } of nine) counts.set(label, (counts.get(label) ?? 0) + 1);
  const ordered = [...counts].sort(([x, n], [y, m]) => m - n || x - y);
  return listed(ordered.map(([label, n]) => `${numbers[n]} ${label}${n > 1 ? 's' : ''}`));
}

/** What is looked at, inside a sentence. */
const what = ({ from, source }: View) =>
  source === 'drawing'
    ? 'your drawing'
    : from.index === undefined
      ? 'an empty sheet'
      : `test digit ${whole(from.index)}, ${a(from.label)}`;

const means: Record<Rule, string> = {
  deconvnet:
    'The unit’s kernel is spread below it, maxima go back to the places that won, what is negative is dropped, and the kernels of layer 1 spread the rest.',
  gradient:
    'The gradient: more ink where it is positive would raise the unit, where it is negative lower it.',
  guided: 'As the gradient, but at each ReLU what is negative on its way back is dropped too.',
};
const projected = (view: View) =>
  view.level === 0
    ? 'In layer 1 the projection is the kernel itself, whichever way it is carried back.'
    : means[view.rule];

export const text = {
  layer1: 'Layer 1: six maps',
  layer1Note: 'Their kernels, 5 × 5: the weights themselves.',
  layer2: 'Layer 2: 16 maps',
  layer2Note:
    'Each map’s 150 weights are six slices and no picture: what is shown is the projection of its strongest patch.',
  kernels: 'Maps of layer 1',
  maps: 'Maps of layer 2',
  kernelSays: (m: number) => `layer 1, map ${m + 1}`,
  mapSays: (m: number) => `layer 2, map ${m + 1}`,
  patches: 'Nine strongest patches',
  patchesNote: (view: View) => `of 10,000 test digits: ${origins(view)}.`,
  patchSays: (view: View, i: number) =>
    `patch ${i + 1}: test digit ${whole(view.nine[i].index)}, ${a(view.nine[i].label)}, ${value(view.nine[i].value)}`,
  projections: 'What it answers to',
  projectionsNote: (view: View) =>
    view.level === 0
      ? 'The kernel: + blue, − orange.'
      : `${view.rule === 'deconvnet' ? 'Deconvnet projection' : view.rule === 'gradient' ? 'Gradient' : 'Guided gradient'}: + blue, − orange.`,
  projectionsSay: (view: View) => `Projections of the nine patches of ${name(view)}.`,

  looked: (view: View) => capital(what(view)),
  fieldNote: (view: View) =>
    `The unit sees rows ${span(view.unit.top, view.field)}, columns ${span(view.unit.left, view.field)}.`,
  fires: (view: View) => `Where ${name(view)} fires`,
  firesNote: (view: View) =>
    `${whole(view.on)} of ${whole(view.places)} places; ringed: ${value(view.unit.value)}.`,
  firesSay: (view: View) =>
    `${capital(name(view))} on ${what(view)}: above zero at ${view.on} of ${view.places} places.`,
  answer: 'What the ringed unit answers to',
  answerNote: (view: View) =>
    view.level === 0 ? 'Its kernel, where it stands.' : 'Its projection, where it stands.',
  ideal: 'An input made for it',
  idealNote: (view: View) => `${size(view)} pixels found by gradient ascent: ${value(view.ideal.value)}.`,

  source: 'Look at',
  sources: {
    strongest: 'the chosen patch’s digit',
    ...Object.fromEntries(Array.from({ length: 10 }, (_, d) => [String(d), `${a(d)} of the test digits`])),
    drawing: 'your own drawing',
  } as Record<Source, string>,
  clear: 'Clear',
  pad: 'Sheet to draw a digit on',
  padSays: ({ row, col }: Cell, on: boolean) => `row ${row}, column ${col}: ${on ? 'ink' : 'paper'}`,
  rule: 'Carried back by',
  rules: { deconvnet: 'Deconvnet', gradient: 'Gradient', guided: 'Guided' } as Record<Rule, string>,
  failed: 'The network could not be loaded, so the figure shows its first state.',

  caption: (view: View) => {
    const [most, least] = [view.nine[0].value, view.nine[view.nine.length - 1].value];
    const found = `${capital(name(view))} looks for something that ${origins(view)} share: of all patches of ${size(view)} pixels in 10,000 test digits these nine drive it hardest, to ${value(least)} … ${value(most)}.`;
    const made = value(view.ideal.value);
    return view.ideal.value > 1.1 * most
      ? `${found} An input made for it, no longer as a vector than they are, drives it to ${made}: no patch of the test digits gets there.`
      : `${found} An input made for it, no longer as a vector than they are, gets hardly further: ${made}.`;
  },

  describe(view: View) {
    const place = `row ${view.unit.row}, column ${view.unit.col}`;
    const fired =
      view.unit.value > 0
        ? `it is above zero at ${view.on} of ${view.places} places, and ${view.source === 'strongest' ? 'the chosen' : 'its strongest'} unit, at ${place}, is ${value(view.unit.value)}`
        : 'it does not fire at all';
    return `${capital(name(view))}, on ${what(view)}: ${fired}. That unit sees ${size(view)} pixels, rows ${span(view.unit.top, view.field)}, columns ${span(view.unit.left, view.field)}. ${projected(view)}`;
  },

  table: (view: View) => ({
    caption: `The nine strongest patches of ${name(view)}, at most one from each test digit. The input made for it has length ${value(view.ideal.norm)} as a vector; the longest of the nine has ${value(view.ideal.longest)}.`,
    columns: ['Patch', 'Test digit', 'Class', 'Unit’s row', 'Unit’s column', 'Activation'],
    rows: view.nine.map(({ label, index, row, col, value: v }, i) => [
      i + 1,
      whole(index),
      label,
      row,
      col,
      format(v, 4),
    ]),
  }),

  keys: [
    ['← → ↑ ↓', 'on maps and patches: choose the next; on the sheet to draw on: move the pen'],
    ['Space', 'on the sheet to draw on: ink or wipe'],
  ],

  terms: { p: 'projection x̂', w: 'kernels w₁', u: 'unit u' },
} satisfies FigureText<View> & Record<string, unknown>;
