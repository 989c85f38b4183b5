/** Screen, field and cell in PyTorch. */
import { type cellOf, GAIN } from '#lib/vision/cell.ts';
import { REACH, RIM } from '#lib/vision/gabor.ts';
import { PIXEL, SIDE } from '#lib/vision/screen.ts';
import { HOUSE, type Placed } from '#lib/vision/stimulus.ts';
import { APART, type Chosen, type Stimulus } from './rig.ts';

const stimuli: Record<Stimulus, readonly string[]> = {
  light: ['s = overlap(u, width) * overlap(v, length)'],
  dark: ['s = -overlap(u, width) * overlap(v, length)'],
  grating: ['f = math.pi / (2 * width)', 's = math.sin(f * p) / (f * p) * torch.cos(2 * f * u)'],
  ring: ['s = overlap(torch.sqrt((X - x) ** 2 + (Y - y) ** 2) - length / 2, width)'],
  house: [
    `strokes = ${JSON.stringify(HOUSE)}`,
    'bars = []',
    'for v1, u1, v2, u2 in strokes:',
    '    along, across = (v1 + v2) * length / 4, (u1 + u2) * length / 4',
    '    turn = math.degrees(math.atan2(u2 - u1, v2 - v1))',
    '    a, b = turned(v, u, along, across, turn)',
    '    bars.append(overlap(a, width) * overlap(b, math.hypot(v2 - v1, u2 - u1) * length / 2))',
    's = torch.stack(bars).amax(0)',
  ],
};

const rates: Record<'simple' | Chosen['pool'], string> = {
  simple: `${GAIN} * max(0, drive)`,
  max: `${GAIN} * torch.stack(pooled).max().item()`,
  sum: `${GAIN} * math.pi * torch.stack(pooled).mean().item()`,
  squares: `${GAIN} * 8 * (torch.stack(pooled) ** 2).mean().item()`,
};

export function script(
  {
    stimulus,
    x,
    y,
    angle,
    length,
    width,
    cell,
    pool,
    phases,
    places,
  }: Chosen & Placed & { stimulus: Stimulus },
  own: ReturnType<typeof cellOf>,
  middle: number,
): string {
  return [
    'import math',
    'import torch',
    'import torch.nn.functional as F',
    '',
    `# A screen of ${SIDE} x ${SIDE} pixels; degrees of visual angle from its middle, contrast 0 is grey`,
    `n, p = ${SIDE}, ${PIXEL}`,
    'at = (torch.arange(n, dtype=torch.float64) - (n - 1) / 2) * p',
    'Y, X = torch.meshgrid(-at, at, indexing="ij")',
    '',
    'def turned(X, Y, x, y, angle):',
    '    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))',
    '    return (Y - y) * c - (X - x) * s, (X - x) * c + (Y - y) * s',
    '',
    'def overlap(u, w):',
    '    inside = torch.clamp(u + p / 2, max=w / 2) - torch.clamp(u - p / 2, min=-w / 2)',
    '    return torch.clamp(inside, min=0) / p',
    '',
    `# The stimulus: ${stimulus}`,
    `x, y, angle, length, width = ${x}, ${y}, ${angle}, ${length}, ${width}`,
    'u, v = turned(X, Y, x, y, angle)',
    ...stimuli[stimulus],
    '',
    '# The cell: a Gabor field',
    `row, col, x0, y0, orientation = ${own.row}, ${own.col}, ${own.x}, ${own.y}, ${own.orientation}`,
    `frequency, phase, across, along = ${own.frequency}, ${own.phase}, ${own.across}, ${own.along}`,
    '',
    'def field(X, Y, phase, away=0.0):',
    '    turn = math.radians(orientation)',
    '    u, v = turned(X, Y, x0 - away * math.sin(turn), y0 + away * math.cos(turn), orientation)',
    '    g = torch.exp(-u ** 2 / (2 * across ** 2) - v ** 2 / (2 * along ** 2))',
    '    g = g * torch.cos(2 * math.pi * frequency * u + math.radians(phase))',
    `    return p ** 2 / (2 * math.pi * across * along) * g * (u ** 2 + v ** 2 <= ${RIM})`,
    '',
    'drive = (field(X, Y, phase) * s).sum().item()',
    ...(cell === 'complex'
      ? [
          `places = [${APART} * k for k in range(-${places}, ${places} + 1)]`,
          `pooled = [torch.relu((field(X, Y, phase + 360 * k / ${phases}, away) * s).sum())`,
          `          for away in places for k in range(${phases})]`,
        ]
      : []),
    `print(drive, ${rates[cell === 'simple' ? 'simple' : pool]})`,
    '',
    '# A sheet of such cells, one around every pixel, is a convolution',
    `r = ${Math.round(REACH / PIXEL)}`,
    'off = torch.arange(-r, r + 1, dtype=torch.float64) * p',
    'KY, KX = torch.meshgrid(y0 - off, x0 + off, indexing="ij")',
    'kernel = field(KX, KY, phase)',
    'sheet = F.conv2d(s.view(1, 1, n, n), kernel.view(1, 1, 2 * r + 1, 2 * r + 1), padding=r)[0, 0]',
    `print(sheet[row, col].item(), sheet[${middle}, ${middle}].item())`,
  ].join('\n');
}
