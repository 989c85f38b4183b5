import { factor, format } from '#figure/format.ts';
import type { FigureText, Table } from '#figure/types.ts';
import type { Law, View } from './model.ts';

const subscript = (n: number) =>
  String(n)
    .replace('-', '₋')
    .replace(/\d/g, (d) => '₀₁₂₃₄₅₆₇₈₉'[Number(d)]);
const row = (values: readonly number[]) => values.map((value) => format(value)).join('  ');
const signs = { convolution: '∗', correlation: '⋆' };
const names = { convolution: 'convolution', correlation: 'cross-correlation' };

/** Formula index of output `position`: in mode 'full' numbering starts where the kernel first touches x. */
const output = (view: View) => `y${subscript(view.position)}`;

export const text = {
  operation: 'Operation',
  operations: { convolution: 'Convolution', correlation: 'Cross-correlation' },
  mode: 'Outputs kept',
  modes: { full: 'full', same: 'same', valid: 'valid' },
  position: 'Output',
  position_says: (view: View) => (position: number) => `y${subscript(position)} of ${view.y.length}`,
  x: 'Input x',
  w: 'Kernel w',
  wFlipped: 'Kernel w, reversed',
  y: 'Output y',
  v: 'Second kernel v',
  cell: (array: 'x' | 'w' | 'v' | 'y', i: number) => `${array}${subscript(i)}`,
  paddingCell: 'padding',
  edit: (array: string, i: number) => `${array}${subscript(i)} =`,
  longer: (array: string) => `Add a number to ${array}`,
  shorter: (array: string) => `Take the last number of ${array} away`,
  misfit: (view: View): string =>
    `A kernel of ${view.w.length} does not fit in ${view.x.length} samples: shorten w, lengthen x, or keep outputs that reach over the edge (same, full).`,
  sum: (view: View) => output(view),
  product: (w: number, x: number) => `${factor(w)} · ${factor(x)}`,
  laws: 'Two laws, tried on these numbers',
  law: (view: View, law: Law) => {
    const s = signs[view.operation];
    return law.name === 'commutative' ? `x ${s} w = w ${s} x` : `(x ${s} w) ${s} v = x ${s} (w ${s} v)`;
  },
  verdict: (law: Law): string => (law.holds ? 'holds' : `fails by up to ${format(law.difference)}`),
  sides: (law: Law) =>
    law.holds ? `[ ${row(law.left)} ]` : `[ ${row(law.left)} ]  ≠  [ ${row(law.right)} ]`,

  caption: (view: View) =>
    view.flip
      ? `Convolution reads the kernel backwards: w₀ meets the newest sample of the window, w${subscript(view.w.length - 1)} the oldest. That flip is what makes both laws hold.`
      : `Cross-correlation reads the kernel as it is written. ${view.laws.every((law) => law.holds) ? 'These numbers happen to obey both laws; most do not.' : 'Without the flip, order begins to matter and the laws fail.'}`,

  describe(view: View): string {
    if (!view.fits) return text.misfit(view);
    const products = view.products
      .map((t) => `${factor(t.w)} times ${t.padding ? 'padding 0' : factor(t.x)}`)
      .join(', plus ');
    const laws = view.laws.map((law) => `${law.name} law ${text.verdict(law)}`).join('; ');
    return `The ${names[view.operation]} of ${view.x.length} samples with a kernel of ${view.w.length} has ${view.y.length} ${view.mode} outputs. Output ${view.position} is ${products}: ${format(view.sum)}. The ${laws}.`;
  },

  table: (view: View): Table => ({
    caption: `${text.operations[view.operation]}, ${view.mode}`,
    columns: ['index', 'x', 'w', 'y'],
    rows: Array.from({ length: Math.max(view.x.length, view.w.length, view.y.length) }, (_, i) => [
      i,
      ...[view.x, view.w, view.y].map((values) => (i < values.length ? format(values[i]) : '')),
    ]),
  }),

  keys: [
    ['+ −', 'raise or lower the chosen number'],
    ['0–9 or Enter', 'type the chosen number'],
  ],

  terms: { x: 'input x', w: 'kernel w', y: 'output y' },
} satisfies FigureText<View> & Record<string, unknown>;
