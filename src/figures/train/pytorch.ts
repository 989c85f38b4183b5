/** The exported script: the network as its seed begins it, what it is made of, and the step sizes of its training. */
import { side } from '#content/digits/networks.ts';
import { outputOf, trace } from '#lib/nn/sequential.ts';
import { crossEntropy } from '#lib/nn/softmax.ts';
import { random } from '#lib/random.ts';
import { size, tensor } from '#lib/tensor.ts';
import type { View } from './model.ts';
import { shapes, untrained } from './networks.ts';
import { fixed, type Model, type Params, rate } from './setup.ts';

/** Pictures of noise that stand for a batch, drawn from a seed of their own. */
const NOISE = { count: 4, seed: 5 } as const;
/** Where the step size is asked for, in parts of the run. */
const PARTS = [0, 0.25, 0.5, 0.75] as const;

/** What the script prints: parameters and output size of every layer, step sizes, and the loss before the first step on noise. */
export function numbers({ params }: View): number[] {
  const net = untrained(params);
  const by = random(NOISE.seed);
  const x = tensor(
    [NOISE.count, 1, side, side],
    Array.from({ length: NOISE.count * side * side }, () => by()),
  );
  const traced = trace(net, x);
  const scores = outputOf(net, x);
  const classes = scores.shape[1];
  const losses = Array.from({ length: NOISE.count }, (_, n) =>
    crossEntropy([...scores.data.subarray(n * classes, (n + 1) * classes)], n),
  );
  return [
    ...shapes[params.model].map((shape) => size(shape) + shape[0]),
    ...traced.flatMap(({ output }) => output.shape.slice(1)),
    ...PARTS.map((part) => rate(params, part * Number(params.steps))),
    losses.reduce((sum, loss) => sum + loss, 0) / NOISE.count,
  ];
}

const layers: Record<Model, string> = {
  convnet: `
    nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(8, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(256, 10),
`,
  mlp: 'nn.Flatten(), nn.Linear(784, 8), nn.ReLU(), nn.Linear(8, 10)',
  linear: 'nn.Flatten(), nn.Linear(784, 10)',
};

export const pytorch = ({ model, lr, steps, seed }: Params): string =>
  `import math
import torch
from torch import nn

def mulberry32(seed):  # the book's random numbers
    state = seed
    while True:
        state = (state + 0x6d2b79f5) & 0xffffffff
        z = ((state ^ (state >> 15)) * (state | 1)) & 0xffffffff
        z ^= (z + (((z ^ (z >> 7)) * (z | 61)) & 0xffffffff)) & 0xffffffff
        yield (z ^ (z >> 14)) / 2 ** 32

net = nn.Sequential(${layers[model]})
draw = mulberry32(${seed})
for layer in net:
    if hasattr(layer, 'weight'):
        bound = 1 / math.sqrt(layer.weight[0].numel())
        for p in (layer.weight, layer.bias):
            values = [bound * (2 * next(draw) - 1) for _ in range(p.numel())]
            p.data = torch.tensor(values).reshape(p.shape)
print([layer.weight.numel() + layer.bias.numel() for layer in net if hasattr(layer, 'weight')])

noise = mulberry32(${NOISE.seed})
x = torch.tensor([next(noise) for _ in range(${NOISE.count * side * side})]).reshape(${NOISE.count}, 1, ${side}, ${side})
y = torch.arange(${NOISE.count})
h = x
for layer in net:
    h = layer(h)
    print(list(h.shape[1:]))

sgd = torch.optim.SGD(net.parameters(), lr=${lr}, momentum=${fixed.momentum}, weight_decay=${fixed.weightDecay})
cosine = lambda step: (1 + math.cos(math.pi * step / ${steps})) / 2
print([${lr} * cosine(part * ${steps}) for part in [${PARTS.join(', ')}]])
print(nn.functional.cross_entropy(net(x), y).item())
# for every step: x, y = the next batch; sgd.zero_grad(); the loss.backward();
#                 sgd.param_groups[0]['lr'] = ${lr} * cosine(step); sgd.step()
`;
