/** The first steps of a run in PyTorch, from the same first weights. */
import { experiment } from '#content/narrow.ts';
import type { Mlp } from '#lib/nn/mlp.ts';
import type { Tensor } from '#lib/tensor.ts';

const row = (values: ArrayLike<number>) =>
  `[${Array.from(values, (value) => Number(value.toPrecision(9))).join(', ')}]`;

function rows({ shape, data }: Tensor): string {
  const width = shape[1];
  const lines = Array.from({ length: shape[0] }, (_, i) => row(data.subarray(i * width, (i + 1) * width)));
  return `[${lines.join(', ')}]`;
}

export function script(net: Mlp, perArm: number, arms: number, steps: number): string {
  return [
    'import math',
    'import torch',
    'import torch.nn.functional as F',
    '',
    '# The spiral, arm by arm',
    `t = torch.linspace(0, 1, ${perArm}, dtype=torch.float64)`,
    `phi = torch.cat([2 * math.pi / ${arms} * (2 * t + k) for k in range(${arms})])`,
    `t = t.repeat(${arms})`,
    'x = torch.stack([t * phi.sin(), t * phi.cos()], dim=1)',
    `labels = torch.arange(${arms}).repeat_interleave(${perArm})`,
    '',
    '# Weight and bias of every layer as the run begins',
    'layers = [',
    ...net.map(({ weight, bias }) => `    (${rows(weight)}, ${row(bias.data)}),`),
    ']',
    'parameters = [torch.tensor(part, dtype=torch.float64, requires_grad=True) for layer in layers for part in layer]',
    `adam = torch.optim.Adam(parameters, lr=${experiment.lr})`,
    'losses = []',
    `for step in range(${steps}):`,
    '    h = x',
    `    for l in range(${net.length}):`,
    '        h = h @ parameters[2 * l].T + parameters[2 * l + 1]',
    `        if l < ${net.filter(({ relu }) => relu).length}:`,
    '            h = torch.relu(h)',
    '    loss = F.cross_entropy(h, labels)',
    '    losses.append(loss.item())',
    '    adam.zero_grad()',
    '    loss.backward()',
    '    adam.step()',
    'print(losses)',
  ].join('\n');
}
