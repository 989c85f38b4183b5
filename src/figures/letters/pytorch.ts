/** The detector and the learned net in PyTorch. */
import type { Picture } from '#lib/motif/picture.ts';
import { SIDE } from '#lib/motif/picture.ts';
import { K, LENGTHS, SHAPES } from '#lib/motif/template-net.ts';
import { REACH } from '#lib/motif/templates.ts';

const row = (values: ArrayLike<number>) => `[${Array.from(values, (v) => Number(v.toFixed(4))).join(', ')}]`;
const rows = (values: ArrayLike<number>, width: number) =>
  Array.from(
    { length: values.length / width },
    (_, r) => `    ${row(Array.prototype.slice.call(values, r * width, (r + 1) * width))},`,
  );

export function script(
  picture: Picture,
  thresholds: readonly number[],
  {
    templates,
    parameters,
    counting,
    against,
  }: {
    templates: readonly number[];
    parameters: readonly number[];
    counting: 'blobs' | 'pixels';
    against: number;
  },
): string {
  const starts = LENGTHS.map((_, i) => LENGTHS.slice(0, i).reduce((a, b) => a + b, 0));
  return [
    'import torch',
    'import torch.nn.functional as F',
    '',
    '# The letter: ink 1, paper -1, and white paper around it',
    'x = torch.tensor([',
    ...rows(picture, SIDE),
    `], dtype=torch.float64).view(1, 1, ${SIDE}, ${SIDE})`,
    'x = F.pad(x, (2, 2, 2, 2), value=-1)',
    '',
    '# Endpoint, upper corner, lower corner',
    'w = torch.tensor([',
    ...rows(templates, REACH * REACH),
    `], dtype=torch.float64).view(${K}, 1, ${REACH}, ${REACH})`,
    'y = torch.round(F.conv2d(x, w)[0] * 10000) / 10000',
    `on = y > torch.tensor(${row(thresholds)}, dtype=torch.float64).view(${K}, 1, 1)`,
    ...(counting === 'blobs'
      ? [
          '# Blobs: every cell takes the largest number among its neighbours until nothing changes',
          `label = on * torch.arange(1, ${SIDE * SIDE + 1}, dtype=torch.float64).view(1, ${SIDE}, ${SIDE})`,
          `for _ in range(${SIDE * SIDE}):`,
          '    label = F.max_pool2d(label, 3, stride=1, padding=1) * on',
          'counts = [label[k][on[k]].unique().numel() for k in range(3)]',
        ]
      : ['counts = on.sum(dim=(1, 2)).tolist()']),
    'e, u, l = counts',
    'print(y.amax(dim=(1, 2)).tolist(), counts)',
    `print([e - ${against} * (u + l), u + l - ${against} * e])`,
    '',
    '# The learned templates, thresholds, weights of the sums, and biases of the two letters',
    ...['w', 'b', 'weight', 'bias'].map((name, i) => {
      const part = parameters.slice(starts[i], starts[i] + LENGTHS[i]);
      return `${name} = torch.tensor(${row(part)}, dtype=torch.float64).view(${SHAPES[i].join(', ')})`;
    }),
    'sums = torch.relu(F.conv2d(x, w, b)).sum(dim=(2, 3))',
    'print(F.linear(sums, weight, bias)[0].tolist())',
  ].join('\n');
}
