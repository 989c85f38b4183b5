import { count, factor, format, subscript } from '#figure/format.ts';
import type { FigureText, Table } from '#figure/types.ts';
import type { Fitting, Product, View, Weight } from './model.ts';

const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
const names = { convolution: 'Convolution', correlation: 'Cross-correlation' };
/** What multiplies the matrix, and what comes out. */
const from = (back: boolean) => (back ? 'g' : 'x');
const into = (back: boolean, i: number) => (back ? `∂L/∂x${subscript(i)}` : `y${subscript(i)}`);
const step = (view: View) => (view.stride === 1 ? 'one column' : `${view.stride} columns`);

export const text = {
  direction: 'Direction',
  directions: { forward: 'Forward: T x', backward: 'Backward: Tᵀ g' },
  operation: 'Operation',
  operations: names,
  stride: 'Stride',
  padding: 'Padding',
  dilation: 'Dilation',
  row: 'Row',
  row_says: (view: Fitting) => (i: number) => `${i} / ${view.matrix.rows - 1}`,
  arrays: { x: 'Input x', w: 'Kernel w', g: 'Gradient g = ∂L/∂y' },
  matrix: (view: View) => (view.back ? 'Tᵀ' : 'T'),
  grid: (view: Fitting) =>
    `Matrix ${text.matrix(view)}, ${count(view.matrix.rows, 'row')}, ${count(view.matrix.columns, 'column')}`,
  entry: (view: Fitting, row: number, column: number) => {
    const tap = view.matrix.tap[row * view.matrix.columns + column];
    return `${tap < 0 ? 'zero' : `${format(view.w[tap])} ${text.name('w', tap)}`}: row ${row}, column ${column}`;
  },
  vector: (view: View) => (view.back ? 'Gradient g' : 'Input x'),
  result: (view: View) => (view.back ? 'Gradient ∂L/∂x' : 'Output y'),
  head: (view: View) => ({
    matrix: view.back ? 'Tᵀ' : 'T',
    vector: from(view.back),
    result: view.back ? '∂L/∂x' : 'y',
  }),
  name: (array: string, i: number) => `${array}${subscript(i)}`,
  resultName: (view: View, i: number) => into(view.back, i),
  product: (product: Product) => `${factor(product.weight)} · ${factor(product.value)}`,
  symbols: (view: Fitting, product: Product) =>
    `${text.name('w', product.tap)}${text.name(from(view.back), product.column)}`,
  noProducts: (view: View) => (view.back ? '0 (no window touches it)' : '0 (this row meets padding only)'),
  reads: (view: Fitting): string =>
    view.products.length
      ? `reads ${list(view.products.map((p) => text.name(from(view.back), p.column)))}`
      : view.back
        ? 'holds no weight'
        : 'reads padding only',
  reaches: (view: Fitting, column: number, rows: readonly number[]): string =>
    rows.length
      ? `${text.name(from(view.back), column)} reaches ${list(rows.map((r) => into(view.back, r)))}, through ${list(rows.map((r) => text.name('w', view.matrix.tap[r * view.matrix.columns + column])))}.`
      : `${text.name(from(view.back), column)} reaches nothing: no window touches it.`,
  hint: 'Point at a cell of the matrix, or move through it with the arrow keys: its row, its column and the copies of its weight light up.',
  weights: 'Tied weights',
  copies: (weight: Weight) => count(weight.copies, 'copy', 'copies'),
  gradient: (j: number) => `∂L/∂${text.name('w', j)} =`,
  addends: (weight: Weight) =>
    weight.addends.length
      ? `= ${weight.addends.map(({ g, x }) => `${factor(g)} · ${factor(x)}`).join(' + ')}`
      : '',
  tally: (view: Fitting) =>
    `${count(view.w.length, 'free parameter')} instead of ${view.matrix.rows} × ${view.matrix.columns} = ${view.matrix.rows * view.matrix.columns}`,
  tallyMore: (view: Fitting) =>
    `${count(view.filled, 'cell holds a copy', 'cells hold copies')}, ${count(view.matrix.rows * view.matrix.columns - view.filled, 'is', 'are')} fixed at zero.`,
  tied: 'A tied weight collects the gradients of all its copies: they add up, as in chapter 2.',
  agrees: (view: Fitting) => {
    const ways = view.back
      ? 'Tᵀg, the transposed convolution of g and the backward pass of the convolution'
      : 'T x and the sliding kernel';
    return view.difference < 1e-9
      ? `${ways} agree in every number.`
      : `${ways} differ by up to ${format(view.difference, 4)}.`;
  },
  edit: (array: string, i: number) => `${text.name(array, i)} =`,
  longer: (array: string) => `Lengthen ${array}`,
  shorter: (array: string) => `Shorten ${array}`,
  misfit: (view: Extract<View, { fits: false }>): string =>
    `A kernel of ${view.w.length}${view.dilation > 1 ? ` with dilation ${view.dilation} spans ${view.reach} and` : ''} does not fit in ${count(view.padded, view.padding ? 'padded sample' : 'sample')}, so the matrix has no row. What would fit: at most ${count(view.longest, 'weight')}, or at least ${count(view.samples, 'sample')}${view.padding < 2 && view.reach <= view.padded - 2 * view.padding + 4 ? ', or more padding' : ''}.`,

  caption(view: View): string {
    if (!view.fits) return 'A matrix needs at least one row: here no window fits.';
    const cells = view.matrix.rows * view.matrix.columns;
    if (view.back)
      return `The backward pass multiplies by Tᵀ: what was row ${view.stride === 1 ? 'by row' : `after row, ${view.stride} apart,`} becomes column by column, and Tᵀ g is exactly the transposed convolution of g. ${view.w.length === 1 ? 'The one weight' : `Each of the ${view.w.length} weights`} sums the gradients of its copies${view.weights[0].copies ? `, ${view.weights[0].copies} for w₀` : ''}.`;
    return `${names[view.operation]} is one matrix: ${count(view.w.length, 'weight')}${view.operation === 'convolution' ? ', read backwards,' : ''} ${view.w.length === 1 ? 'fills' : 'fill'} ${view.filled} of ${count(cells, 'cell')}, each row the one above moved ${step(view)} along. A full layer of this size would have ${count(cells, 'weight')} of its own.`;
  },

  describe(view: View): string {
    if (!view.fits) return text.misfit(view);
    const terms = view.products
      .map(
        (p) =>
          `${text.name('w', p.tap)} times ${text.name(from(view.back), p.column)}, ${factor(p.weight)} · ${factor(p.value)}`,
      )
      .join('; plus ');
    const sum = terms || (view.back ? 'no product at all' : 'nothing but padding');
    return `${text.matrix(view)} has ${count(view.matrix.rows, 'row')} and ${count(view.matrix.columns, 'column')}. Row ${view.row} ${text.reads(view)}: ${into(view.back, view.row)} is ${sum}: ${format(view.result[view.row])}.${view.back ? ` ∂L/∂w is ${list(view.weights.map((weight) => format(weight.gradient)))}.` : ''} ${text.agrees(view)}`;
  },

  table(view: View): Table {
    if (!view.fits) return { caption: text.misfit(view), columns: [''], rows: [] };
    const { rows, columns, data } = view.matrix;
    return {
      caption: `${text.matrix(view)}, row by row, and ${text.result(view)}`,
      columns: [
        'row',
        ...Array.from({ length: columns }, (_, c) => text.name(from(view.back), c)),
        text.head(view).result,
      ],
      rows: Array.from({ length: rows }, (_, r) => [
        r,
        ...data.slice(r * columns, (r + 1) * columns).map((value) => format(value)),
        format(view.result[r]),
      ]),
    };
  },

  keys: [
    ['← → ↑ ↓ in the matrix', 'light a row, a column and a weight'],
    ['+ −', 'raise or lower the chosen number of x, w or g'],
    ['0–9 or Enter', 'type the chosen number'],
  ],
  terms: { x: 'input x', w: 'weights w', y: 'output y' },
} satisfies FigureText<View> & Record<string, unknown>;
