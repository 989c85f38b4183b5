/** One move of the letter through the layer, in PyTorch. */
import type { Layer } from '#lib/motif/equivariance.ts';
import { SIDE } from '#lib/motif/picture.ts';
import { templates } from '#lib/motif/templates.ts';

const row = (values: ArrayLike<number>) =>
  `    [${Array.from(values, (v) => Number(v.toFixed(4))).join(', ')}],`;

export function script(
  picture: Float32Array,
  { down, right }: { down: number; right: number },
  { sharing, seed, stride, padding, pooling }: Layer,
): string {
  const step = stride * (pooling === 'none' ? 1 : 2);
  const [rows, cols] = [down, right].map((pixels) => Math.round(pixels / step) + 0);
  const padded = {
    white: 'F.pad(x, (2, 2, 2, 2), value=-1)',
    zeros: 'F.pad(x, (2, 2, 2, 2))',
    circular: "F.pad(x, (2, 2, 2, 2), mode='circular')",
  }[padding];
  const pooled = { none: 'y', max: 'F.max_pool2d(y, 2)', average: 'F.avg_pool2d(y, 2)' }[pooling];
  const untied = [
    '# Weights of their own for every place: the templates, shuffled by the generator mulberry32',
    `state = ${seed}`,
    'def draw():',
    '    global state',
    '    state = (state + 0x6D2B79F5) & 0xFFFFFFFF',
    '    z = ((state ^ (state >> 15)) * (state | 1)) & 0xFFFFFFFF',
    '    z ^= (z + (((z ^ (z >> 7)) * (z | 61)) & 0xFFFFFFFF)) & 0xFFFFFFFF',
    '    return (z ^ (z >> 14)) / 2 ** 32',
    'def shuffled(cells):',
    '    cells = list(cells)',
    '    for i in range(24, 0, -1):',
    '        j = int(draw() * (i + 1))',
    '        cells[i], cells[j] = cells[j], cells[i]',
    '    return cells',
    `own = torch.tensor([[shuffled(t) for t in w.view(3, 25).tolist()] for place in range(${SIDE * SIDE})], dtype=torch.float64)`,
    `own = own.view(${SIDE}, ${SIDE}, 3, 25)[::${stride}, ::${stride}].reshape(-1, 3, 25)  # places, templates, weights`,
    '',
  ];
  return [
    'import torch',
    'import torch.nn.functional as F',
    '',
    '# The letter: ink 1, paper -1',
    'x = torch.tensor([',
    ...Array.from({ length: SIDE }, (_, r) => row(picture.subarray(r * SIDE, (r + 1) * SIDE))),
    `], dtype=torch.float64).view(1, 1, ${SIDE}, ${SIDE})`,
    'w = torch.tensor([',
    ...Object.values(templates).map(row),
    '], dtype=torch.float64).view(3, 1, 5, 5)',
    '',
    ...(sharing ? [] : untied),
    'def f(x):',
    `    x = ${padded}`,
    ...(sharing
      ? [`    y = F.conv2d(x, w, stride=${stride})`]
      : [
          `    windows = F.unfold(x, 5, stride=${stride})[0]  # 25, places`,
          `    y = torch.einsum('pkc,cp->kp', own, windows).view(1, 3, ${SIDE / stride}, ${SIDE / stride})`,
        ]),
    `    return ${pooled}`,
    '',
    `after = f(torch.roll(x, (${down}, ${right}), dims=(2, 3)))`,
    `moved = torch.roll(f(x), (${rows}, ${cols}), dims=(2, 3))  # T, in steps of ${step}`,
    'print(after.amax(dim=(0, 2, 3)).tolist(), after.sum(dim=(0, 2, 3)).tolist())',
    'print([((after - moved).norm() / moved.norm()).item()])',
  ].join('\n');
}
