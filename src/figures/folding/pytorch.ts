/** The network in PyTorch, on some of the points. */
import { activations } from '#lib/nn/mlp.ts';
import type { Tensor } from '#lib/tensor.ts';
import type { View } from './model.ts';

/** At most so many points of each class. */
const EACH = 4;

/** Points from all over every class. */
function sample({ scene: { data } }: View): number[] {
  const { labels, classes } = data;
  const per = labels.length / classes;
  return Array.from({ length: classes * EACH }, (_, i) => {
    const [label, k] = [Math.floor(i / EACH), i % EACH];
    return label * per + Math.round((k * (per - 1)) / (EACH - 1));
  });
}

/** What the script prints: what the current layer makes of those points. */
export function numbersOf(view: View): number[] {
  const { net, points } = view.scene;
  const { layer, stage } = view.moment;
  if (view.position === 0) return sample(view).flatMap((i) => points[i]);
  return sample(view).flatMap((i) => activations(net, points[i])[layer][stage === 'relu' ? 'post' : 'pre']);
}

const row = (values: ArrayLike<number>) =>
  `[${Array.from(values, (value) => Number(value.toPrecision(9))).join(', ')}]`;

function rows({ shape, data }: Tensor): string {
  const width = shape[1];
  return `[${Array.from({ length: shape[0] }, (_, i) => row(data.subarray(i * width, (i + 1) * width))).join(', ')}]`;
}

export function script(view: View): string {
  const { net, points } = view.scene;
  const { layer, stage } = view.moment;
  const through = view.position === 0 ? [] : net.slice(0, layer + 1);
  return [
    'import torch',
    '',
    `# ${EACH} points of each class`,
    `x = torch.tensor([${sample(view)
      .map((i) => row(points[i]))
      .join(', ')}], dtype=torch.float64)`,
    'layers = [',
    ...through.map(({ weight, bias }) => `    (${rows(weight)}, ${row(bias.data)}),`),
    ']',
    'h = x',
    'for l, (weight, bias) in enumerate(layers):',
    '    W, b = torch.tensor(weight, dtype=torch.float64), torch.tensor(bias, dtype=torch.float64)',
    '    h = h @ W.T + b',
    ...(stage === 'relu'
      ? ['    h = torch.relu(h)']
      : [
          '    if l < len(layers) - 1:  # the figure stands before the last ReLU',
          '        h = torch.relu(h)',
        ]),
    'print(h.tolist())',
  ].join('\n');
}
