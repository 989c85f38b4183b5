import { count, format, whole } from '#figure/format.ts';
import type { FigureText, Table } from '#figure/types.ts';
import type { Line, Problem, Transposed } from './line.ts';
import type { LineView, PlaneView, Row, StackView, TransposedView, View } from './model.ts';

/** A piece of the written-out sum; `term` links it to the formula and to the picture. */
export type Token = { says: string; term?: string };

const plain = (says: string): Token => ({ says });
const samples = (n: number) => count(n, 'sample');
const number = (n: number) => format(n, 2);
const words = (items: readonly (string | number)[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
const between = (first: number, last: number) =>
  first === last ? format(first) : `${format(first)} to ${format(last)}`;
/** "samples 3 to 7", "sample 3". */
const those = (name: string, first: number, last: number) =>
  `${name}${first === last ? '' : 's'} ${between(first, last)}`;

/** "a kernel of 5", with its reach where dilation widens it. */
const kernel = (line: Line) =>
  line.d === 1
    ? `a kernel of ${line.k}`
    : `a kernel of ${line.k} with dilation ${line.d}, which spans ${line.reach},`;
const padding = (line: Line) => {
  if (line.left + line.right === 0) return '';
  return line.left === line.right
    ? ` and padding ${line.left}`
    : ` and padding ${line.left} left, ${line.right} right`;
};

const refusals: {
  [K in Problem['kind']]: (line: Line, problem: Extract<Problem, { kind: K }>, what: string) => string;
} = {
  wide: (line, { reach, padded, kernel: k, padding: p, dilation }, what) => {
    const room =
      line.left + line.right
        ? `${line.n} + ${line.left + line.right} padded ${what}`
        : count(padded, what.replace(/s$/, ''));
    const ways = [
      `a kernel of at most ${k}`,
      ...(dilation >= 1 && dilation < line.d ? [`dilation of at most ${dilation}`] : []),
      p <= 8 ? `padding of at least ${p}` : `at least ${reach - line.left - line.right} ${what}`,
    ];
    return `${kernel(line)[0].toUpperCase()}${kernel(line).slice(1)} does not fit in ${room}: there is no first window, so no output. What would fit: ${ways.join(', or ')}.`;
  },
  same: (line) =>
    `PyTorch refuses padding='same' with stride ${line.s}: skipping outputs cannot leave as many as went in. What would fit: stride 1, or padding typed in as a number.`,
  extra: (line, { most }) =>
    `Output padding ${(line as Transposed).extra} is refused: it only chooses among the sizes that one stride folds together, so it must stay below the stride (${line.s}) or the dilation (${line.d}). What would fit: at most ${most}.`,
  cropped: (line, { spread, padding: p }) =>
    `Padding of ${line.p} cuts ${samples(line.p)} off each end of ${spread} and leaves none. What would fit: padding of at most ${p}.`,
};

const refusal = (line: Line, what = 'samples') =>
  line.problem ? refusals[line.problem.kind](line, line.problem as never, what) : '';

/** What becomes of the samples that no window reads. */
function unread(line: Line): string {
  const missed = line.runs
    .filter((r) => !r.outside && r.state === 'missed')
    .reduce((sum, r) => sum + r.to - r.from, 0);
  const left = line.lost - missed;
  const parts = [
    ...(left ? [`${samples(left)} at the end`] : []),
    ...(missed ? [`${left ? missed : samples(missed)} between the weights or the windows`] : []),
  ];
  if (parts.length) return `${words(parts)} ${line.lost === 1 ? 'is' : 'are'} read by no window.`;
  return line.rest ? `Only padding is left over.` : 'Every sample is read.';
}

function misfits(table: readonly Row[]): string {
  const wrong = table.filter((row) => row.size && !row.agrees);
  const right = table.filter((row) => row.agrees).map((row) => row.s);
  if (!wrong.length)
    return right.length === 1
      ? 'is right at stride 1, the only one allowed here'
      : 'gives whole numbers at every stride shown here, and is right';
  const pairs = wrong.map((row) => `${number(row.lecture)} (really ${row.size})`);
  return `is right at ${right.length === 1 ? 'stride' : 'strides'} ${words(right)}, and fails at ${words(wrong.map((row) => row.s))}, where it gives ${words(pairs)}`;
}

export const text = {
  kind: 'Size of',
  kinds: {
    line: 'One dimension',
    plane: 'Two dimensions',
    transposed: 'Transposed',
    stack: 'Stack of layers',
  },
  mode: 'Padding',
  modes: { given: 'p, as set', valid: 'valid', same: 'same', full: 'full' },
  n: 'Samples n',
  h: 'Height H',
  w: 'Width W',
  k: 'Kernel k',
  s: 'Stride s',
  p: 'Padding p',
  d: 'Dilation d',
  extra: 'Output padding o',
  window: { line: 'Window', plane: 'Window', transposed: 'Input', stack: 'Unit' },
  window_says: (view: View) => (i: number) => `${i} / ${Math.max(0, view.units - 1)}`,

  /** Names of the lanes of a line, with their numbers. */
  lane: {
    samples: (line: Line) => `${line.n} ${line.n === 1 ? 'sample' : 'samples'}`,
    padded: (line: Line) => (line.left + line.right ? `+ ${line.left + line.right} padding` : ''),
    steps: (line: Line) => count(line.steps, 'step'),
    stepsMore: (line: Line, transposed: boolean) =>
      `of ${line.s}, then ${line.rest} ${transposed ? 'added' : 'left'}`,
    windows: (line: Line) => count(line.size, 'window'),
    outputs: (line: Line) => count(line.size, 'output'),
    inputs: (line: Line) => count(line.n, 'input'),
    stamps: (line: Line) => `${count(line.n, 'kernel')} put down`,
    result: (line: Line) => count(line.size, 'output'),
    cut: (line: Transposed) =>
      [line.extra ? `+${line.extra} added` : '', line.p ? `−2 · ${line.p} cut` : '']
        .filter(Boolean)
        .join(', '),
  },
  firstWindow: (line: Line) =>
    line.d === 1
      ? `first window: ${line.reach}`
      : `first window: ${line.d} · ${line.k - 1} + 1 = ${line.reach}`,
  leftover: (line: Line, transposed: boolean) => `${line.rest} ${transposed ? 'added' : 'left'}`,
  ends: 'The end, enlarged',
  endsSay: (line: Line) =>
    line.rest
      ? `The next step needs ${samples(line.s)} and finds ${line.rest}: the floor throws that ${format(line.rest / line.s, 3)} of a step away. ${unread(line)}`
      : `The last window ends exactly at the edge: nothing to round. ${unread(line)}`,
  transposedEnds: (line: Transposed): string =>
    line.folded[0] === line.folded[1]
      ? `With stride 1 there is one way back: a convolution makes ${line.n} out of ${line.folded[0]} only.`
      : `A convolution with these settings makes ${line.n} out of ${words([`${between(...line.folded)}`])}, all alike. Output padding says which of them comes back.`,

  sum: (line: Line, mode: string): Token[] => {
    const pads = mode === 'given' ? `2 · ${line.p}` : `${line.left + line.right}`;
    return [
      plain('('),
      { says: `${line.n}`, term: 'n' },
      plain(' + '),
      { says: pads, term: 'p' },
      plain(' − '),
      { says: `${line.d}`, term: 'd' },
      plain(' · ('),
      { says: `${line.k}`, term: 'k' },
      plain(' − 1) − 1) / '),
      { says: `${line.s}`, term: 's' },
      plain(' + 1'),
    ];
  },
  exact: (line: Line) => `= ${number(line.exact)} + 1`,
  floored: (line: Line) => `⌊${number(line.exact)}⌋ + 1 = ${line.steps} + 1 =`,
  transposedSum: (line: Transposed): Token[] => [
    plain('('),
    { says: `${line.n}`, term: 'n' },
    plain(' − 1) · '),
    { says: `${line.s}`, term: 's' },
    plain(' − '),
    { says: `2 · ${line.p}`, term: 'p' },
    plain(' + '),
    { says: `${line.d}`, term: 'd' },
    plain(' · ('),
    { says: `${line.k}`, term: 'k' },
    plain(' − 1) + '),
    { says: `${line.extra}`, term: 'o' },
    plain(' + 1 ='),
  ],
  axis: { h: 'Height', w: 'Width' },
  refusal,

  compare: (n: number, k: number) => `Every stride for n = ${n}, k = ${k}`,
  stride: 's',
  lectureForm: 'Lecture: (n − (k − 1))/s',
  exactForm: 'Before ⌊ ⌋',
  right: 'Outputs',
  lectureNumber: (row: Row) => (row.lecture > 0 ? number(row.lecture) : '–'),
  exactNumber: (row: Row) => (row.exact >= 1 ? number(row.exact) : '–'),
  size: (row: Row) => (row.size ? `${row.size}` : 'refused'),
  verdict: (row: Row) => (!row.size ? '' : row.agrees ? '✓' : '≠'),
  rowName: (row: Row) =>
    row.size
      ? `Stride ${row.s}: the lecture's form gives ${number(row.lecture)}, right is ${row.size}${row.agrees ? '' : ', they disagree'}`
      : `Stride ${row.s}: refused`,
  rule: (view: LineView): string =>
    view.line.left + view.line.right || view.line.d > 1
      ? 'The lecture’s form is taken here with n + 2p for n and d(k − 1) for k − 1. Rounded up, it is always right.'
      : 'Rounded up, the lecture’s form is always right: ⌈(n − (k − 1))/s⌉.',

  plane: {
    input: (view: PlaneView): string => `Input ${view.rows.n} × ${view.columns.n}`,
    padded: (view: PlaneView): string =>
      view.rows.padded > view.rows.n ? `, padded to ${view.rows.padded} × ${view.columns.padded}` : '',
    output: (view: PlaneView): string => `Output ${view.rows.size} × ${view.columns.size}`,
    at: (view: PlaneView): string => `row ${view.row.i}, column ${view.column.i}`,
    loss: (view: PlaneView): string => {
      const all = view.rows.n * view.columns.n;
      const read = (view.rows.n - view.rows.lost) * (view.columns.n - view.columns.lost);
      return read === all
        ? all === 1
          ? 'The one sample is read.'
          : `Every one of the ${samples(all)} is read.`
        : `${whole(all - read)} of ${samples(all)} (${format((100 * (all - read)) / all, all - read < all / 100 ? 1 : 0)} %) ${all - read === 1 ? 'is' : 'are'} read by no window.`;
    },
    picture: (view: PlaneView): string =>
      `${view.rows.n} by ${view.columns.n} samples; the marked window reads ${those('row', view.row.start, view.row.end)} and ${those('column', view.column.start, view.column.end)}`,
  },

  stack: {
    layer: (i: number) => (i ? `Layer ${i}` : 'Input'),
    columns: ['', 'k', 's', 'p', 'd', 'Size', 'Sees', 'Jump', 'First centre'],
    grows: (before: number, layer: { k: number; d: number }, jump: number) =>
      `${before} + ${layer.d * (layer.k - 1)} · ${jump} =`,
    edit: (i: number, field: string) => `Layer ${i + 1}, ${field}`,
    add: 'Add a layer',
    remove: (i: number) => `Remove layer ${i + 1}`,
    units: (size: number) => count(size, 'unit'),
    sees: (r: number) => (r === 1 ? 'itself' : `sees ${r}`),
    failed: (view: StackView): string =>
      view.stack.failed
        ? `Layer ${view.stack.failed.layer} receives ${count(view.stack.failed.line.n, 'unit')}. ${refusal(view.stack.failed.line, 'units')}`
        : '',
    range: (view: StackView): string => {
      const {
        range: [first, last],
        real,
        levels,
      } = view.stack;
      const all = levels.at(-1)!.receptiveField;
      const edge =
        real < all ? `; ${all - real} of these ${all} ${all - real === 1 ? 'is' : 'are'} padding` : '';
      return `${those('sample', first, last)}${edge}`;
    },
    picture: 'Layers over the input, with what the marked unit sees in each',
  },

  caption(view: View): string {
    switch (view.kind) {
      case 'line': {
        if (!view.fits)
          return 'Not every setting has an output; this one has none, and the figure says what would fit.';
        const form =
          view.line.left + view.line.right || view.line.d > 1
            ? 'the lecture’s form, padding and dilation put in,'
            : 'the lecture’s (n − (k − 1))/s';
        return `The first window takes ${view.line.reach} of ${count(view.line.padded, view.line.padded > view.line.n ? 'padded sample' : 'sample')}, the rest holds ${count(view.line.steps, 'whole step')} of ${view.line.s}: ${count(view.line.size, 'output')}. For ${samples(view.line.n)} and ${count(view.line.k, 'weight')} ${form} ${misfits(view.table)}.`;
      }
      case 'plane':
        if (!view.fits)
          return view.mode === 'same'
            ? 'Not every setting has an output; this one has none, and the figure says what would fit.'
            : `Each dimension is counted on its own, and here ${view.rows.problem && view.columns.problem ? 'neither' : 'one of them'} has ${view.rows.problem && view.columns.problem ? '' : 'no '}room for a window.`;
        return `Each dimension is counted on its own: ${count(view.rows.size, 'window')} ${view.rows.size === 1 ? 'fits' : 'fit'} downwards and ${view.columns.size} across, ${whole(view.units)} in all. ${text.plane.loss(view)}`;
      case 'transposed':
        if (!view.fits) return 'A transposed convolution has limits of its own; this setting breaks one.';
        return `Transposed, the same arithmetic runs backwards and needs no floor: ${view.line.n === 1 ? '1 input makes' : `${view.line.n} inputs put down ${view.line.s} apart make`} ${view.line.size}. ${text.transposedEnds(view.line)}`;
      case 'stack': {
        const { levels, range: seen } = view.stack;
        const top = levels.at(-1)!;
        const { failed } = view.stack;
        if (failed)
          return `Sizes only shrink without padding: before layer ${failed.layer} there ${top.size === 1 ? 'is' : 'are'} ${count(top.size, 'unit')} left, fewer than the ${failed.line.reach} its kernel spans, so the stack ends there.`;
        const units =
          top.size === 1
            ? `1 unit, which sees ${samples(top.receptiveField)}`
            : `${count(top.size, 'unit')}, each seeing ${samples(top.receptiveField)} and standing ${top.jump} apart`;
        return `After ${count(levels.length - 1, 'layer')} ${samples(view.n)} ${view.n === 1 ? 'has' : 'have'} become ${units}: strides multiply, so later kernels reach further. Unit ${view.at} looks at ${those('sample', ...seen)}.`;
      }
    }
  },

  describe(view: View): string {
    switch (view.kind) {
      case 'line': {
        const { line, window } = view;
        if (!view.fits) return refusal(line);
        return `${samples(line.n)}, ${kernel(line)}${line.d === 1 ? ',' : ''} stride ${line.s}${padding(line)}: the window can move ${samples(line.room)}, which is ${number(line.exact)} ${line.exact === 1 ? 'step' : 'steps'}, rounded down ${line.steps}, plus 1 makes ${count(line.size, 'output')}. Window ${window.i} reads ${those('sample', window.start, window.end)}${line.d > 1 && line.k > 1 ? `, every ${line.d}${line.d === 2 ? 'nd' : line.d === 3 ? 'rd' : 'th'} of them` : ''}. ${unread(line)}`;
      }
      case 'plane':
        if (view.rows.problem?.kind === 'same') return refusal(view.rows);
        if (!view.fits)
          return [
            ['Height', view.rows],
            ['Width', view.columns],
          ]
            .filter(([, l]) => (l as Line).problem)
            .map(([a, l]) => `${a}: ${refusal(l as Line)}`)
            .join(' ');
        return `${text.plane.input(view)}${text.plane.padded(view)}, ${kernel(view.rows)}${view.rows.d === 1 ? ',' : ''} stride ${view.rows.s}: ${text.plane.output(view).toLowerCase()}. The window at ${text.plane.at(view)} reads ${those('row', view.row.start, view.row.end)} and ${those('column', view.column.start, view.column.end)}. ${text.plane.loss(view)}`;
      case 'transposed': {
        const { line, window } = view;
        if (!view.fits) return refusal(line);
        return `${count(line.n, 'input')} with ${kernel(line)}${line.d === 1 ? ',' : ''} stride ${line.s}, padding ${line.p} and output padding ${line.extra}: ${count(line.size, 'output')}. Input ${window.i} adds its kernel to ${those('output', window.start, window.end)}${window.start < 0 || window.end >= line.size ? '; what falls outside is cut off' : ''}.`;
      }
      case 'stack': {
        const { levels } = view.stack;
        const sizes = `Sizes from input to last layer: ${levels.map((level) => level.size).join(', ')}.`;
        if (view.stack.failed) return `${text.stack.failed(view)} ${sizes}`;
        return `${sizes} Unit ${view.at} of layer ${levels.length - 1} sees ${text.stack.range(view)}.`;
      }
    }
  },

  table(view: View): Table {
    switch (view.kind) {
      case 'line':
        return {
          caption: text.compare(view.line.n, view.line.k),
          columns: ['stride', 'lecture’s form', 'before rounding', 'outputs'],
          rows: view.table.map((row) => [
            row.s,
            text.lectureNumber(row),
            text.exactNumber(row),
            text.size(row),
          ]),
        };
      case 'plane':
        return {
          caption: 'Each dimension',
          columns: [
            'dimension',
            'samples',
            'padded',
            'kernel spans',
            'before rounding',
            'outputs',
            'left over',
          ],
          rows: [['height', view.rows] as const, ['width', view.columns] as const].map(([name, line]) => [
            name,
            line.n,
            line.padded,
            line.reach,
            number(line.exact + 1),
            line.size,
            line.rest,
          ]),
        };
      case 'transposed':
        return {
          caption: 'Where each input puts its kernel',
          columns: ['input', 'first output', 'last output'],
          rows: view.line.starts.map((start, i) => [i, format(start), format(start + view.line.reach - 1)]),
        };
      case 'stack':
        return {
          caption: 'Each layer, in input samples',
          columns: ['layer', 'k', 's', 'p', 'd', 'size', 'receptive field', 'jump', 'first centre'],
          rows: view.stack.levels.map((level, i) => {
            const layer = i ? view.layers[i - 1] : undefined;
            return [
              text.stack.layer(i),
              layer?.k ?? '',
              layer?.s ?? '',
              layer?.p ?? '',
              layer?.d ?? '',
              level.size,
              level.receptiveField,
              level.jump,
              format(level.start),
            ];
          }),
        };
    }
  },

  keys: [['↑ ↓ in the table of strides', 'choose a stride']],
  terms: { n: 'n samples', k: 'k weights', s: 'stride s', p: 'padding p', y: 'm outputs' },
} satisfies FigureText<View> & Record<string, unknown>;

export type { TransposedView };
