import { format, subscript } from '#figure/format.ts';
import type { FigureText, Table } from '#figure/types.ts';
import { MATRIX, type Name, STEPS, type View } from './model.ts';

/** As many digits as a cell has room for. */
const short = (value: number) => format(value, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
const vector = (values: ArrayLike<number>, digits = 2) =>
  `(${Array.from(values, (value) => format(value, digits)).join(', ')})`;
const scalar = (values: ArrayLike<number>, digits = 2) =>
  values.length === 1 ? format(values[0], digits) : vector(values, digits);
/** A small number: as a decimal, or as a power of ten. */
function small(value: number): string {
  if (value === 0) return '0';
  if (value >= 0.001) return format(value, value < 0.1 ? 4 : 3);
  const power = Math.floor(Math.log10(value));
  return `${format(value / 10 ** power, 1)} · 10^${format(power)}`;
}
const dims = (rows: number, columns: number) => `${rows} × ${columns}`;

const formulas: Record<Name, string> = {
  rotation: 'w = (cos u, sin u): u is an angle, w a direction',
  softplus: 'wᵢ = log(1 + exp uᵢ): weights that stay positive',
  identity: 'w = u: nothing is transformed',
  linear: `w = A u with A = [${MATRIX.map((row) => row.map((a) => format(a)).join(', ')).join('; ')}]`,
  tie: 'w₁ = w₂ = u₁ and w₃ = w₄ = u₂: the Y branch',
};
const called: Record<Name, string> = {
  rotation: 'a rotation',
  softplus: 'the softplus',
  identity: 'the identity',
  linear: 'linear',
  tie: 'a copy that ties weights',
};

const values = (rows: readonly { readonly value: number }[]) => rows.map(({ value }) => value);
const gradients = (rows: readonly { readonly gradient: number }[]) => rows.map(({ gradient }) => gradient);

/** The worst disagreement of autodiff and finite differences. */
const worst = ({ variables, jacobian, numeric }: View) =>
  Math.max(
    ...Object.values(variables)
      .flat()
      .map((row) => Math.abs(row.gradient - row.numeric)),
    ...Array.from(jacobian.data, (value, i) => Math.abs(value - numeric.data[i])),
  );

function law(view: View): string {
  if (view.affine)
    return `H is affine, so both lines agree at every η: what is left, ${small(view.next.gap)}, is rounding.`;
  if (view.exponent === undefined) return 'Here the gap is too small to measure above rounding.';
  return `Over the smallest steps that rounding leaves readable, the gap grows like η to the power ${format(view.exponent, 2)}: a step ten times smaller leaves a gap ${format(10 ** view.exponent, 0)} times smaller.`;
}

export const text = {
  h: 'H is',
  names: {
    rotation: 'a rotation',
    softplus: 'softplus',
    identity: 'identity',
    linear: 'linear',
    tie: 'a tie',
  } satisfies Record<Name, string>,
  formula: (view: View) => formulas[view.name],
  uField: (i: number) => `u${subscript(i + 1)}`,
  xField: (i: number) => `x${subscript(i + 1)}`,
  yField: 'y',
  eta: 'Step size η',
  play: 'Forward, backward, step',
  stepSays: (step: number) =>
    ({
      given: 'u, x and y are given',
      w: 'forward: w = H(u)',
      yhat: 'forward: ȳ = G(x, w)',
      cost: 'forward: C(y, ȳ)',
      byYhat: 'backward: ∂C/∂ȳ',
      byW: 'backward: ∂C/∂w',
      byU: 'backward: ∂C/∂u',
      step: 'one step of descent',
    })[STEPS[step]],

  graph: (view: View) => `The graph from u to the cost: ${text.describe(view)}`,
  nodes: { u: 'u', w: 'w', x: 'x', y: 'y', yhat: 'ȳ', H: 'H', G: 'G', C: 'C' },
  heads: { u: ['u', '∂C/∂u', 'check'], w: ['w', '∂C/∂w', 'check'], yhat: ['ȳ', '∂C/∂ȳ', 'check'] },
  unknown: '·',
  short,
  dims,
  J: 'J = ∂H/∂u',
  JJ: 'J Jᵀ',
  layout: 'row i: wᵢ; column j: uⱼ',
  check: (view: View) => `finite differences: within ${small(worst(view))}`,
  matrix: (name: string, rows: number, columns: number, data: ArrayLike<number>) =>
    `${name}, ${rows} rows by ${columns} columns: ${Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (_, j) => format(data[i * columns + j])).join(' '),
    ).join('; ')}`,

  stepTitle: ({ eta }: View) => `One step, η = ${format(eta)}`,
  onU: 'Descent acts on u',
  onW: 'To first order, on w',
  uNext: ({ next }: View) => `u − η Jᵀ(∂C/∂w)ᵀ = ${scalar(next.u.data)}`,
  wNext: ({ next }: View) => `H of it: w = ${vector(next.w.data, 3)}`,
  first: ({ next }: View) => `w − η J Jᵀ(∂C/∂w)ᵀ = ${vector(next.first.data, 3)}`,
  gapName: 'gap between the two',
  gapIs: ({ next, exact }: View) => (exact ? `${small(next.gap)}: rounding` : small(next.gap)),

  planeTitle: ({ plane }: View) => `Plane of ${plane.axes.map((i) => `w${subscript(i + 1)}`).join(' and ')}`,
  planeNote: 'filled: H(u⁺); hollow: first order',
  axis: (i: number) => `w${subscript(i + 1)}`,
  planeAlt: ({ plane, next }: View) =>
    `The plane of two weights: descent on u leads to ${vector(plane.path[plane.path.length - 1])}, the first-order step to ${vector(plane.first)}, ${small(next.gap)} apart`,
  zero: 'C = 0',

  gapTitle: 'Gap against η',
  gapNote: (view: View) =>
    view.affine
      ? 'rounding only'
      : view.exponent === undefined
        ? 'too small to measure'
        : `slope ${format(view.exponent, 2)}`,
  gapAlt: (view: View) => `Log-log plot of the gap against the step size. ${law(view)}`,
  rounding: 'rounding',
  guide: 'slope 2',
  etaAxis: 'η',

  caption(view: View): string {
    const dimensions = `u has ${view.into === 1 ? 'one number' : `${view.into} numbers`}, w has ${view.out}, and J = ∂H/∂u is ${dims(view.out, view.into)}.`;
    if (view.exact)
      return `Descent moves u; w only follows. ${dimensions} ${view.affine ? 'This H is affine, so the lecture’s line for w gives the same weights, up to rounding, at every step size.' : `At η = ${format(view.eta)} the lecture’s line for w gives the same weights up to rounding.`}`;
    return `Descent moves u; w only follows. ${dimensions} H is ${called[view.name]}, not affine, so the lecture’s line for w is a first-order account: at η = ${format(view.eta)} it misses the true weights by ${small(view.next.gap)}.`;
  },

  describe(view: View): string {
    const { variables: v, step } = view;
    const parts = [
      `H is ${called[view.name]}: ${formulas[view.name]}. With u = ${scalar(values(v.u))}, x = ${vector(view.x)} and target y = ${format(view.y)}`,
      `the weights are w = ${vector(values(v.w))}`,
      `the prediction is ȳ = w · x = ${format(v.yhat[0].value)}`,
      `and the cost, half the square of ȳ − y, is ${format(view.cost, 3)}`,
    ].slice(0, Math.min(4, step + 1));
    const forward = `${parts.join(', ')}.`;
    const backward = [
      `Backwards, ∂C/∂ȳ = ${format(v.yhat[0].gradient)}`,
      `∂C/∂w = ${vector(gradients(v.w))}`,
      `∂C/∂u = ∂C/∂w · J = ${scalar(gradients(v.u))}`,
    ].slice(0, Math.max(0, step - 3));
    const last =
      step < STEPS.length - 1
        ? ''
        : ` One step of η = ${format(view.eta)} leads to u = ${scalar(view.next.u.data)} and takes the cost to ${format(view.next.cost, 3)}. ${view.affine ? '' : `Its weights lie ${small(view.next.gap)} from where the first-order line puts them. `}${law(view)}`;
    return `${forward}${backward.length ? ` ${backward.join(', ')}.` : ''}${last}`;
  },

  table(view: View): Table {
    const { u, w, yhat } = view.variables;
    const named = [
      ...u.map((row, i) => ({
        ...row,
        name: `u${subscript(i + 1)}`,
        next: format(view.next.u.data[i], 4),
        first: '–',
      })),
      ...w.map((row, i) => ({
        ...row,
        name: `w${subscript(i + 1)}`,
        next: format(view.next.w.data[i], 4),
        first: format(view.next.first.data[i], 4),
      })),
      ...yhat.map((row) => ({ ...row, name: 'ȳ', next: '–', first: '–' })),
    ];
    return {
      caption: `Values, gradients of the cost by autodiff and by finite differences, and one step of η = ${format(view.eta)}`,
      columns: ['variable', 'value', 'gradient', 'finite differences', 'after a step on u', 'to first order'],
      rows: named.map(({ name, value, gradient, numeric, next, first }) => [
        name,
        format(value, 4),
        format(gradient, 4),
        format(numeric, 4),
        next,
        first,
      ]),
    };
  },

  keys: [['↑ ↓ in a field', 'one step up or down']],
  terms: {
    u: 'parameters u',
    w: 'weights w',
    J: 'Jacobian J',
    g: 'gradient ∂C/∂w',
    eta: 'step η',
    gap: 'second-order gap',
  },
} satisfies FigureText<View> & Record<string, unknown>;
