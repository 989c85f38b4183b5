import { solve, type View } from './model.ts';
import type { Params } from './setup.ts';

/** What the exported script prints: every sum and what ReLU makes of it, layer by layer; the probabilities; the cost of a datum. */
export const numbers = ({ columns, probabilities, cost }: View): number[] => [
  ...columns
    .slice(1)
    .flatMap((units) => [
      ...units.map(({ pre }) => pre),
      ...(units[0].kind === 'hidden' ? units.map(({ value }) => value) : []),
    ]),
  ...probabilities,
  ...(cost === undefined ? [] : [cost]),
];

/** The fewest digits that still name this float32. */
function shortest(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === Math.fround(value)) return text;
  }
  return String(value);
}
const list = (values: ArrayLike<number>) => `[${Array.from(values, shortest).join(', ')}]`;

/** Builds the network with its weights, and prints what every layer makes of the point. */
export function pytorch(params: Params): string {
  const { net, x, label } = solve(params);
  const layers = net.map(({ weight, bias, relu }) => {
    const width = weight.shape[1];
    const rows = Array.from(bias.data, (_, o) => list(weight.data.subarray(o * width, (o + 1) * width)));
    return `    linear([${rows.join(', ')}], ${list(bias.data)}),${relu ? ' nn.ReLU(),' : ''}`;
  });
  return [
    'import torch',
    'from torch import nn',
    '',
    'def linear(weight, bias):',
    '    layer = nn.Linear(len(weight[0]), len(weight)).double()',
    '    layer.weight.data = torch.tensor(weight, dtype=torch.float64)',
    '    layer.bias.data = torch.tensor(bias, dtype=torch.float64)',
    '    return layer',
    '',
    'net = nn.Sequential(',
    ...layers,
    ')',
    `a = torch.tensor(${list(x)}, dtype=torch.float64)`,
    'for layer in net:',
    '    a = layer(a)',
    '    print(a.tolist())',
    'print(a.softmax(0).tolist())',
    ...(label === undefined
      ? []
      : [`print(-a.log_softmax(0)[${label}].item())  # the cost of class ${label + 1}`]),
  ].join('\n');
}
