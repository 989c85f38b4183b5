/** What the figure shows: the weights that H writes for one input, the line they draw, and who learns the task. */
import { choice, range, type Values } from '#figure/knobs.ts';
import { type Corner, positiveParts } from '#lib/contour.ts';
import { countOf, measure, type Scorer, training } from '#lib/nn/hypernet.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import {
  type Course,
  HIDDEN,
  nameOf,
  networks,
  ROLES,
  type Role,
  recipe,
  starts,
  TASKS,
  tasks,
} from './runs.ts';

/** Half the side of the square that is drawn. */
export const HALF = 1.2;
const side = { min: -HALF, max: HALF, step: 0.01 };

export const knobs = {
  task: choice('product', TASKS),
  hidden: choice('0', HIDDEN),
  seed: range(1, { min: 1, max: 9999 }),
  x1: range(0.6, side),
  x2: range(-0.35, side),
  mode: choice('first', ['first', 'second']),
};

export type Params = Values<typeof knobs>;

/** Cells along a side of the pictures. */
const CELLS = 32;
const node = (i: number) => ((2 * i) / CELLS - 1) * HALF;
const grid = tensor(
  [(CELLS + 1) ** 2, 2],
  Array.from({ length: (CELLS + 1) ** 2 }, (_, k) => [
    node(k % (CELLS + 1)),
    node(Math.floor(k / (CELLS + 1))),
  ]).flat(),
);

/** The picture of a network, remembered until its parameters change. */
const pictures = new WeakMap<Tensor, Map<number, Corner[][]>>();
function picture(net: Scorer, parameters: Tensor, mode: number | undefined): Corner[][] {
  const known = pictures.get(parameters) ?? new Map<number, Corner[][]>();
  pictures.set(parameters, known);
  const key = mode ?? 0;
  const made =
    known.get(key) ??
    positiveParts(net.score(parameters, contexts(grid, mode), grid).value.data, CELLS).map((part) =>
      part.map(([x, y]): Corner => [node(x), node(y)]),
    );
  known.set(key, made);
  return made;
}

/** The context of each input: the input itself, or the mode. */
const contexts = (x: Tensor, mode: number | undefined): Tensor =>
  mode === undefined ? x : tensor([x.shape[0], 1], new Float32Array(x.shape[0]).fill(mode));

/** @param known a course of this setup, as far as it has come. */
export function solve(params: Params, known?: Course) {
  const { task } = params;
  const nets = networks(params);
  const course = known?.name === nameOf(params) ? known : undefined;
  const data = tasks[task];
  const mode = task === 'mode' ? (params.mode === 'first' ? 1 : -1) : undefined;
  const begun = course ?? undefined;
  const first = begun ? undefined : starts(params);
  const parameters = (role: Role) => begun?.[role].parameters ?? first![role];
  const x = tensor([1, 2], [params.x1, params.x2]);
  const context = contexts(x, mode);
  const u = parameters('hyper');
  const [w1, w2, b] = nets.hyper.weights(u, context).value.data;
  const [score] = nets.hyper.score(u, context, x).value.data;
  const one = (role: Role) => {
    const net = nets[role];
    const { loss, accuracy } = measure(net, parameters(role), data);
    return {
      role,
      count: countOf(net),
      losses: begun?.[role].losses ?? [],
      loss: loss.value.data[0],
      accuracy,
      parts: picture(net, parameters(role), mode),
    };
  };
  const shown = Array.from(data.labels, (_, i) => i).filter(
    (i) => mode === undefined || data.context.data[i] === mode,
  );
  return {
    ...params,
    contexts: context.shape[1],
    modeSign: mode,
    units: nets.units,
    u: [...u.data],
    w: [w1, w2] as const,
    b,
    score,
    /** What is to be said of x. */
    truth: Math.sign(mode === undefined ? params.x1 * params.x2 : mode > 0 ? params.x1 : params.x2),
    step: course?.step,
    trained: course?.step === recipe.steps,
    networks: { hyper: one('hyper'), plain: one('plain'), equal: one('equal') },
    points: shown.map((i) => ({
      x: data.x.data[2 * i],
      y: data.x.data[2 * i + 1],
      label: data.labels[i] > 0 ? 0 : 1,
    })),
    n: data.labels.length,
  };
}

export type View = ReturnType<typeof solve>;

/** Steps of training that the exported script does. */
const SCRIPT_STEPS = 20;

/** What the exported script prints: the weights that H writes at its start, the score, and every network's first losses. */
export function numbers(view: View): number[] {
  const nets = networks(view);
  const first = starts(view);
  const x = tensor([1, 2], [view.x1, view.x2]);
  const context = contexts(x, view.modeSign);
  const losses = (role: Role) =>
    [...training(nets[role], first[role], tasks[view.task], recipe.lr, SCRIPT_STEPS)].map(({ loss }) => loss);
  return [
    ...nets.hyper.weights(first.hyper, context).value.data,
    ...nets.hyper.score(first.hyper, context, x).value.data,
    ...ROLES.flatMap(losses),
  ];
}

const list = (values: ArrayLike<number>) =>
  `[${Array.from(values, (value) => Number(value.toPrecision(9))).join(', ')}]`;

export function pytorch(params: Params): string {
  const nets = networks(params);
  const first = starts(params);
  const { x, context, labels } = tasks[params.task];
  const mode = params.task === 'mode';
  const sizes = ({ layers }: Scorer) => `[${layers.map(([out, into]) => `(${out}, ${into})`).join(', ')}]`;
  return [
    'import torch',
    'import torch.nn.functional as F',
    '',
    `x = torch.tensor(${list(x.data)}, dtype=torch.float64).reshape(-1, 2)`,
    `context = ${mode ? `torch.tensor(${list(context.data)}, dtype=torch.float64).reshape(-1, 1)` : 'x  # H reads the input itself'}`,
    `labels = torch.tensor(${list(labels)}, dtype=torch.float64)`,
    '',
    'def perceptron(p, layers, h):  # all weights and biases lie in one row',
    '    for l, (out, into) in enumerate(layers):',
    '        weight, bias, p = p[:out * into].reshape(out, into), p[out * into:out * (into + 1)], p[out * (into + 1):]',
    '        h = h @ weight.T + bias',
    '        if l < len(layers) - 1:',
    '            h = torch.tanh(h)',
    '    return h',
    '',
    'def hyper(u, context, x):  # H writes w and b; G is w . x + b',
    `    w = perceptron(u, ${sizes(nets.hyper)}, context)`,
    '    return (w[:, :2] * x).sum(1) + w[:, 2]',
    '',
    `def plain(p, context, x):`,
    `    return perceptron(p, ${sizes(nets.plain)}, ${mode ? 'torch.cat([x, context], 1)' : 'x'})[:, 0]`,
    '',
    `def equal(p, context, x):`,
    `    return perceptron(p, ${sizes(nets.equal)}, ${mode ? 'torch.cat([x, context], 1)' : 'x'})[:, 0]`,
    '',
    `u = torch.tensor(${list(first.hyper.data)}, dtype=torch.float64)`,
    `here = torch.tensor([[${params.x1}, ${params.x2}]], dtype=torch.float64)`,
    `there = ${mode ? `torch.tensor([[${params.mode === 'first' ? 1 : -1}.]], dtype=torch.float64)` : 'here'}`,
    `print(perceptron(u, ${sizes(nets.hyper)}, there)[0].tolist(), hyper(u, there, here).item())`,
    '',
    ...ROLES.flatMap((role) => [
      `p = torch.tensor(${list(first[role].data)}, dtype=torch.float64, requires_grad=True)`,
      `adam = torch.optim.Adam([p], lr=${recipe.lr})`,
      'losses = []',
      `for step in range(${SCRIPT_STEPS + 1}):`,
      `    loss = F.softplus(-labels * ${role}(p, context, x)).mean()`,
      '    losses.append(loss.item())',
      '    adam.zero_grad()',
      '    loss.backward()',
      '    adam.step()',
      'print(losses)',
    ]),
  ].join('\n');
}
