import { reach } from '#content/neocognitron/shape.ts';
import type { Params, Seen } from './model.ts';
import { unseen } from './unseen.ts';

/** One S cell as a convolution that fits in one place. */
export function pytorch(params: Params, seen: Seen = unseen(params)): string {
  const { weights, patch, bias } = seen.unit;
  const channels = weights.length / reach ** 2;
  const list = (values: readonly number[]) =>
    Array.from(
      { length: channels * reach },
      (_, r) => `    ${values.slice(r * reach, (r + 1) * reach).join(', ')},`,
    ).join('\n');
  const shape = `1, ${channels}, ${reach}, ${reach}`;
  return [
    'import torch',
    'import torch.nn.functional as F',
    '',
    params.layer === '1' ? '# the pixels under the cell' : '# what the cell sees of the eight C planes',
    `x = torch.tensor([\n${list(patch)}\n], dtype=torch.float64).view(${shape})`,
    '# its template',
    `w = torch.tensor([\n${list(weights)}\n], dtype=torch.float64).view(${shape})`,
    `b = torch.tensor([${bias}], dtype=torch.float64)`,
    '',
    's = F.conv2d(x, w, b)',
    'print(s.item(), F.relu(s).item())',
  ].join('\n');
}
