import { type Tensor, tensor } from '#lib/tensor.ts';
import { backward, variable } from './autograd.ts';
import { type Differentiable, jacobian } from './jacobian.ts';
import { cat } from './ops/join.ts';
import { matmul } from './ops/matmul.ts';
import { cos, sin, softplus } from './ops/pointwise.ts';
import { indexSelect } from './ops/select.ts';
import { reshape } from './ops/shape.ts';
import { product } from './product.ts';

/** A transformation of parameters: w = H(u). */
export interface Transform {
  /** How many numbers u has, N_u, and how many w has, N_w. */
  readonly into: number;
  readonly out: number;
  /** Whether H is affine, w = A·u + c: then first order is all there is. */
  readonly affine: boolean;
  readonly of: Differentiable;
}

/** w = u. */
export const identity = (n: number): Transform => ({
  into: n,
  out: n,
  affine: true,
  of: (u) => reshape(u, [n]),
});

/** w = A·u. @param matrix shape (N_w, N_u). */
export const linearMap = (matrix: Tensor): Transform => ({
  into: matrix.shape[1],
  out: matrix.shape[0],
  affine: true,
  of: (u) => matmul(matrix, u),
});

/** The Y branch, w_i = u[index_i]: weights with one index are tied. */
export const tie = (index: readonly number[]): Transform => ({
  into: Math.max(...index) + 1,
  out: index.length,
  affine: true,
  of: (u) => indexSelect(u, 0, index),
});

/** w_i = log(1 + exp u_i): weights that stay positive. */
export const positive = (n: number): Transform => ({ into: n, out: n, affine: false, of: softplus });

/** w = (cos u, sin u): one angle that turns a weight vector of length 1. */
export const rotation: Transform = {
  into: 1,
  out: 2,
  affine: false,
  of: (u) => cat([cos(u), sin(u)]),
};

/** The chain u → w = H(u) → C(w), and its derivatives at u. */
export interface Chain {
  readonly u: Tensor;
  readonly w: Tensor;
  readonly cost: number;
  /** ∂C/∂w, N_w numbers, and ∂C/∂u, N_u numbers. */
  readonly byW: Tensor;
  readonly byU: Tensor;
  /** J = ∂H/∂u, shape (N_w, N_u), and J·Jᵀ, shape (N_w, N_w). */
  readonly jacobian: Tensor;
  readonly square: Tensor;
}

/**
 * Differentiates C(H(u)) by w and by u: ∂C/∂u = ∂C/∂w · J.
 *
 * @param u shape (N_u). @param cost of w, shape (N_w), one number.
 */
export function chain(h: Transform, cost: Differentiable, u: Tensor): Chain {
  const at = variable(u);
  const w = h.of(at);
  const c = cost(w);
  backward(c);
  const j = jacobian(h.of, u);
  return {
    u,
    w: w.value,
    cost: c.value.data[0],
    byW: w.grad!,
    byU: at.grad!,
    jacobian: j,
    square: product(j, j, false, true),
  };
}

/** One step of descent on u, against the first-order step on w. */
export interface Step {
  /** u − η Jᵀ(∂C/∂w)ᵀ. */
  readonly u: Tensor;
  /** H of that: where the weights truly go. */
  readonly w: Tensor;
  /** w − η J Jᵀ(∂C/∂w)ᵀ: where the step goes to first order in η. */
  readonly first: Tensor;
  /** The distance ‖w − first‖ of the two. */
  readonly gap: number;
  /** Gaps up to here are rounding: numbers of this size are kept to 24 binary digits. */
  readonly rounding: number;
}

/** Takes one step of size η both ways; the gap shrinks like η², and is rounding alone where H is affine. */
export function step(h: Transform, { u, w, byW, byU, square }: Chain, eta: number): Step {
  const next = tensor(
    u.shape,
    u.data.map((value, j) => value - eta * byU.data[j]),
  );
  const column = tensor([byW.data.length, 1], byW.data);
  const along = product(square, column).data;
  const first = tensor(
    w.shape,
    w.data.map((value, i) => value - eta * along[i]),
  );
  const moved = h.of(next).value;
  const most = Math.max(1, ...[u, next, w, moved, first].flatMap(({ data }) => [...data.map(Math.abs)]));
  return {
    u: next,
    w: moved,
    first,
    gap: Math.hypot(...Array.from(moved.data, (value, i) => value - first.data[i])),
    rounding: 8 * 2 ** -24 * most,
  };
}
