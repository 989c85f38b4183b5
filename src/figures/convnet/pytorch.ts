import type { View } from './model.ts';
import { stages } from './stages.ts';

const list = (values: readonly number[]) => `[${values.map((v) => Number(v.toPrecision(9))).join(', ')}]`;

/** The selected unit's sum and the softmax, with the values of the moment. */
export function pytorch({ sum, chosen, logits }: View): string {
  const from = stages[chosen.index - 1];
  const head = ['import torch', 'import torch.nn.functional as F', ''];
  const unit =
    sum.kind === 'max'
      ? [
          `x = torch.tensor(${list(sum.window)}, dtype=torch.float64).view(1, 1, 2, 2)`,
          'print(F.max_pool2d(x, 2).flatten().tolist())',
        ]
      : [
          `# One unit of stage ${chosen.index}: what it takes of ${from.maps} map${from.maps > 1 ? 's' : ''}, and its weights`,
          `x = torch.tensor(${list(sum.parts.flatMap(({ x }) => x))}, dtype=torch.float64)`,
          `w = torch.tensor(${list(sum.parts.flatMap(({ w }) => w))}, dtype=torch.float64)`,
          `b = ${Number(sum.bias.toPrecision(9))}`,
          `print((x * w).view(${sum.parts.length}, -1).sum(dim=1).tolist())`,
          'y = F.linear(x, w) + b',
          `print(y.item(), ${sum.relu ? 'F.relu(y)' : 'y'}.item())`,
        ];
  const scores = [
    '',
    '# The ten scores, and what softmax makes of them',
    `scores = torch.tensor(${list(logits)}, dtype=torch.float64)`,
    'print(scores.tolist())',
    'print(scores.softmax(dim=0).tolist())',
  ];
  return [...head, ...unit, ...scores].join('\n');
}
