import type { View } from './model.ts';

const row = (values: ArrayLike<number>) =>
  `[${Array.from(values, (v) => Number(v.toPrecision(9))).join(', ')}]`;

/** The whole network in float64: the scores of one point of every class, then those at the cursor. */
export function script({ net, probes, x, e }: View): string {
  const rectified = net.filter(({ relu }) => relu).length;
  const layers = net.map(({ weight, bias }) => {
    const [out, into] = weight.shape;
    const rows = Array.from({ length: out }, (_, o) => row(weight.data.subarray(o * into, (o + 1) * into)));
    return `    ([${rows.join(', ')}], ${row(bias.data)}),`;
  });
  return [
    'import torch',
    'import torch.nn.functional as F',
    '',
    `# weight and bias of every layer; the first ${rectified} end in ReLU`,
    'layers = [',
    ...layers,
    ']',
    'layers = [[torch.tensor(part, dtype=torch.float64) for part in layer] for layer in layers]',
    '',
    'def embed(x):',
    '    for i, (weight, bias) in enumerate(layers[:-1]):',
    '        x = F.linear(x, weight, bias)',
    `        if i < ${rectified}:`,
    '            x = F.relu(x)',
    '    return x',
    '',
    'def scores(e):',
    '    return F.linear(e, *layers[-1])',
    '',
    '# one point of every class',
    `points = torch.tensor([${probes.map((probe) => row(probe.x)).join(', ')}], dtype=torch.float64)`,
    'print(scores(embed(points)).tolist())',
    '',
    '# the cursor: its embedding, the scores, and what softmax makes of them',
    x
      ? `e = embed(torch.tensor(${row(x)}, dtype=torch.float64))`
      : `e = torch.tensor(${row(e)}, dtype=torch.float64)`,
    'print(e.tolist())',
    'print(scores(e).tolist())',
    'print(F.softmax(scores(e), dim=0).tolist())',
  ].join('\n');
}
