/**
 * LeNet-5 as it is taught today: 1×32×32 → conv 6@5×5, ReLU, max-pool 2 → conv 16@5×5, ReLU, max-pool 2 → 400 → 120,
 * ReLU → 84, ReLU → 10 logits; 61,706 parameters.
 *
 * @see LeCun et al. 1998, whose own had sigmoids, learnt sub-sampling and a sparse table of connections.
 */

export const SIDE = 32;
export const CLASSES = 10;

/** Weight of every layer in PyTorch's shape; a bias of its first size follows each. */
export const layers = [
  { name: 'c1', weight: [6, 1, 5, 5], out: 28 },
  { name: 'c2', weight: [16, 6, 5, 5], out: 10 },
  { name: 'f1', weight: [120, 400] },
  { name: 'f2', weight: [84, 120] },
  { name: 'f3', weight: [10, 84] },
] as const;

const product = (shape: readonly number[]) => shape.reduce((p, n) => p * n, 1);

/** Shapes in the order in which all parameters stand in one row: weight, bias, layer by layer. */
export const parameterShapes: readonly (readonly number[])[] = layers.flatMap(({ weight }) => [
  weight,
  [weight[0]],
]);

export const parameterCount = parameterShapes.reduce((sum, shape) => sum + product(shape), 0);

/** One row of parameters cut into its tensors, which share its memory. */
export function split(row: Float32Array): { shape: readonly number[]; data: Float32Array }[] {
  let at = 0;
  return parameterShapes.map((shape) => {
    at += product(shape);
    return { shape, data: row.subarray(at - product(shape), at) };
  });
}

/** Multiplications and additions of each layer for one picture. */
export const layerFlops: readonly number[] = layers.map(
  (layer) => 2 * product(layer.weight) * ('out' in layer ? layer.out ** 2 : 1),
);
