/** What the figure shows: two parameters that branch into four weights, the gradients that come back, and when tying helps. */
import { choice, list, range, type Values } from '#figure/knobs.ts';
import { linearSamples, type Samples } from '#lib/data/linear.ts';
import type { Operand } from '#lib/nn/autograd.ts';
import { descent } from '#lib/nn/descent.ts';
import { mul, sub } from '#lib/nn/ops/arithmetic.ts';
import { matmul } from '#lib/nn/ops/matmul.ts';
import { pow } from '#lib/nn/ops/pointwise.ts';
import { mean } from '#lib/nn/ops/reduce.ts';
import { chain, identity, type Transform, tie } from '#lib/nn/transform.ts';
import { random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

/** Which parameter each weight copies. */
export const INDEX = [0, 0, 1, 1] as const;
/** The rules that make the data: one has equal weights in each pair, the other has not, but the same mean of each pair. */
export const RULES = { tied: [1.2, 1.2, -0.8, -0.8], untied: [2, 0.4, -1.6, 0] } as const;
/** Samples that no descent sees. */
const HELD_OUT = 400;

const side = { min: -2, max: 2, step: 0.1 };

export const knobs = {
  mode: choice('tied', ['tied', 'untied']),
  u: list([0.8, -0.6], { ...side, least: 2, most: 2 }),
  x: list([1.5, -0.5, 1, 0.5], { ...side, least: 4, most: 4 }),
  y: range(1, { min: -4, max: 4, step: 0.1 }),
  /** How far the animation is: values go forward until 50, gradients come back until 100. */
  t: range(100, { min: 0, max: 100 }),
  rule: choice('tied', ['tied', 'untied']),
  n: range(6, { min: 4, max: 40 }),
  noise: range(0.8, { min: 0, max: 1.5, step: 0.1 }),
  eta: range(0.1, { min: 0.01, max: 0.2, step: 0.01 }),
  steps: range(100, { min: 10, max: 200, step: 10 }),
  seed: range(3, { min: 1, max: 99 }),
};

export type Params = Values<typeof knobs>;

const half = (gap: Operand) => mul(0.5, pow(gap, 2));
/** ½ · mean (X·w − y)². */
const loss = ({ x, y }: Samples, w: Operand) => mean(half(sub(matmul(x, w), y)));

/** Both descents, of the tied parameters and of the free weights, from zero on the same samples. */
function race({ rule, n, noise, eta, steps, seed }: Params) {
  const stream = random(seed);
  const [seen, held] = [n, HELD_OUT].map((count) => linearSamples(RULES[rule], count, noise, stream));
  const run = (h: Transform) => {
    const [training, heldOut]: number[][] = [[], []];
    const p = descent(
      (u) => loss(seen, h.of(u)),
      tensor([h.into]),
      eta,
      steps,
      (u) => {
        const w = h.of(u).value;
        training.push(loss(seen, w).value.data[0]);
        heldOut.push(loss(held, w).value.data[0]);
      },
    );
    return { training, heldOut, w: [...h.of(p).value.data] };
  };
  return { seen, tied: run(tie(INDEX)), untied: run(identity(4)) };
}

let last: { key: string; race: ReturnType<typeof race> } | undefined;

/** The race is run again only when something of it has changed. */
function raced(params: Params) {
  const { rule, n, noise, eta, steps, seed } = params;
  const key = [rule, n, noise, eta, steps, seed].join();
  if (last?.key !== key) last = { key, race: race(params) };
  return last.race;
}

export function solve(params: Params) {
  const tied = params.mode === 'tied';
  const h = tied ? tie(INDEX) : identity(4);
  // Untied, every weight begins as the copy that it was.
  const u = tensor([h.into], tied ? params.u : INDEX.map((i) => params.u[i]));
  const x = tensor([4], params.x);
  const cost = (w: Operand) => half(sub(matmul(w, x), params.y));
  const at = chain(h, cost, u);
  const { seen, ...curves } = raced(params);
  const end = (values: readonly number[]) => values[values.length - 1];
  const ends = {
    tied: { training: end(curves.tied.training), heldOut: end(curves.tied.heldOut) },
    untied: { training: end(curves.untied.training), heldOut: end(curves.untied.heldOut) },
  };
  return {
    ...params,
    tied,
    /** The parameter of each weight. */
    parent: tied ? [...INDEX] : [0, 1, 2, 3],
    p: [...u.data],
    w: [...at.w.data],
    prediction: matmul(at.w, x).value.data[0],
    cost: at.cost,
    byW: [...at.byW.data],
    byU: [...at.byU.data],
    jacobian: at.jacobian,
    square: at.square,
    seen,
    curves,
    ends,
    /** What noise alone costs on average: no rule does better on new samples for long. */
    floor: params.noise ** 2 / 2,
    helps: ends.tied.heldOut < ends.untied.heldOut,
  };
}

export type View = ReturnType<typeof solve>;

export const numbers = (view: View): number[] => [
  ...view.w,
  view.cost,
  ...view.byW,
  ...view.byU,
  ...view.jacobian.data,
  ...view.square.data,
  view.ends.tied.training,
  view.ends.untied.training,
];

const digits = (values: ArrayLike<number>) =>
  `[${Array.from(values, (value) => Number(value.toPrecision(9))).join(', ')}]`;
const rows = ({ shape, data }: Tensor) =>
  Array.from({ length: shape[0] }, (_, i) => `    ${digits(data.subarray(4 * i, 4 * i + 4))},`).join('\n');

export function pytorch(params: Params): string {
  const { p, seen } = solve(params);
  return [
    'import torch',
    '',
    `tie = lambda u: u[[${INDEX.join(', ')}]]`,
    'free = lambda w: 1 * w',
    `H = ${params.mode === 'tied' ? 'tie' : 'free'}`,
    `u = torch.tensor(${digits(p)}, dtype=torch.float64, requires_grad=True)`,
    `x = torch.tensor(${digits(params.x)}, dtype=torch.float64)`,
    'w = H(u)',
    'w.retain_grad()',
    `cost = (w @ x - ${params.y}) ** 2 / 2`,
    'cost.backward()',
    'J = torch.autograd.functional.jacobian(H, u.detach())',
    'print(w.tolist(), cost.item(), w.grad.tolist(), u.grad.tolist())',
    'print(J.tolist(), (J @ J.T).tolist())',
    '',
    '# The race: descent on tied and on free weights, from zero',
    `X = torch.tensor([\n${rows(seen.x)}\n], dtype=torch.float64)`,
    `Y = torch.tensor(${digits(seen.y.data)}, dtype=torch.float64)`,
    'for H, count in ((tie, 2), (free, 4)):',
    '    u = torch.zeros(count, dtype=torch.float64, requires_grad=True)',
    `    sgd = torch.optim.SGD([u], lr=${params.eta})`,
    '    loss = lambda: ((X @ H(u) - Y) ** 2).mean() / 2',
    `    for step in range(${params.steps}):`,
    '        sgd.zero_grad()',
    '        loss().backward()',
    '        sgd.step()',
    '    print(loss().item())',
  ].join('\n');
}
