import type { Params, StackView, View } from './model.ts';
import { solveStack } from './stack.ts';

const head = ['import sys', 'import torch', 'import torch.nn.functional as F', ''];

/** Prints what PyTorch answers; the words in which it refuses go to stderr. */
function attempt(lines: readonly string[]): string[] {
  return [
    'try:',
    ...lines.map((line) => `    ${line}`),
    'except (RuntimeError, ValueError) as refusal:',
    '    print(refusal, file=sys.stderr)',
  ];
}

/** The first and last real sample that reaches the marked unit; none where it reads padding alone. */
function seen({ layers, stack: { levels, at } }: StackView): number[] {
  let units = [at];
  for (let l = levels.length - 1; l > 0; l--) {
    const { k, s, p, d } = layers[l - 1];
    const taps = units.flatMap((i) => Array.from({ length: k }, (_, j) => i * s - p + j * d));
    units = [...new Set(taps)].filter((i) => i >= 0 && i < levels[l - 1].size);
  }
  return units.length ? [Math.min(...units), Math.max(...units)] : [];
}

/** What the exported script prints. */
export function numbers(view: View): number[] {
  if (view.kind === 'stack') {
    const sizes = view.stack.levels.slice(1).map(({ size }) => size);
    return sizes.length ? [...sizes, ...seen(view)] : [];
  }
  if (!view.fits) return [];
  return view.kind === 'plane' ? [view.rows.size, view.columns.size] : [view.line.size];
}

/** The size of each output, as a list; for stacks, each layer's size and then the samples that the marked unit sees. */
export function pytorch(params: Params): string {
  const { kind, mode, n, h, w, k, s, p, d, extra } = params;
  const padding = { given: `${p}`, valid: "'valid'", same: "'same'", full: `${d * (k - 1)}` }[mode];
  const settings = `stride=${s}, padding=${padding}, dilation=${d}`;
  if (kind === 'plane') {
    return [
      ...head,
      ...attempt([
        `y = F.conv2d(torch.zeros(1, 1, ${h}, ${w}), torch.zeros(1, 1, ${k}, ${k}), ${settings})`,
        'print(list(y.shape[2:]))',
      ]),
    ].join('\n');
  }
  if (kind === 'transposed') {
    return [
      ...head,
      ...attempt([
        `y = F.conv_transpose1d(torch.zeros(1, 1, ${n}), torch.zeros(1, 1, ${k}), stride=${s}, padding=${p}, output_padding=${extra}, dilation=${d})`,
        'print(list(y.shape[2:]))',
      ]),
    ].join('\n');
  }
  if (kind === 'stack') return stack(params);
  return [
    ...head,
    ...attempt([
      `y = F.conv1d(torch.zeros(1, 1, ${n}), torch.zeros(1, 1, ${k}), ${settings})`,
      'print(list(y.shape[2:]))',
    ]),
  ].join('\n');
}

function stack({ n, layers, at }: Params): string {
  const { at: unit } = solveStack(n, layers, at);
  return [
    'import sys',
    'import torch',
    'from torch import nn',
    '',
    'stack = nn.Sequential(',
    ...layers.map(
      ({ k, s, p, d }) => `    nn.Conv1d(1, 1, ${k}, stride=${s}, padding=${p}, dilation=${d}, bias=False),`,
    ),
    ')',
    'for layer in stack:',
    '    nn.init.ones_(layer.weight)',
    `x = torch.zeros(1, 1, ${n}, requires_grad=True)`,
    'y = x',
    'sizes = []',
    ...attempt(['for layer in stack:', '    y = layer(y)', '    sizes.append(y.shape[2])']),
    'print(sizes)',
    'if sizes:',
    `    y[0, 0, ${unit}].backward()  # what the marked unit sees has a gradient`,
    '    seen = x.grad.flatten().nonzero().flatten().tolist()',
    '    print([seen[0], seen[-1]] if seen else [])',
  ].join('\n');
}
