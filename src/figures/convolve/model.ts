import { magnitude } from '#figure/colour.ts';
import { choice, list, range, type Values } from '#figure/knobs.ts';
import { convolve, correlate, type Mode, type Term, terms } from '#lib/conv/convolve.ts';

const limits = { min: -9, max: 9, step: 0.5 };

export const knobs = {
  x: list([1, 3, 2, -1, 0, 4, 2, 1], { ...limits, least: 1, most: 10 }),
  w: list([3, 1, -2], { ...limits, least: 1, most: 4 }),
  /** The second kernel, with which the associative law is tried. */
  v: list([1, 2], { ...limits, least: 1, most: 3 }),
  operation: choice('convolution', ['convolution', 'correlation']),
  mode: choice('valid', ['full', 'same', 'valid']),
  at: range(2, { min: 0, max: 12 }),
};

export type Params = Values<typeof knobs>;
export type Operation = Params['operation'];

const operate = { convolution: convolve, correlation: correlate };

export interface Law {
  readonly name: 'commutative' | 'associative';
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** Largest difference between two outputs of the same place. */
  readonly difference: number;
  readonly holds: boolean;
}

/** Both sides of a law in mode 'full', where no sample is lost. */
function law(name: Law['name'], left: number[], right: number[]): Law {
  const difference = Math.max(0, ...left.map((value, i) => Math.abs(value - right[i])));
  return { name, left, right, difference, holds: difference < 1e-9 };
}

export function solve({ x, w, v, operation, mode, at }: Params) {
  const apply = (a: number[], b: number[], m: Mode = 'full') => operate[operation](a, b, m);
  // A kernel longer than x has no valid window: the one impossible setting.
  const fits = mode !== 'valid' || w.length <= x.length;
  const y = fits ? apply(x, w, mode) : [];
  const position = Math.max(0, Math.min(at, y.length - 1));
  const flip = operation === 'convolution';
  const products: Term[] = fits ? terms(x, w, position, mode, flip) : [];
  /** Where the first window starts in x: 0, or to its left where it begins on padding. */
  const first = fits ? Math.min(...terms(x, w, 0, mode, flip).map((term) => term.index)) : 0;
  /** The formula's i of the first output: that of the window's newest sample in convolution, of its oldest in correlation. */
  const firstIndex = first + (flip ? w.length - 1 : 0);
  return {
    firstIndex,
    x,
    w,
    v,
    y,
    operation,
    mode,
    fits,
    flip,
    position,
    products,
    first,
    sum: y[position] ?? 0,
    laws: [
      law('commutative', apply(x, w), apply(w, x)),
      law('associative', apply(apply(x, w), v), apply(x, apply(w, v))),
    ],
    most: { x: magnitude(x), w: magnitude(w), y: magnitude(y) },
  };
}

export type View = ReturnType<typeof solve>;

/** What the exported script prints. */
export const numbers = (view: View) => view.y;

/** PyTorch has cross-correlation only, so convolution flips the kernel first; where it does not fit, the refusal goes to stderr. */
export function pytorch(params: Params): string {
  const { x, w, operation, mode } = params;
  const paddings = { full: w.length - 1, valid: 0, same: 0 };
  const lines = [
    'import torch',
    'import torch.nn.functional as F',
    '',
    `x = torch.tensor([${x.join(', ')}], dtype=torch.float64)`,
    `w = torch.tensor([${w.join(', ')}], dtype=torch.float64)`,
  ];
  if (operation === 'convolution')
    lines.push('w = w.flip(0)  # conv1d is cross-correlation: convolution reverses the kernel');
  if (mode === 'same') {
    // This library keeps the first of the two middle outputs when K is even; so does the padding below.
    const left = operation === 'convolution' ? Math.ceil((w.length - 1) / 2) : Math.floor(w.length / 2);
    lines.push(`x = F.pad(x, (${left}, ${w.length - 1 - left}))`);
  }
  const compute = [
    `y = F.conv1d(x.view(1, 1, -1), w.view(1, 1, -1), padding=${paddings[mode]})`,
    'print(y.flatten().tolist())',
  ];
  if (solve(params).fits) return [...lines, ...compute].join('\n');
  return [
    'import sys',
    ...lines,
    'try:',
    ...compute.map((line) => `    ${line}`),
    'except RuntimeError as refusal:',
    '    print(refusal, file=sys.stderr)',
  ].join('\n');
}
