"""Writes lib/conv/fixtures/pytorch.json: what PyTorch (and NumPy, in one dimension) answer to a list of small cases.

Run with any Python that has both: python3 scripts/pytorch_fixtures.py
The cases and their numbers are seeded, so a second run writes the same file, apart from the versions.
Options carry the names of lib/conv, so that the test hands them over as they are.
"""

import json
import pathlib

import numpy
import torch
import torch.nn.functional as F

torch.manual_seed(7)
OUT = pathlib.Path(__file__).parent.parent / 'lib' / 'conv' / 'fixtures' / 'pytorch.json'

# The names of lib/conv on the left, PyTorch's on the right.
NAMES = {
    'kernel': 'kernel_size',
    'paddingMode': 'padding_mode',
    'outputPadding': 'output_padding',
    'ceilMode': 'ceil_mode',
    'countIncludePad': 'count_include_pad',
    'divisorOverride': 'divisor_override',
}


def keywords(options):
    return {NAMES.get(name, name): value for name, value in options.items()}


def numbers(*shape):
    """Normal numbers of two decimals: short to write down; in float64, so that PyTorch's rounding stays out."""
    return torch.round(torch.randn(*shape, dtype=torch.float64) * 100) / 100


def plain(tensor):
    return {
        'shape': list(tensor.shape),
        'data': [float(f'{value:.7g}') for value in tensor.detach().double().flatten().tolist()],
    }


def differentiate(output, **arguments):
    """A random gradient of the output, and the gradients that autograd makes of it."""
    grad_output = numbers(*output.shape)
    output.backward(grad_output)
    return {
        'output': plain(output),
        'gradOutput': plain(grad_output),
        'grad': {name: plain(value.grad) for name, value in arguments.items()},
    }


def convolution(kind, shape, channels, kernel, **options):
    """conv or convTranspose: the layer of torch.nn, with numbers of ours for its weight and bias."""
    dimensions = len(kernel)
    layer = getattr(torch.nn, f'{kind}{dimensions}d')(shape[1], channels, kernel, dtype=torch.float64, **keywords(options))
    with torch.no_grad():
        layer.weight.copy_(numbers(*layer.weight.shape))
        layer.bias.copy_(numbers(channels))
    x = numbers(*shape).requires_grad_()
    return {
        'op': ('conv' if kind == 'Conv' else 'convTranspose') + f'{dimensions}d',
        'options': options,
        'input': plain(x),
        'weight': plain(layer.weight),
        'bias': plain(layer.bias),
        **differentiate(layer(x), input=x, weight=layer.weight, bias=layer.bias),
    }


def conv(*arguments, **options):
    return convolution('Conv', *arguments, **options)


def conv_transpose(*arguments, **options):
    return convolution('ConvTranspose', *arguments, **options)


def max_pool(shape, ties=False, **options):
    dimensions = len(shape) - 2
    x = (numbers(*shape).round() if ties else numbers(*shape)).requires_grad_()
    output, indices = getattr(F, f'max_pool{dimensions}d')(x, return_indices=True, **keywords(options))
    return {
        'op': f'maxPool{dimensions}d',
        'options': options,
        'input': plain(x),
        'indices': indices.flatten().tolist(),
        **differentiate(output, input=x),
    }


def avg_pool(shape, **options):
    dimensions = len(shape) - 2
    x = numbers(*shape).requires_grad_()
    output = getattr(F, f'avg_pool{dimensions}d')(x, **keywords(options))
    return {'op': f'avgPool{dimensions}d', 'options': options, 'input': plain(x), **differentiate(output, input=x)}


def pad(shape, widths, mode):
    x = numbers(*shape).requires_grad_()
    # F.pad lists the last dimension first.
    flat = [width for pair in reversed(widths) for width in pair]
    output = F.pad(x, flat, mode='constant' if mode == 'zeros' else mode)
    return {'op': 'pad', 'widths': widths, 'mode': mode, 'input': plain(x), **differentiate(output, input=x)}


def one_dimensional(op, n, k, mode):
    x, w = numbers(n).numpy(), numbers(k).numpy()
    output = {'convolve': numpy.convolve, 'correlate': numpy.correlate}[op](x, w, mode)
    return {'op': op, 'x': x.tolist(), 'w': w.tolist(), 'mode': mode, 'output': plain(torch.from_numpy(output))}


MODES = ['zeros', 'reflect', 'replicate', 'circular']

cases = [
    # One dimension
    conv((2, 1, 7), 1, [3]),
    conv((1, 3, 9), 2, [4], stride=2, padding=2),
    conv((2, 4, 10), 6, [3], stride=3, padding=1, dilation=2, groups=2),
    conv((1, 2, 6), 4, [6], groups=2),
    conv((1, 2, 8), 2, [4], padding='same'),
    conv((1, 2, 8), 2, [4], padding='same', dilation=3),
    conv((1, 2, 8), 2, [3], padding='valid', stride=2),
    *[conv((1, 2, 7), 2, [4], padding=3, stride=2, paddingMode=mode) for mode in MODES],
    *[conv((1, 2, 7), 2, [4], padding='same', dilation=2, paddingMode=mode) for mode in MODES],
    # Two dimensions
    conv((2, 2, 5, 6), 3, [3, 2]),
    conv((1, 3, 6, 7), 4, [3, 3], stride=[2, 1], padding=[1, 2], dilation=[1, 2]),
    conv((2, 4, 5, 5), 4, [3, 3], padding=1, groups=4),
    conv((1, 4, 7, 6), 6, [2, 3], stride=2, padding=1, dilation=2, groups=2),
    conv((1, 1, 1, 1), 1, [3, 3], padding=1),
    conv((1, 3, 4, 4), 5, [1, 1]),
    conv((1, 2, 5, 6), 2, [2, 3], padding='same'),
    conv((1, 2, 5, 6), 2, [4, 2], padding='same', dilation=[1, 3], groups=2),
    *[conv((1, 2, 5, 4), 2, [3, 2], padding=[2, 1], stride=[1, 2], paddingMode=mode) for mode in MODES],
    # Three dimensions
    conv((1, 2, 4, 3, 5), 2, [2, 3, 2]),
    conv((1, 2, 5, 4, 5), 2, [2, 1, 3], stride=[2, 1, 3], padding=[1, 0, 2], dilation=[2, 1, 1], groups=2),
    conv((1, 1, 3, 4, 3), 2, [2, 3, 2], padding='same'),
    *[conv((1, 1, 3, 3, 4), 1, [2, 2, 3], padding=[1, 2, 1], stride=2, paddingMode=mode) for mode in MODES],
    # Transposed
    conv_transpose((2, 1, 5), 1, [3]),
    conv_transpose((1, 2, 4), 3, [4], stride=3, padding=2, outputPadding=2),
    conv_transpose((1, 4, 5), 6, [3], stride=2, dilation=3, groups=2, outputPadding=1),
    conv_transpose((1, 1, 5), 2, [3], stride=1, dilation=3, padding=1, outputPadding=2),
    conv_transpose((1, 1, 3), 1, [2], stride=4),
    conv_transpose((2, 2, 3, 4), 2, [3, 2]),
    conv_transpose((1, 2, 3, 4), 3, [3, 4], stride=[2, 3], padding=[1, 2], outputPadding=[1, 0]),
    conv_transpose((1, 4, 3, 3), 4, [2, 3], stride=2, dilation=[2, 1], groups=4, outputPadding=[0, 1]),
    conv_transpose((1, 2, 2, 3, 2), 2, [2, 1, 3], stride=[1, 2, 2], padding=[1, 0, 1], outputPadding=[0, 1, 1]),
    conv_transpose((1, 2, 2, 2, 3), 4, [2, 2, 2], dilation=[1, 2, 1], groups=2),
    # Pooling
    max_pool((2, 2, 9), kernel=3),
    max_pool((1, 2, 10), kernel=3, stride=2, padding=1, dilation=2),
    max_pool((1, 2, 8), kernel=3, stride=2, padding=1, ceilMode=True),
    max_pool((1, 1, 2), kernel=3, stride=2, ceilMode=True),
    max_pool((2, 3, 6, 6), kernel=2),
    max_pool((1, 2, 7, 8), kernel=[3, 2], stride=[2, 3], padding=[1, 1], ceilMode=True),
    max_pool((1, 2, 7, 8), kernel=[3, 2], stride=1, padding=[1, 0], dilation=[2, 3]),
    max_pool((1, 2, 7, 7), kernel=3, stride=2, padding=1, ties=True),
    max_pool((1, 2, 4, 5, 4), kernel=2, ceilMode=True),
    max_pool((1, 1, 5, 4, 6), kernel=[2, 3, 2], stride=[1, 2, 2], padding=[1, 0, 1], dilation=[1, 1, 2]),
    avg_pool((2, 2, 9), kernel=3),
    *[
        avg_pool((1, 2, 8), kernel=4, stride=3, padding=2, ceilMode=ceil, countIncludePad=count)
        for ceil in (False, True)
        for count in (False, True)
    ],
    avg_pool((2, 3, 6, 6), kernel=2),
    *[
        avg_pool((1, 2, 7, 8), kernel=[3, 2], stride=[2, 3], padding=1, ceilMode=ceil, countIncludePad=count)
        for ceil in (False, True)
        for count in (False, True)
    ],
    avg_pool((1, 2, 5, 5), kernel=3, stride=2, padding=1, divisorOverride=2),
    avg_pool((1, 1, 4, 5, 4), kernel=2, ceilMode=True),
    avg_pool((1, 1, 4, 5, 4), kernel=[2, 3, 2], padding=1, stride=2, ceilMode=True, countIncludePad=False),
    avg_pool((1, 1, 4, 4, 4), kernel=2, divisorOverride=5),
    # Padding
    *[pad((1, 2, 5), [[4, 2]], mode) for mode in MODES],
    *[pad((1, 2, 4, 5), [[3, 0], [1, 4]], mode) for mode in MODES],
    *[pad((1, 1, 3, 4, 2), [[2, 1], [0, 3], [1, 1]], mode) for mode in MODES],
    # NumPy
    *[
        one_dimensional(op, n, k, mode)
        for op in ('convolve', 'correlate')
        for mode in ('full', 'same', 'valid')
        for n, k in ((7, 3), (7, 4), (8, 4), (5, 5), (6, 1))
    ],
]

head = json.dumps({'torch': torch.__version__, 'numpy': numpy.__version__})[1:-1]
lines = ',\n'.join(json.dumps(case, separators=(',', ':')) for case in cases)
OUT.parent.mkdir(parents=True, exist_ok=True)
OUT.write_text(f'{{{head}, "cases": [\n{lines}\n]}}\n')
print(f'{len(cases)} cases, {OUT.stat().st_size / 1000:.0f} kB')
