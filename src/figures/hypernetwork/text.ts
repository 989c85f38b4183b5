import { count, factor, format, whole } from '#figure/format.ts';
import type { FigureText, Table } from '#figure/types.ts';
import { knobs, type View } from './model.ts';
import { type Role, recipe } from './runs.ts';

const percent = (share: number) => `${format(100 * share, 1)}\u00a0%`;
const point = ({ x1, x2 }: View) => `(${format(x1)}, ${format(x2)})`;
const side = (sign: number) => (sign > 0 ? '+1' : sign < 0 ? '−1' : '0');
const modeName = { first: 'x₁ counts', second: 'x₂ counts' } as const;

const asked = ({ task, mode }: View) =>
  task === 'product'
    ? 'y = sign(x₁ · x₂)'
    : `y = sign(x₁) in one mode, sign(x₂) in the other; now ${modeName[mode]}`;
const rivals: Record<Role, string> = {
  hyper: 'the hypernetwork',
  plain: 'G alone',
  equal: 'a plain network',
};
const called = ({ units, networks }: View, role: Role): string =>
  ({
    hyper: `H writes G, ${count(networks.hyper.count, 'parameter')}`,
    plain: `G alone, ${count(networks.plain.count, 'parameter')}`,
    equal: `${count(units, 'tanh unit')}, ${count(networks.equal.count, 'parameter')}`,
  })[role];
const architecture = ({ hidden }: View) =>
  hidden === '0' ? 'one affine layer' : `a layer of ${hidden} tanh units and an affine one`;

function state({ step, trained, seed }: View): string {
  if (step === undefined)
    return `Seed ${whole(seed)} has not been trained yet: all networks stand at their random start.`;
  return trained
    ? `All were trained for ${recipe.steps} steps from seed ${whole(seed)}.`
    : `After ${step} of ${recipe.steps} steps from seed ${whole(seed)}.`;
}

function finding(view: View): string {
  const { hyper, plain, equal } = view.networks;
  const scores = `${percent(hyper.accuracy)} of ${view.n} points right`;
  if (view.step === undefined) return `Untrained, the hypernetwork has ${scores}.`;
  const budget =
    equal.accuracy >= hyper.accuracy
      ? `A plain network with at least as many parameters, ${equal.count}, does as well here (${percent(equal.accuracy)}): with this many, writing weights is not the only way`
      : `a plain network with ${equal.count} parameters ${percent(equal.accuracy)}`;
  return equal.accuracy >= hyper.accuracy
    ? `The hypernetwork has ${scores}, G alone ${percent(plain.accuracy)}. ${budget}.`
    : `The hypernetwork has ${scores}, with ${hyper.count} parameters; G alone has ${percent(plain.accuracy)}, ${budget}.`;
}

export const text = {
  plane: ({ task, mode }: View) =>
    task === 'product' ? 'The input plane' : `The input plane: ${modeName[mode]}`,
  planeNote: 'drag x: H writes new weights, and G’s line moves',
  picture: (view: View) =>
    `The input plane with its points, the input x at ${point(view)}, and the line of the weights written for it`,
  handle: 'Input x',
  handleLabel: 'x',
  handleSays: (view: View) =>
    `x₁ = ${format(view.x1)}, x₂ = ${format(view.x2)}; written: w = (${format(view.w[0])}, ${format(view.w[1])}), b = ${format(view.b)}`,
  axes: ['x₁', 'x₂'],
  line: 'w · x̃ + b = 0',
  lineKey: 'G’s line with these weights; teeth: positive side',
  regionKey: 'shaded: where the answer is +1',
  graph: (view: View) =>
    `H writes w = (${format(view.w[0])}, ${format(view.w[1])}) and b = ${format(view.b)}; G makes the score ${format(view.score)}`,
  nodes: { u: 'u', w: 'w', x: 'x', m: 'm', y: 'y', H: 'H', G: 'G' },
  uCount: ({ networks }: View) => `${networks.hyper.count} numbers`,
  rows: ({ w, b }: View) => [
    ['w₁', format(w[0])],
    ['w₂', format(w[1])],
    ['b', format(b)],
  ],
  xIs: (view: View) => [format(view.x1), format(view.x2)],
  modeIs: ({ modeSign }: View) => (modeSign ? (modeSign > 0 ? '+1' : '−1') : ''),
  scoreIs: ({ score }: View) => format(score),
  sum: ({ w, b, x1, x2, score }: View) =>
    `w₁ x₁ + w₂ x₂ + b = ${format(w[0])} · ${factor(x1)} + ${factor(w[1])} · ${factor(x2)} + ${factor(b)} = ${format(score)}`,
  verdict: ({ score, truth }: View) =>
    `${score > 0 ? 'positive: the answer is +1' : 'not positive: the answer is −1'}${truth === 0 ? ', on the border' : Math.sign(score) === truth ? ', ✓ right' : ', ✗ wrong'}`,

  asked,
  names: { hyper: 'Hypernetwork', plain: 'G alone', equal: 'Equal budget' } satisfies Record<Role, string>,
  called,
  tile: (view: View, role: Role) => `${called(view, role)}: ${percent(view.networks[role].accuracy)} right`,
  accuracy: (share: number) => percent(share),
  lossTitle: 'Loss',
  lossNote: ({ step }: View) =>
    step === undefined ? 'not yet trained' : `after ${step} of ${recipe.steps} steps`,
  lossAlt: (view: View) =>
    `Losses over ${recipe.steps} steps: ${(['hyper', 'plain', 'equal'] as const).map((role) => `${rivals[role]} ${format(view.networks[role].loss, 3)}`).join(', ')}`,
  loss: (value: number) => format(value, 3),
  chance: 'guessing',
  steps: `${recipe.steps} steps`,

  task: 'Task',
  tasks: { product: 'product', mode: 'mode switch' },
  mode: 'Mode',
  modes: modeName,
  hidden: 'Hidden units of H',
  hiddens: { '0': 'none', '4': '4', '8': '8' },
  seed: 'Seed',
  train: ({ step }: View) => (step === undefined ? 'Train' : 'Train again'),
  cancel: 'Cancel',
  progress: 'Training',
  failed: 'The training could not start in the background.',

  caption(view: View): string {
    const { hyper } = view.networks;
    return `${view.task === 'product' ? 'G is a single line, and a line cannot split a product' : 'G is a single line, and no one line serves two modes'}; but H, ${architecture(view)}, writes a new line for every ${view.task === 'product' ? 'x' : 'mode'}. ${finding(view)}${view.step === undefined ? '' : ` Only u, ${count(hyper.count, 'number')}, was learned: w never was.`}`;
  },

  describe(view: View): string {
    const reads =
      view.task === 'product'
        ? `reads x = ${point(view)} and writes`
        : `reads the mode, ${side(view.modeSign!)}, not x, and writes`;
    return `The task is ${asked(view)}. H ${reads} w = (${format(view.w[0])}, ${format(view.w[1])}) and b = ${format(view.b)}. G then makes ${text.sum(view)}: ${text.verdict(view)}. ${state(view)} ${finding(view)}`;
  },

  table: (view: View): Table => ({
    caption: `The three networks on ${view.n} points. ${state(view)}`,
    columns: ['network', 'parameters', 'loss', 'right'],
    rows: (['hyper', 'plain', 'equal'] as const).map((role) => {
      const { count, loss, accuracy } = view.networks[role];
      return [rivals[role], count, format(loss, 4), percent(accuracy)];
    }),
  }),

  keys: [
    ['← → ↑ ↓ on x', `move it by ${format(5 * knobs.x1.step)}`],
    ['Shift with these', `move it by ${format(knobs.x1.step)}`],
  ],
  terms: { x: 'input x', u: 'parameters u', w: 'written weights w', y: 'output ȳ' },
} satisfies FigureText<View> & Record<string, unknown>;
