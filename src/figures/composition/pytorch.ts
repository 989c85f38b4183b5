/** The last layer in PyTorch: 84 hidden values, their weights, and the votes that make the score. */
import type { NetworkLayer } from '#lib/nn/sequential.ts';

const written = (values: ArrayLike<number>, width: number) =>
  Array.from({ length: Math.ceil(values.length / width) }, (_, r) => {
    const row = Array.prototype.slice.call(values, r * width, (r + 1) * width) as number[];
    return `    ${row.map((v) => Number(v.toPrecision(9))).join(', ')},`;
  }).join('\n');
const literal = (name: string, values: ArrayLike<number>, shape: readonly number[]) =>
  `${name} = torch.tensor([\n${written(values, 12)}\n], dtype=torch.float64).view(${shape.join(', ')})`;

export function script(layer: NetworkLayer, hidden: Float32Array, weight: Float32Array): string {
  if (layer.kind !== 'linear') throw new RangeError('the last layer is linear');
  return [
    'import torch',
    '',
    '# the last hidden layer on this picture, and the weights and biases of the ten classes',
    literal('h', hidden, [hidden.length]),
    literal('w', layer.weight.data, layer.weight.shape),
    literal('b', layer.bias?.data ?? new Float32Array(weight.length), [weight.length]),
    '',
    'h.requires_grad_()',
    'scores = w @ h + b',
    'print(scores.tolist())',
    '',
    '# the score that is divided, its votes (gradient times activation), and what the biases give',
    `c = torch.tensor([${weight.join(', ')}], dtype=torch.float64)`,
    '(c @ scores).backward()',
    'votes = h.grad * h',
    'print((votes.sum() + c @ b).item())',
  ].join('\n');
}
