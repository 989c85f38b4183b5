import { count, factor, format } from '#figure/format.ts';
import type { FigureText, Table } from '#figure/types.ts';
import type { Kind, Unit, View } from './model.ts';

const shape = ({ out, into }: { out: number; into: number }) => `${out} × ${into}`;
const numerals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const numeral = (n: number) => numerals[n] ?? String(n);
const capital = (words: string) => words[0].toUpperCase() + words.slice(1);
const several = (words: readonly string[]) =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '');

/** As many digits as a neuron has room for. */
const short = (value: number) => format(value, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
/** A probability, which rounding must not make 0 or 1. */
function share(p: number): string {
  if (p < 0.0005) return '< 0.001';
  if (p >= 0.9995) return '> 0.999';
  return format(p, 3);
}
const equal = (p: number) => (share(p).match(/^[<>]/) ? share(p) : `= ${share(p)}`);
const digits = (unit: Unit) => (unit.inputs.length > 3 ? 2 : 3);
const point = ({ x }: View) => `(${format(x[0])}, ${format(x[1])})`;
const kinds = { input: 'input', hidden: 'hidden layer', embedding: 'embedding', output: 'output' };
const className = (k: number) => `class ${k + 1}`;

/** "unit 2 of hidden layer 3", "output 1". */
const called = ({ kind, column, unit }: Unit) =>
  kind === 'hidden' ? `unit ${unit + 1} of hidden layer ${column}` : `${kinds[kind]} ${unit + 1}`;

/** "five 2 × 2 matrices and a final 3 × 2". */
function matrices({ maps }: View): string {
  const runs: { shape: string; times: number }[] = [];
  for (const map of maps.slice(0, -1)) {
    const run = runs.at(-1);
    if (run?.shape === shape(map)) run.times++;
    else runs.push({ shape: shape(map), times: 1 });
  }
  const parts = runs.map(({ shape, times }, i) =>
    i === 0
      ? `${times === 1 ? 'a' : numeral(times)} ${shape} ${times === 1 ? 'matrix' : 'matrices'}`
      : `${times === 1 ? 'one' : numeral(times)} ${shape}`,
  );
  return several([...parts, `a final ${shape(maps[maps.length - 1])}`]);
}

/** The sum of a unit in numbers: "0.31 · 1.2 + 0.4 · (−2) + 0.07". */
const products = (unit: Unit) =>
  unit.weights.map(
    (w, i) =>
      `${i ? factor(w, digits(unit)) : format(w, digits(unit))} · ${factor(unit.inputs[i], digits(unit))}`,
  );
const written = (unit: Unit) =>
  [...products(unit), factor(unit.bias, digits(unit))].join(' + ').replaceAll(' · ', '\u00a0·\u00a0');

function offWords({ off, hidden, blocked }: View): string {
  const all = hidden.flat().length;
  if (blocked)
    return `Hidden layer ${blocked} is wholly off, so the answer no longer depends on the point: only biases after it are left. ${off.length} of ${all} hidden units are off.`;
  if (!off.length) return `All ${all} hidden units are on.`;
  const named =
    off.length <= 4
      ? ` ${several(off.map(called))}`
      : ` ${several(
          hidden
            .map((units, l) => [units.filter((u) => !u.on).length, l + 1])
            .filter(([n]) => n)
            .map(([n, l]) => `${n} in layer ${l}`),
        )}`;
  return `${off.length} of ${all} hidden units ${off.length === 1 ? 'is' : 'are'} off:${named}.`;
}

/** Points for which the network has stopped listening. */
const deaf = ({ deaf: n }: View) =>
  n ? `; for ${count(n, 'point')} a hidden layer is wholly off, and biases alone answer` : '';

function chosenWords(unit: Unit, view: View): string {
  const name = capital(called(unit));
  if (unit.kind === 'input') return `${name} is ${format(unit.value)}, a coordinate of the point.`;
  const sum = `${name} sums ${written(unit)} = ${format(unit.pre, digits(unit))}`;
  if (unit.kind === 'hidden')
    return unit.on ? `${sum}, which ReLU lets through.` : `${sum}, which ReLU makes 0.`;
  if (unit.kind === 'embedding') return `${sum}, with no ReLU after it.`;
  return `${sum}, a logit, which becomes probability ${share(view.probabilities[unit.unit])}.`;
}

/** "−log 0.829 = 0.188"; where rounding leaves nothing of either, a bound. */
const costWords = (cost: number, p: number) =>
  share(p).match(/^[<>]/)
    ? cost < 0.0005
      ? 'less than 0.001'
      : format(cost, 1)
    : `−log ${share(p)} = ${format(cost, 3)}`;

const state = (view: View) =>
  view.trained
    ? `trained from seed ${view.seed}`
    : `untrained, at PyTorch’s random start from seed ${view.seed}`;

export const text = {
  width: 'Width',
  widthSays: (n: number) => count(n, 'unit'),
  depth: 'Depth',
  depthSays: (n: number) => count(n, 'hidden layer'),
  weights: 'Weights',
  weightNames: { trained: 'trained', start: 'random start' },
  seed: 'Seed of the start',
  datum: 'Datum',
  datumSays: (view: View) => (i: number) =>
    view.datum < 0 ? 'your own point' : `${i + 1} of ${view.data.length}, ${className(view.data[i].label)}`,

  plane: 'Input plane',
  planeSays: ({ data }: View) => `${count(data.length, 'datum', 'data')}; hollow: misread`,
  handle: 'Input point',
  handleRole: 'point of the plane',
  handleSays: (view: View) =>
    `x₁ = ${format(view.x[0])}, x₂ = ${format(view.x[1])}${view.label === undefined ? '' : `, datum of ${className(view.label)}`}`,
  axes: ['x₁', 'x₂'],

  verdict: 'Prediction',
  verdictSays: (view: View) => `${className(view.answer)}, p ${equal(view.probabilities[view.answer])}`,
  label: 'Label',
  labelSays: (view: View) =>
    view.label === undefined
      ? 'none: your own point'
      : `${className(view.label)} ${view.label === view.answer ? '✓ right' : '✗ wrong'}`,
  cost: 'Cost −log p',
  costSays: (view: View) =>
    view.cost === undefined ? 'needs a label' : view.cost < 0.0005 ? '< 0.001' : format(view.cost, 3),

  net: (view: View) =>
    `The network’s ${count(
      view.sizes.reduce((a, b) => a + b),
      'neuron',
    )} in ${view.sizes.length} columns: arrow keys choose one`,
  /** Stands over the symbol of an output, which the mathematical face has no letter for. */
  hat: '^',
  symbols: { input: 'x', hidden: 'h', embedding: 'e', output: 'y' } satisfies Record<Kind, string>,
  does: { input: 'input', hidden: 'ReLU', embedding: 'linear', output: 'softargmax' } satisfies Record<
    Kind,
    string
  >,
  matrix: 'W',
  matrixShape: shape,
  bias: 'b',
  biasSpace: '∈ ℝ',
  addend: (bias: number) => `${bias < 0 ? '−' : '+'}${short(Math.abs(bias))}`,
  short,
  probability: share,
  equals: equal,
  unitAria: (unit: Unit) =>
    `${called(unit)}: ${short(unit.value)}${unit.kind === 'hidden' ? (unit.on ? ', on' : ', off') : ''}`,
  className,

  products,
  number: (value: number, unit: Unit) => format(value, digits(unit)),
  addendIn: (unit: Unit) => factor(unit.bias, digits(unit)),
  inputNote: 'the point’s own coordinate: nothing is computed here',
  onNote: 'positive, so ReLU lets it through',
  offNote: 'not positive, so ReLU makes it 0: the unit is off',
  linearNote: 'no ReLU: the embedding is linear',
  logit: 'z',
  hint: 'Point at a neuron, or walk through the network with the arrow keys.',

  legend: 'Legend',
  scale: ({ most }: View, unit: Unit) => {
    const largest = format(most.maps[Math.max(0, unit.column - 1)], 2);
    return [`−${largest}`, largest];
  },
  scaleName: (unit: Unit) => `weight in map ${Math.max(1, unit.column)}; dashed: negative`,
  fillName: ({ most }: View, unit: Unit) =>
    unit.kind === 'output'
      ? 'fill: probability'
      : `fill: output; full colour is ${short(most.columns[unit.column])}, this column’s largest over the data`,
  offName: 'off',
  biasName: '+b bias',

  untrained: ({ width, depth, seed, shipped }: View) =>
    shipped
      ? `Untrained: PyTorch’s random start, seed ${seed}.`
      : `Untrained: no network of ${width} × ${depth} ships with the book, so this is PyTorch’s random start, seed ${seed}.`,

  caption(view: View): string {
    const maps = view.maps.length;
    const rectified = view.maps.filter(({ relu }) => relu).length;
    return `${capital(numeral(view.sizes.length))} columns, but ${numeral(maps)} affine maps: ${matrices(view)}, each with a bias vector, ${count(view.parameters, 'parameter')} in all. ReLU follows the first ${rectified === 1 ? 'only' : numeral(rectified)}; the embedding e is linear. ${view.trained ? 'Trained' : 'Untrained'}, it reads ${view.right} of ${view.data.length} points rightly${deaf(view)}.`;
  },

  describe(view: View): string {
    const p = view.probabilities[view.answer];
    const says = `the network says ${className(view.answer)}, with probability ${share(p)}`;
    const judged =
      view.label === undefined || view.cost === undefined
        ? `At ${point(view)} ${says}.`
        : `At ${point(view)}, a datum of ${className(view.label)}, ${says}: ${view.label === view.answer ? 'right' : 'wrong'}, at a cost of ${costWords(view.cost, view.probabilities[view.label])}.`;
    const shown = view.trained ? '' : ` The weights are ${state(view)}.`;
    return `${judged}${shown} ${offWords(view)} ${chosenWords(view.chosen, view)}`;
  },

  table: (view: View): Table => ({
    caption: `Every neuron at ${point(view)}; the network is ${state(view)}. Of the outputs, the last column is the probability.`,
    columns: ['layer', 'unit', 'weighted sum', 'bias', 'output'],
    rows: view.columns
      .flat()
      .map((unit) => [
        unit.kind === 'hidden' ? `hidden ${unit.column}` : unit.kind,
        unit.unit + 1,
        ...(unit.kind === 'input' ? ['–', '–'] : [format(unit.pre - unit.bias, 4), format(unit.bias, 4)]),
        format(unit.value, 4),
      ]),
  }),

  keys: [
    ['← → ↑ ↓ on the point', 'move it; with Shift, further'],
    ['Page Up, Page Down on the point', 'the previous or the next datum'],
    ['← → ↑ ↓ in the network', 'the next neuron, the next layer'],
  ],
  terms: {
    x: 'input x',
    h: 'hidden h',
    W: 'weights W',
    b: 'biases b',
    e: 'embedding e',
    y: 'output ŷ',
  },
} satisfies FigureText<View> & Record<string, unknown>;
