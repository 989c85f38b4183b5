/** One unit's value and its projection in PyTorch: only its receptive field and the weights that lead to it. */
import type { ReluRule, Sequential } from '#lib/nn/sequential.ts';
import type { Tensor } from '#lib/tensor.ts';

const written = (values: ArrayLike<number>, width: number) =>
  Array.from({ length: values.length / width }, (_, r) => {
    const row = Array.prototype.slice.call(values, r * width, (r + 1) * width) as number[];
    return `    ${row.map((v) => Number(v.toPrecision(9))).join(', ')},`;
  }).join('\n');
const literal = (name: string, values: ArrayLike<number>, shape: readonly number[]) =>
  `${name} = torch.tensor([\n${written(values, shape[shape.length - 1])}\n], dtype=torch.float64).view(${shape.join(', ')})`;

/** What each rule lets back through a ReLU: g where … */
const lets: Record<ReluRule, string> = {
  gradient: 'g * (y > 0)',
  deconvnet: 'g * (g > 0)',
  guided: 'g * (g > 0) * (y > 0)',
};

export function script(patch: Tensor, net: Sequential, rule: ReluRule): string {
  const convs = net.flatMap((layer) => (layer.kind === 'conv' ? [layer] : []));
  const last = convs[convs.length - 1];
  const deep = convs.length > 1;
  const [first] = convs;
  const lines = [
    'import torch',
    'import torch.nn.functional as F',
    '',
    `# the unit's receptive field, and the kernels that lead to it`,
    literal('x', patch.data, patch.shape),
  ];
  if (deep) {
    lines.push(literal('w1', first.weight.data, first.weight.shape));
    lines.push(
      literal('b1', first.bias?.data ?? new Float32Array(first.weight.shape[0]), [first.weight.shape[0]]),
    );
  }
  lines.push(
    literal('w', last.weight.data, last.weight.shape),
    literal('b', last.bias?.data ?? [0], [1]),
    '',
    'def back(g, y):  # through a ReLU that gave y',
    `    return ${lets[rule]}`,
    '',
  );
  if (deep)
    lines.push(
      'h = F.relu(F.conv2d(x, w1, b1))',
      'p, switches = F.max_pool2d(h, 2, return_indices=True)',
      'y = F.relu(F.conv2d(p, w, b))',
      'g = F.conv_transpose2d(back(torch.ones_like(y), y), w)',
      'g = F.max_unpool2d(g, switches, 2)',
      'g = F.conv_transpose2d(back(g, h), w1)',
    );
  else lines.push('y = F.relu(F.conv2d(x, w, b))', 'g = F.conv_transpose2d(back(torch.ones_like(y), y), w)');
  lines.push('print(y.item())', 'print(g.flatten().tolist())');
  return lines.join('\n');
}
