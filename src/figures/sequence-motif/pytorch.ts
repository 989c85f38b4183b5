import { type Params, solve } from './model.ts';

const answers = { max: 's.amax(0)', logsumexp: 's.logsumexp(0)', mean: 's.mean(0)' };
const row = (values: ArrayLike<number>) => Array.from(values, (v) => Number(v.toFixed(9))).join(', ');

/** The copies as one convolution, the answer, the loss, and autograd's gradients by the scores and by the shared weights. */
export function pytorch(params: Params): string {
  const view = solve(params);
  const channels = view.rows.length;
  const x =
    view.input === 'letters'
      ? [
          `symbols = [${view.rows.map((symbol) => JSON.stringify(symbol)).join(', ')}]`,
          `text = [${view.letters.map((symbol) => JSON.stringify(symbol)).join(', ')}]`,
          'ids = torch.tensor([symbols.index(symbol) for symbol in text])',
          `x = F.one_hot(ids, ${channels}).T.double()`,
        ]
      : [`x = torch.tensor([${row(view.x)}], dtype=torch.float64).reshape(${channels}, -1)`];
  const shared =
    view.pooling === 'max'
      ? ['# amax: equal winners share the gradient; max(dim=0) would give it to one of them']
      : [];
  return [
    'import torch',
    'import torch.nn.functional as F',
    '',
    ...x,
    `w = torch.tensor([${row(view.w)}], dtype=torch.float64).reshape(${channels}, -1).requires_grad_()`,
    `part = x[:, ${view.first}:${view.first + view.span}]`,
    `s = F.conv1d(part[None], w[None], stride=${view.stride}).flatten()  # one score per copy`,
    's.retain_grad()',
    ...shared,
    `y = ${answers[view.pooling]}`,
    `cost = F.binary_cross_entropy_with_logits(y - ${view.threshold}, torch.tensor(${view.label}.0).double())`,
    'cost.backward()',
    'print(s.tolist())',
    'print(y.item(), cost.item())',
    'print(s.grad.tolist())',
    'print(w.grad.flatten().tolist())  # the sum over all copies',
  ].join('\n');
}
