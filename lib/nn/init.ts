import { normal, type Random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

/** How a linear layer begins, for shape (out, in): its weight (out, in) and its bias (out). */
export type Init = (out: number, into: number, random: Random) => { weight: Tensor; bias: Tensor };

const drawn = (shape: readonly number[], draw: () => number): Tensor =>
  tensor(shape, Array.from({ length: shape.reduce((a, b) => a * b) }, draw));

/**
 * PyTorch's default: weights, then biases, uniform in ±1/√in.
 *
 * @see PyTorch docs, torch.nn.Linear.
 */
export const linearDefault: Init = (out, into, random) => {
  const uniform = () => (2 * random() - 1) / Math.sqrt(into);
  return { weight: drawn([out, into], uniform), bias: drawn([out], uniform) };
};

/**
 * Weights normal with variance 2/in, as suits ReLU; every bias the same number.
 *
 * @see He et al. 2015, arXiv:1502.01852.
 */
export const heNormal =
  (bias = 0): Init =>
  (out, into, random) => ({
    weight: drawn([out, into], () => Math.sqrt(2 / into) * normal(random)),
    bias: drawn([out], () => bias),
  });
