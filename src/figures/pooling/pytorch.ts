/** Picture, feature map and pooled map in PyTorch. */
import { blurWidths } from '#lib/conv/blur-pool.ts';
import { type Mode, type Sampling, tapsOf } from './modes.ts';
import { SIDE } from './pictures.ts';

interface Setting {
  readonly ink: ArrayLike<number>;
  readonly filter: ArrayLike<number>;
  readonly shift: number;
  readonly mode: Mode;
  readonly sampling: Sampling;
  /** The feature map after its values changed places, where they do. */
  readonly scrambled: ArrayLike<number> | undefined;
}

const rows = (values: ArrayLike<number>, side: number) =>
  Array.from({ length: side }, (_, r) => {
    const row = Array.from({ length: side }, (_, c) => Number(values[r * side + c].toFixed(4)));
    return `    [${row.join(', ')}],`;
  });

const matrix = (name: string, values: ArrayLike<number>, side: number) => [
  `${name} = torch.tensor([`,
  ...rows(values, side),
  `], dtype=torch.float64).view(1, 1, ${side}, ${side})`,
];

function pooling(mode: Mode, { kernel, stride }: Sampling): string[] {
  const taps = tapsOf(kernel);
  const [before, after] = blurWidths(taps);
  const blur = [
    `    b = torch.tensor([math.comb(${taps - 1}, j) / 2 ** ${taps - 1} for j in range(${taps})], dtype=torch.float64)`,
    `    h = F.pad(h, (${before}, ${after}, ${before}, ${after}), mode='circular')`,
    `    return F.conv2d(h, torch.outer(b, b)[None, None], stride=${stride})`,
  ];
  /** Goes round the edge by `beyond` samples. */
  const round = (beyond: number) =>
    beyond ? [`    h = F.pad(h, (0, ${beyond}, 0, ${beyond}), mode='circular')`] : [];
  const overlap = round(kernel - stride);
  return {
    none: ['    return h'],
    stride: [`    return h[:, :, ::${stride}, ::${stride}]`],
    max: [...overlap, `    return F.max_pool2d(h, ${kernel}, stride=${stride})`],
    average: [...overlap, `    return F.avg_pool2d(h, ${kernel}, stride=${stride})`],
    length: [...overlap, `    return F.lp_pool2d(h, 2, ${kernel}, stride=${stride})`],
    blur,
    maxblur: [...round(kernel - 1), `    h = F.max_pool2d(h, ${kernel}, stride=1)`, ...blur],
  }[mode];
}

export function script({ ink, filter, shift, mode, sampling, scrambled }: Setting): string {
  return [
    ...(mode === 'blur' || mode === 'maxblur' ? ['import math'] : []),
    'import torch',
    'import torch.nn.functional as F',
    '',
    ...matrix('x', ink, SIDE),
    ...matrix('w', filter, 3),
    '',
    'def feature_map(x):',
    "    return F.relu(F.conv2d(F.pad(x, (1, 1, 1, 1), mode='circular'), w))",
    '',
    'def pool(h):',
    ...pooling(mode, sampling),
    '',
    `moved = feature_map(torch.roll(x, ${shift}, dims=3))`,
    ...(scrambled
      ? [
          '# Its values, scrambled inside their windows',
          ...matrix('mixed', scrambled, SIDE),
          'before, p = pool(moved), pool(mixed)',
        ]
      : ['before, p = pool(feature_map(x)), pool(moved)']),
    'print(p.flatten().tolist())',
    'd = (p - before).norm()',
    'print([(d / before.norm() if d else d).item()])  # relative change',
  ].join('\n');
}
