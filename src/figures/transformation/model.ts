/** What the figure shows: parameters w that a function H makes of u, the chain's derivatives, and one step of descent. */
import { magnitude } from '#figure/colour.ts';
import { choice, list, range, type Values } from '#figure/knobs.ts';
import type { Operand } from '#lib/nn/autograd.ts';
import { jacobian, numericJacobian } from '#lib/nn/jacobian.ts';
import { mul, sub } from '#lib/nn/ops/arithmetic.ts';
import { matmul } from '#lib/nn/ops/matmul.ts';
import { pow } from '#lib/nn/ops/pointwise.ts';
import {
  chain,
  identity,
  linearMap,
  positive,
  rotation,
  step,
  type Transform,
  tie,
} from '#lib/nn/transform.ts';
import { exponent } from '#lib/stats/slope.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

/** The matrix of the linear H, and what the tying H copies. */
export const MATRIX = [
  [1, 0.5],
  [-0.5, 1],
  [1, -1],
] as const;
export const TIED = [0, 0, 1, 1] as const;

const transforms = {
  rotation,
  softplus: positive(2),
  identity: identity(2),
  linear: linearMap(tensor([3, 2], MATRIX.flat())),
  tie: tie(TIED),
} satisfies Record<string, Transform>;

export type Name = keyof typeof transforms;
export const names = Object.keys(transforms) as Name[];

/** Forward, then backward, then the step of descent. */
export const STEPS = ['given', 'w', 'yhat', 'cost', 'byYhat', 'byW', 'byU', 'step'] as const;
export type Stage = (typeof STEPS)[number];

const side = { min: -3, max: 3, step: 0.05 };

export const knobs = {
  h: choice('rotation', names),
  u: list([2.2, -0.75], { ...side, least: 2, most: 2 }),
  x: list([1.5, 1, -0.5, 0.5], { ...side, least: 4, most: 4 }),
  y: range(1, { min: -5, max: 5, step: 0.05 }),
  eta: range(0.4, { min: 0.01, max: 1, step: 0.01 }),
  step: range(STEPS.length - 1, { min: 0, max: STEPS.length - 1 }),
};

export type Params = Values<typeof knobs>;

/** Sizes of the step for which the gap is measured: eight to a decade. */
const PER_DECADE = 8;
const ETAS = Array.from({ length: 4 * PER_DECADE + 1 }, (_, i) => 10 ** (i / PER_DECADE - 4));
/** A gap this many times its rounding is known to better than a few per cent. */
const CLEAR = 30;

export function solve(params: Params) {
  const h: Transform = transforms[params.h];
  const u = tensor([h.into], params.u.slice(0, h.into));
  const x = tensor([h.out], params.x.slice(0, h.out));
  const predict = (w: Operand) => matmul(w, x);
  const squared = (yhat: Operand) => mul(0.5, pow(sub(yhat, params.y), 2));
  const cost = (w: Operand) => squared(predict(w));
  const at = chain(h, cost, u);
  const yhat = predict(at.w).value;
  const gaps = ETAS.map((eta) => ({ eta, ...step(h, at, eta) }));
  const next = step(h, at, params.eta);
  const clear = gaps.filter(({ gap, rounding }) => gap > CLEAR * rounding).slice(0, PER_DECADE + 1);
  const { data: byYhat } = jacobian(squared, yhat);
  const rows = (t: Tensor) => [...t.data];
  const values = [u, at.w, x, yhat].map(rows);
  const gradients = [at.byU, at.byW].map(rows).concat([[...byYhat]]);
  return {
    ...params,
    stage: STEPS[params.step],
    name: params.h,
    into: h.into,
    out: h.out,
    affine: h.affine,
    x: rows(x),
    cost: at.cost,
    /** Each variable with its value, its gradient, and the same gradient by finite differences. */
    variables: {
      u: column(
        u,
        at.byU,
        numericJacobian((v) => cost(h.of(v)), u),
      ),
      w: column(at.w, at.byW, numericJacobian(cost, at.w)),
      yhat: column(yhat, { shape: [1], data: byYhat }, numericJacobian(squared, yhat)),
    },
    jacobian: at.jacobian,
    numeric: numericJacobian(h.of, u),
    square: at.square,
    next: { ...next, cost: cost(next.w).value.data[0] },
    /** Whether the gap is rounding and no more. */
    exact: next.gap <= next.rounding,
    gaps,
    /** The measured exponent p of gap ∝ ηᵖ, over the smallest steps whose gap stands out; undefined where too few do. */
    exponent:
      clear.length < 3
        ? undefined
        : exponent(
            clear.map(({ eta }) => eta),
            clear.map(({ gap }) => gap),
          ),
    clear,
    plane: plane(h, at.byU, u, next.first, params.eta, x, params.y),
    most: { values: magnitude(...values, [params.y]), gradients: magnitude(...gradients) },
  };
}

export type View = ReturnType<typeof solve>;
export type Row = ReturnType<typeof column>[number];

const column = (value: Tensor, gradient: Tensor, numeric: Tensor) =>
  Array.from(value.data, (v, i) => ({ value: v, gradient: gradient.data[i], numeric: numeric.data[i] }));

/** The plane of two of the weights, with the way that a step on u takes through it and the straight one of first order. */
function plane(h: Transform, byU: Tensor, u: Tensor, first: Tensor, eta: number, x: Tensor, y: number) {
  // Tied weights are drawn by one of each pair.
  const axes = h.out === 4 ? ([0, 2] as const) : ([0, 1] as const);
  const pair = ({ data }: Tensor) => [data[axes[0]], data[axes[1]]] as const;
  const after = (by: number) =>
    pair(
      h.of(
        tensor(
          u.shape,
          u.data.map((value, j) => value - by * byU.data[j]),
        ),
      ).value,
    );
  const path = Array.from({ length: 49 }, (_, i) => after((eta * i) / 48));
  const circle =
    h === rotation
      ? Array.from({ length: 97 }, (_, i) => pair(h.of(tensor([1], [(2 * Math.PI * i) / 96])).value))
      : undefined;
  const shown = [...path, pair(first), ...(circle ?? [])];
  const middle = [0, 1].map((d) => {
    const all = shown.map((point) => point[d]);
    return (Math.min(...all) + Math.max(...all)) / 2;
  });
  const half = Math.max(
    0.2,
    ...shown.map((p) => Math.max(...p.map((value, d) => Math.abs(value - middle[d])))),
  );
  return {
    axes,
    path,
    circle,
    first: pair(first),
    middle,
    half: 1.25 * half,
    /** The weights without cost, x·w = y, where two weights are all there are: x and y of their line. */
    zero: h.out === 2 && x.data.some((value) => value !== 0) ? { x: pair(x), y } : undefined,
  };
}

export const numbers = (view: View): number[] => [
  ...view.variables.w.map(({ value }) => value),
  view.variables.yhat[0].value,
  view.cost,
  ...view.variables.yhat.map(({ gradient }) => gradient),
  ...view.variables.w.map(({ gradient }) => gradient),
  ...view.variables.u.map(({ gradient }) => gradient),
  ...view.jacobian.data,
  ...view.square.data,
  ...view.next.u.data,
  ...view.next.w.data,
  ...view.next.first.data,
];

export function pytorch(params: Params): string {
  const h = transforms[params.h];
  const body = {
    rotation: 'torch.cat([u.cos(), u.sin()])',
    softplus: 'torch.nn.functional.softplus(u)',
    identity: '1 * u',
    linear: `torch.tensor([${MATRIX.map((row) => `[${row.join(', ')}]`).join(', ')}], dtype=torch.float64) @ u`,
    tie: `u[[${TIED.join(', ')}]]`,
  }[params.h];
  return [
    'import torch',
    '',
    `u = torch.tensor([${params.u.slice(0, h.into).join(', ')}], dtype=torch.float64, requires_grad=True)`,
    `x = torch.tensor([${params.x.slice(0, h.out).join(', ')}], dtype=torch.float64)`,
    `y, eta = ${params.y}, ${params.eta}`,
    '',
    'def H(u):',
    `    return ${body}`,
    '',
    'w = H(u)',
    'prediction = w @ x',
    'cost = (prediction - y) ** 2 / 2',
    'w.retain_grad()',
    'prediction.retain_grad()',
    'cost.backward()',
    'J = torch.autograd.functional.jacobian(H, u.detach())',
    'print(w.tolist(), prediction.item(), cost.item())',
    'print(prediction.grad.item(), w.grad.tolist(), u.grad.tolist())',
    'print(J.tolist(), (J @ J.T).tolist())',
    '',
    'with torch.no_grad():',
    '    u_next = u - eta * J.T @ w.grad  # descent on u',
    '    print(u_next.tolist(), H(u_next).tolist())',
    '    print((w - eta * J @ J.T @ w.grad).tolist())  # the first-order step on w',
  ].join('\n');
}
