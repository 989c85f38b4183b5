import { count, factor, format, subscript } from '#figure/format.ts';
import type { FigureText, Table } from '#figure/types.ts';
import type { View } from './model.ts';

const name = (symbol: string, i: number) => `${symbol}${subscript(i + 1)}`;
const by = (symbol: string, i: number) => `∂C/∂${name(symbol, i)}`;
const vector = (values: readonly number[]) => `(${values.map((value) => format(value)).join(', ')})`;
const loss = (value: number) => format(value, value < 0.1 ? 3 : 2);

/** "0.6 + (−0.2) = 0.4": the gradients that come together in parameter k. */
function added({ byW, byU, parent }: View, k: number): string {
  const parts = byW.filter((_, i) => parent[i] === k);
  const written = parts.map((value, i) => (i ? factor(value) : format(value))).join(' + ');
  return parts.length > 1 ? `${written} = ${format(byU[k])}` : format(byU[k]);
}
const equation = (view: View, k: number) => {
  const parts = view.parent.flatMap((p, i) => (p === k ? [by('w', i)] : []));
  return `${by(view.tied ? 'u' : 'w', k)}${view.tied ? ` = ${parts.join(' + ')}` : ''} = ${added(view, k)}`;
};

const truth = ({ rule }: View) =>
  rule === 'tied'
    ? 'the rule behind the data has equal weights in each pair'
    : 'the rule behind the data has four different weights';

function verdict(view: View): string {
  const { tied, untied } = view.ends;
  const race = `${truth(view)}, and from ${count(view.n, 'sample')} tied weights reach a loss of ${loss(tied.heldOut)} on samples that neither has seen, free ones ${loss(untied.heldOut)}.`;
  if (view.helps) {
    const overfit =
      untied.training < tied.training ? ` Free weights fit the ${view.n} better, and new samples worse.` : '';
    return `Here tying helps: ${race}${overfit}`;
  }
  return `Here tying does not help: ${race}`;
}

const stages = [
  [0, 'u₁ and u₂ are given'],
  [25, 'forward: each is copied into two weights'],
  [50, 'forward: G makes ȳ, and C compares it with y'],
  [75, 'backward: four gradients arrive at the weights'],
  [100, 'backward: where the wire branched, they add'],
] as const;
const free = [
  'four weights are given',
  'forward: each weight is its own parameter',
  stages[2][1],
  stages[3][1],
  'backward: nothing adds',
];

export const text = {
  mode: 'Weights',
  modes: { tied: 'tied', untied: 'untied' },
  nodes: { u: 'u', w: 'w' },
  shared: (i: number) => name('u', i),
  input: (i: number) => name('x', i),
  times: (i: number, value: number) => `${name('x', i)} = ${format(value)}`,
  target: 'y',
  targetIs: (y: number) => `y = ${format(y)}`,
  prediction: 'y',
  cost: 'C',
  G: 'G',
  number: (value: number) => format(value, Math.abs(value) >= 10 ? 1 : 2),
  added,
  play: 'There and back',
  playSays:
    ({ tied }: View) =>
    (t: number) => {
      const i = stages.findLastIndex(([from]) => from <= t);
      const now = Math.min(stages.length - 1, t > stages[i][0] ? i + 1 : i);
      return tied ? stages[now][1] : free[now];
    },
  diagram: (view: View) =>
    `${view.tied ? 'Two parameters branch into four weights' : 'Four weights, each its own parameter'}; coming back: ${view.byU.map((_, k) => equation(view, k)).join('; ')}`,

  J: 'J = ∂w/∂u',
  JJ: 'J Jᵀ',
  JJNote: (view: View) =>
    view.tied
      ? 'blocks of ones: one weight’s gradient moves both of its pair'
      : 'the identity: each gradient moves its own weight',
  equation,

  raceTitle: 'When does tying help?',
  raceNote: (view: View) => `descent from zero, η = ${format(view.eta)}`,
  raceAlt: (view: View) => verdict(view),
  ends: { training: `on its samples`, heldOut: 'on new samples' },
  row: { tied: 'tied, 2 parameters', untied: 'untied, 4 parameters' },
  loss,
  floor: 'noise',
  axis: (steps: number) => `${steps} steps`,
  log: 'loss',

  rule: 'The true rule is',
  rules: { tied: 'tied', untied: 'untied' },
  n: 'Samples',
  nSays: (n: number) => String(n),
  noise: 'Noise',
  eta: 'Step size η',
  steps: 'Steps',
  seed: 'Seed',

  caption(view: View): string {
    const [a, b] = [by('w', 0), by('w', 1)];
    return view.tied
      ? `A wire that branches copies forward and adds backward: ${by('u', 0)} = ${a} + ${b} = ${added(view, 0)}. ${verdict(view)}`
      : `Untied, the four weights keep their four gradients. ${verdict(view)}`;
  },

  describe(view: View): string {
    const { tied, untied } = view.ends;
    const how = view.tied
      ? `w₁ = w₂ = u₁ = ${format(view.u[0])} and w₃ = w₄ = u₂ = ${format(view.u[1])}`
      : `The weights are free, w = ${vector(view.w)}`;
    return `${how}. With x = ${vector(view.x)}, ȳ = w · x = ${format(view.prediction)} against y = ${format(view.y)}, at a cost, half the square of ȳ − y, of ${format(view.cost, 3)}. Coming back, ∂C/∂w = ${vector(view.byW)}${view.tied ? ` adds up to ∂C/∂u = ${vector(view.byU)}` : ''}. In the race, ${truth(view)}. After ${view.steps} steps of η = ${format(view.eta)} on ${count(view.n, 'sample')} the tied weights have a loss of ${loss(tied.training)} there and ${loss(tied.heldOut)} on new samples, the untied ${loss(untied.training)} and ${loss(untied.heldOut)}; noise alone costs ${loss(view.floor)}. ${text
      .playSays(view)(view.t)
      .replace(/^./, (c) => c.toUpperCase())}.`;
  },

  table: (view: View): Table => {
    const { tied, untied } = view.curves;
    const every = view.steps / 10;
    return {
      caption: `Losses, half the mean square of ȳ − y, of both descents; the weights end at ${vector(tied.w)} tied and ${vector(untied.w)} untied`,
      columns: ['step', 'tied, training', 'tied, held out', 'untied, training', 'untied, held out'],
      rows: Array.from({ length: 11 }, (_, i) => {
        const step = Math.round(i * every);
        return [
          step,
          ...[tied.training, tied.heldOut, untied.training, untied.heldOut].map((c) => format(c[step], 4)),
        ];
      }),
    };
  },

  keys: [['↑ ↓ in a field', 'one step up or down']],
  terms: { u: 'parameters u', w: 'weights w', g: 'gradients', J: 'Jacobian J' },
} satisfies FigureText<View> & Record<string, unknown>;
