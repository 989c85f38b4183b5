import { count, factor, format, subscript } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import type { Law, View } from './model.ts';

const row = (values: readonly number[]) => values.map((value) => format(value)).join('  ');
const signs = { convolution: '∗', correlation: '⋆' };
const names = { convolution: 'convolution', correlation: 'cross-correlation' };

/** Output `position` under the index that the formula gives it. */
const output = (view: View, position = view.position) => `y${subscript(view.firstIndex + position)}`;

const misfit = ({ w, x }: View) =>
  `A kernel of ${w.length} does not fit in ${count(x.length, 'sample')}: shorten w, lengthen x, or keep outputs that reach over the edge (same, full).`;
const verdict = (law: Law) => (law.holds ? 'holds' : `fails by up to ${format(law.difference)}`);
/** What cross-correlation breaks, with these numbers. */
function failing({ laws }: View): string {
  const [commutes, associates] = laws.map((law) => law.holds);
  if (commutes && associates) return 'These numbers happen to obey both laws; most do not.';
  if (associates) return 'Without the flip, order begins to matter: the commutative law fails.';
  if (commutes) return 'Without the flip, grouping begins to matter: the associative law fails.';
  return 'Without the flip, order begins to matter and both laws fail.';
}
const operations = { convolution: 'Convolution', correlation: 'Cross-correlation' };

export const text = {
  operation: 'Operation',
  operations,
  mode: 'Outputs kept',
  modes: { full: 'full', same: 'same', valid: 'valid' },
  position: 'Output',
  position_says: (view: View) => (position: number) =>
    view.fits ? `${output(view, position)}, ${position + 1} of ${view.y.length}` : 'none',
  x: 'Input x',
  w: 'Kernel w',
  wFlipped: 'Kernel w, reversed',
  y: 'Output y',
  v: 'Second kernel v',
  cell: (array: 'x' | 'w' | 'v' | 'y', i: number) => `${array}${subscript(i)}`,
  paddingCell: 'padding',
  edit: (array: string, i: number) => `${array}${subscript(i)} =`,
  longer: (array: string) => `Lengthen ${array}`,
  shorter: (array: string) => `Shorten ${array}`,
  misfit,
  output,
  product: (w: number, x: number) => `${factor(w)} · ${factor(x)}`,
  laws: 'Two laws, tried on these numbers',
  law: (view: View, law: Law) => {
    const s = signs[view.operation];
    return law.name === 'commutative' ? `x ${s} w = w ${s} x` : `(x ${s} w) ${s} v = x ${s} (w ${s} v)`;
  },
  verdict,
  sides: (law: Law) =>
    law.holds ? `[ ${row(law.left)} ]` : `[ ${row(law.left)} ]  ≠  [ ${row(law.right)} ]`,

  caption: (view: View) =>
    view.flip
      ? `Convolution reads the kernel backwards: w₀ meets the last sample of the window, ${view.w.length > 1 ? `w${subscript(view.w.length - 1)} the first` : 'and it is alone'}. That flip is what makes both laws hold.`
      : `Cross-correlation reads the kernel as it is written. ${failing(view)}`,

  describe(view: View) {
    if (!view.fits) return misfit(view);
    const products = view.products
      .map((t) => `${factor(t.w)} times ${t.padding ? 'padding 0' : factor(t.x)}`)
      .join(', plus ');
    const laws = view.laws.map((law) => `the ${law.name} law ${verdict(law)}`).join('; ');
    return `The ${names[view.operation]} of ${count(view.x.length, 'sample')} with a kernel of ${view.w.length} has ${count(view.y.length, 'output')} in mode ${view.mode}. Output ${view.position + 1}, ${output(view)}, is ${products}: ${format(view.sum)}. ${laws[0].toUpperCase()}${laws.slice(1)}.`;
  },

  table: (view: View) => ({
    caption: `${operations[view.operation]}, ${view.mode}`,
    columns: ['place', 'x', 'w', 'index of y', 'y'],
    rows: Array.from({ length: Math.max(view.x.length, view.w.length, view.y.length) }, (_, i) => [
      i,
      ...[view.x, view.w].map((values) => (i < values.length ? format(values[i]) : '')),
      ...(i < view.y.length ? [format(view.firstIndex + i), format(view.y[i])] : ['', '']),
    ]),
  }),

  keys: [
    ['+ −', 'raise or lower the chosen number'],
    ['0–9 or Enter', 'type the chosen number'],
  ],

  terms: { x: 'input x', w: 'kernel w', y: 'output y' },
} satisfies FigureText<View> & Record<string, unknown>;
