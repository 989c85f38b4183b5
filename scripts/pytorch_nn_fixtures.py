"""Writes lib/nn/fixtures/pytorch.json: what PyTorch answers to small cases of every operation of lib/nn, and how it trains.

Run with any Python that has PyTorch: python3 scripts/pytorch_nn_fixtures.py
The cases and their numbers are seeded, so a second run writes the same file, apart from the version.
Operations and options carry the names of lib/nn, so that the test hands them over as they are. All is float64, so that
PyTorch's rounding stays out; the training runs also go through float32, and the script prints how far that strays.
"""

import json
import math
import pathlib

import torch
import torch.nn.functional as F

torch.manual_seed(11)
OUT = pathlib.Path(__file__).parent.parent / 'lib' / 'nn' / 'fixtures' / 'pytorch.json'


def numbers(*shape):
    """Normal numbers of two decimals: short to write down."""
    return torch.round(torch.randn(shape, dtype=torch.float64) * 100) / 100


def positive(*shape):
    return numbers(*shape).abs() + 0.25


def few(*shape):
    """Whole numbers with many ties."""
    return torch.randint(-1, 2, shape).double()


def flat(tensor):
    return [float(f'{value:.7g}') for value in tensor.detach().double().flatten().tolist()]


def plain(tensor):
    return {'shape': list(tensor.shape), 'data': flat(tensor)}


def case(op, compute, *inputs, **options):
    """Output of an operation, a random gradient of the output, and the gradients that autograd makes of it."""
    leaves = [x.clone().requires_grad_() for x in inputs]
    output = compute(*leaves)
    grad_output = numbers(*output.shape)
    output.backward(grad_output)
    return {
        'op': op,
        'options': options,
        'inputs': [plain(x) for x in inputs],
        'output': plain(output),
        'gradOutput': plain(grad_output),
        'grads': [plain(x.grad) for x in leaves],
    }


def reduced(op, x, dim=None, keepdim=False):
    def compute(x):
        if dim is None:
            return getattr(torch, op)(x)
        y = getattr(torch, op)(x, dim, keepdim)
        return y.values if op == 'max' else y

    return case(op, compute, x, dim=dim, keepdim=keepdim)


def convolution(op, x, weight, bias, **options):
    return case(op, lambda *arguments: getattr(F, op)(*arguments, **options), x, weight, bias, **options)


PAIRS = {'add': torch.add, 'sub': torch.sub, 'mul': torch.mul, 'div': torch.div}
SHAPES = [((2, 3), (2, 3)), ((2, 3), (3,)), ((2, 1, 3), (2, 1)), ((), (2, 2)), ((1, 2), (3, 1))]
# At 0, where relu and abs have a kink, and far out, where exponentials overflow.
LINE = torch.tensor([-100, -2.5, -0.5, 0, 0.5, 2.5, 100], dtype=torch.float64)
POINTWISE = {
    'neg': torch.neg,
    'abs': torch.abs,
    'relu': F.relu,
    'sigmoid': torch.sigmoid,
    'tanh': torch.tanh,
    'softplus': F.softplus,
}
MATRICES = [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 2)), ((2, 2, 3), (3, 1)), ((2, 1, 2, 2), (3, 2, 1)), ((2,), (2, 2, 3))]

targets = [2, 0, 1, 2]
cases = [
    *[case(op, of, numbers(*a), positive(*b)) for op, of in PAIRS.items() for a, b in SHAPES],
    *[case(op, of, LINE) for op, of in POINTWISE.items()],
    case('exp', torch.exp, numbers(5)),
    case('log', torch.log, positive(5)),
    *[case('pow', lambda x, p=p: torch.pow(x, p), numbers(4), exponent=p) for p in (0, 1, 2, 3, -1)],
    *[case('pow', lambda x, p=p: torch.pow(x, p), positive(4), exponent=p) for p in (0.5, -1.5)],
    case('pow', lambda x: torch.pow(x, 2), few(4), exponent=2),
    *[case('matmul', torch.matmul, numbers(*a), numbers(*b)) for a, b in MATRICES],
    *[case('linear', F.linear, numbers(*shape), numbers(2, 3), numbers(2)) for shape in ((4, 3), (2, 1, 3), (3,))],
    case('linear', F.linear, numbers(2, 3), numbers(2, 3)),
    case('reshape', lambda x: x.reshape(3, -1), numbers(2, 6), shape=[3, -1]),
    case('transpose', lambda x: x.transpose(0, -1), numbers(2, 3, 2), dim0=0, dim1=-1),
    case('indexSelect', lambda x: x.index_select(1, torch.tensor([2, 0, 2])), numbers(2, 3, 2), dim=1, index=[2, 0, 2]),
    case('narrow', lambda x: x.narrow(-1, 1, 2), numbers(2, 4), dim=-1, start=1, length=2),
    case('cat', lambda *xs: torch.cat(xs, 1), numbers(2, 1, 2), numbers(2, 2, 2), dim=1),
    *[case('stack', lambda *xs, d=d: torch.stack(xs, d), numbers(2, 3), numbers(2, 3), dim=d) for d in (0, -1)],
    *[
        reduced(op, numbers(2, 3, 2), dim, keepdim)
        for op in ('sum', 'mean')
        for dim, keepdim in ((None, False), (1, False), ([0, -1], True))
    ],
    reduced('max', numbers(5)),
    reduced('max', few(3, 4)),
    *[reduced('max', few(3, 4), dim, keepdim) for dim, keepdim in ((0, False), (-1, True))],
    *[
        case(op, lambda x, of=of, d=d: of(x, d), numbers(2, 3) * scale, dim=d)
        for op, of in (('softmax', F.softmax), ('logSoftmax', F.log_softmax))
        for d, scale in ((0, 1), (1, 1), (-1, 1000))
    ],
    *[
        case('crossEntropy', lambda x: F.cross_entropy(x, torch.tensor(targets)), numbers(4, 3) * scale, target=targets)
        for scale in (1, 200)
    ],
    case('mseLoss', F.mse_loss, numbers(2, 3), numbers(2, 3)),
    convolution('conv1d', numbers(2, 2, 5), numbers(2, 2, 3), numbers(2)),
    convolution('conv1d', numbers(1, 2, 5), numbers(2, 1, 2), numbers(2), stride=2, padding=1, dilation=2, groups=2),
    convolution('conv2d', numbers(1, 2, 3, 4), numbers(2, 2, 2, 2), numbers(2)),
    convolution('conv2d', numbers(1, 1, 4, 3), numbers(1, 1, 3, 2), numbers(1), stride=[2, 1], padding=[1, 0]),
    case('maxPool2d', lambda x: F.max_pool2d(x, 2), numbers(1, 1, 4, 5), kernel=2),
    case('maxPool2d', lambda x: F.max_pool2d(x, 3, 1, 1), few(1, 1, 3, 4), kernel=3, stride=1, padding=1),
    case('avgPool2d', lambda x: F.avg_pool2d(x, 2, 1, 1), numbers(1, 1, 3, 3), kernel=2, stride=1, padding=1),
]

# Training: a perceptron on the whole of a small spiral in every step.
SIZES = [2, 6, 4, 3]
ARMS, PER_ARM, STEPS = 3, 10, 100


def spiral():
    points, labels = [], []
    for k in range(1, ARMS + 1):
        for i in range(PER_ARM):
            t = i / (PER_ARM - 1)
            angle = 2 * math.pi / ARMS * (2 * t + k - 1)
            points.append([t * math.sin(angle), t * math.cos(angle)])
            labels.append(k - 1)
    return torch.tensor(points, dtype=torch.float64), torch.tensor(labels)


def perceptron():
    """Two hidden ReLU layers, begun as torch.nn.Linear begins, rounded to two decimals."""
    layers = [torch.nn.Linear(*pair) for pair in zip(SIZES, SIZES[1:])]
    net = torch.nn.Sequential(layers[0], torch.nn.ReLU(), layers[1], torch.nn.ReLU(), layers[2]).double()
    with torch.no_grad():
        for p in net.parameters():
            p.copy_(torch.round(p * 100) / 100)
    return net


def vector(net):
    return torch.nn.utils.parameters_to_vector(net.parameters())


points, labels = spiral()
begin = vector(perceptron()).detach().clone()


def run(optimiser, options, dtype):
    net = perceptron().to(dtype)
    torch.nn.utils.vector_to_parameters(begin.to(dtype, copy=True), net.parameters())
    optim = optimiser(net.parameters(), **options)
    losses = []
    for _ in range(STEPS):
        loss = F.cross_entropy(net(points.to(dtype)), labels)
        optim.zero_grad()
        loss.backward()
        optim.step()
        losses.append(loss.detach())
    return torch.stack(losses).double(), vector(net).detach().double()


def trajectory(name, optimiser, **options):
    losses, end = run(optimiser, options, torch.float64)
    losses32, end32 = run(optimiser, options, torch.float32)
    stray = (losses - losses32).abs().max().item(), (end - end32).abs().max().item()
    print(f'{name} {options}: loss {losses[0]:.4f} to {losses[-1]:.4f}; float32 strays by {stray[0]:.1e} (losses), {stray[1]:.1e} (parameters)')
    names = {'weight_decay': 'weightDecay'}
    settings = {names.get(key, key): value for key, value in options.items()}
    return {'optimiser': name, 'options': settings, 'losses': flat(losses), 'end': flat(end)}


SGD, Adam = torch.optim.SGD, torch.optim.Adam
trajectories = [
    trajectory('sgd', SGD, lr=0.5),
    trajectory('sgd', SGD, lr=0.1, momentum=0.9),
    trajectory('sgd', SGD, lr=0.1, momentum=0.9, nesterov=True),
    trajectory('sgd', SGD, lr=0.2, momentum=0.8, dampening=0.3, weight_decay=0.01),
    trajectory('sgd', SGD, lr=0.5, weight_decay=0.02),
    trajectory('adam', Adam, lr=0.02),
    trajectory('adam', Adam, lr=0.02, betas=[0.8, 0.95], eps=1e-4, weight_decay=0.01),
]
training = {'sizes': SIZES, 'arms': ARMS, 'perArm': PER_ARM, 'points': flat(points), 'begin': flat(begin)}

tiny = {'separators': (',', ':')}
lines = ',\n'.join(json.dumps(case, **tiny) for case in cases)
runs = ',\n'.join(json.dumps(one, **tiny) for one in trajectories)
OUT.parent.mkdir(parents=True, exist_ok=True)
OUT.write_text(
    f'{{"torch": "{torch.__version__}",\n"cases": [\n{lines}\n],\n"training": {json.dumps(training, **tiny)},\n"trajectories": [\n{runs}\n]}}\n'
)
print(f'{len(cases)} cases, {len(trajectories)} trajectories, {OUT.stat().st_size / 1000:.0f} kB')
