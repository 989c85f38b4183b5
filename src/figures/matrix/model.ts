import { magnitude } from '#figure/colour.ts';
import { choice, list, range, type Values } from '#figure/knobs.ts';
import { conv1d, convBackward } from '#lib/conv/conv.ts';
import { convolutionMatrix, matVec, transpose } from '#lib/conv/matrix.ts';
import { leftover, span } from '#lib/conv/shape.ts';
import { convTranspose1d } from '#lib/conv/transpose.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

const limits = { min: -9, max: 9, step: 0.5 };

export const knobs = {
  x: list([1, 3, 2, -1, 0, 4, 2, 1], { ...limits, least: 1, most: 10 }),
  w: list([3, 1, -2], { ...limits, least: 1, most: 5 }),
  /** The gradient by the outputs; cut or filled with zeros to as many as there are. */
  g: list([1, 0, -1, 2, 0, 1], { ...limits, least: 1, most: 14 }),
  direction: choice('forward', ['forward', 'backward']),
  operation: choice('correlation', ['convolution', 'correlation']),
  stride: range(1, { min: 1, max: 3 }),
  padding: range(0, { min: 0, max: 2 }),
  dilation: range(1, { min: 1, max: 2 }),
  /** The output, or the input on the way back, whose sum is written out. */
  row: range(2, { min: 0, max: 13 }),
};

export type Params = Values<typeof knobs>;

/** One product of the sum of a row: the weight `tap` times number `column` of the vector. */
export interface Product {
  tap: number;
  column: number;
  weight: number;
  value: number;
}

/** One weight: its copies in T and the sum of what they send back. */
export interface Weight {
  value: number;
  copies: number;
  /** g_i · x_m of each copy: ∂L/∂w is their sum. */
  addends: { g: number; x: number; row: number; column: number }[];
  gradient: number;
}

const line = (values: readonly number[]) => tensor([1, 1, values.length], values);
const flat = ({ data }: Tensor) => Array.from(data);
const apart = (a: readonly number[], b: readonly number[]) =>
  Math.max(0, ...a.map((value, i) => Math.abs(value - b[i])));

/** The gradient as long as there are outputs. */
export const fitted = (g: readonly number[], size: number) =>
  Array.from({ length: size }, (_, i) => g[i] ?? 0);

export function solve(params: Params) {
  const { x, w, direction, operation, stride, padding, dilation } = params;
  const reach = span(w.length, dilation);
  const padded = x.length + 2 * padding;
  const back = direction === 'backward';
  const common = { direction, operation, x, w, stride, padding, dilation, reach, padded, back };
  if (reach > padded) {
    return {
      ...common,
      fits: false as const,
      g: [] as number[],
      longest: Math.floor((padded - 1) / dilation) + 1,
      samples: Math.max(1, reach - 2 * padding),
    };
  }
  const flip = operation === 'convolution';
  const T = convolutionMatrix(w, x.length, { stride, padding, dilation, flip });
  const g = fitted(params.g, T.rows);
  const y = matVec(T, x);
  const transposed = transpose(T);
  const gradX = matVec(transposed, g);
  const shown = back ? transposed : T;
  const vector = back ? g : x;
  const result = back ? gradX : y;

  // The same two results by the kernel that slides, without any matrix.
  const kernel = line(flip ? [...w].reverse() : w);
  const settings = { stride, padding, dilation };
  const gradients = convBackward(line(g), line(x), kernel, settings);
  const backwards = flat(
    convTranspose1d(line(g), kernel, {
      ...settings,
      outputPadding: leftover(x.length, { kernel: w.length, ...settings }),
    }),
  );
  const slid = back ? backwards : flat(conv1d(line(x), kernel, settings));
  const gradW = flip ? flat(gradients.weight).reverse() : flat(gradients.weight);

  const row = Math.min(params.row, shown.rows - 1);
  const products: Product[] = [];
  for (let column = 0; column < shown.columns; column++) {
    const tap = shown.tap[row * shown.columns + column];
    if (tap >= 0) products.push({ tap, column, weight: w[tap], value: vector[column] });
  }
  const weights: Weight[] = w.map((value, j) => {
    const places = [...T.tap.keys()].filter((at) => T.tap[at] === j);
    const addends = places.map((at) => {
      const [r, c] = [Math.floor(at / T.columns), at % T.columns];
      return { g: g[r], x: x[c], row: r, column: c };
    });
    return { value, copies: places.length, addends, gradient: gradW[j] };
  });
  return {
    ...common,
    fits: true as const,
    g,
    y,
    gradX,
    matrix: {
      rows: shown.rows,
      columns: shown.columns,
      data: Array.from(shown.data),
      tap: Array.from(shown.tap),
    },
    vector,
    result,
    row,
    products,
    weights,
    filled: weights.reduce((sum, weight) => sum + weight.copies, 0),
    /** Largest difference between the matrix's result and the sliding kernel's; of ∂L/∂x, also from the backward pass. */
    difference: Math.max(apart(result, slid), back ? apart(result, flat(gradients.input)) : 0),
    most: {
      vector: magnitude(vector),
      result: magnitude(result),
      x: magnitude(x),
      w: magnitude(w),
      g: magnitude(g),
    },
  };
}

export type View = ReturnType<typeof solve>;
export type Fitting = Extract<View, { fits: true }>;

/** What the exported script prints. */
export const numbers = (view: View) =>
  view.fits ? [...view.y, ...view.gradX, ...view.weights.map(({ gradient }) => gradient)] : [];

/** Where the numbers of column c go: the rows that hold a weight there. */
export function reached({ rows, columns, tap }: Fitting['matrix'], column: number): number[] {
  return Array.from({ length: rows }, (_, r) => r).filter((r) => tap[r * columns + column] >= 0);
}

/** Prints T x, then Tᵀ g, then ∂L/∂w; where the kernel does not fit, PyTorch's refusal goes to stderr. */
export function pytorch(params: Params): string {
  const view = solve(params);
  const { x, w, stride, padding, dilation } = params;
  const settings = `stride=${stride}, padding=${padding}, dilation=${dilation}`;
  const extra = view.fits ? leftover(x.length, { kernel: w.length, stride, padding, dilation }) : 0;
  const flip = params.operation === 'convolution';
  const input = (name: string, values: readonly number[], grad = '') =>
    `${name} = torch.tensor([[[${values.join(', ')}]]], dtype=torch.float64${grad})`;
  const forward = [
    'import torch',
    'import torch.nn.functional as F',
    '',
    input('x', x),
    input('w', w, ', requires_grad=True'),
    ...(flip
      ? ['kernel = w.flip(2)  # conv1d is cross-correlation: convolution reverses the kernel']
      : ['kernel = w']),
  ];
  if (!view.fits) {
    return [
      'import sys',
      ...forward,
      'try:',
      `    print(F.conv1d(x, kernel, ${settings}).flatten().tolist())`,
      'except RuntimeError as refusal:',
      '    print(refusal, file=sys.stderr)',
    ].join('\n');
  }
  return [
    ...forward,
    `y = F.conv1d(x, kernel, ${settings})`,
    'print(y.flatten().tolist())',
    input('g', view.g),
    `back = F.conv_transpose1d(g, kernel, ${settings}, output_padding=${extra})`,
    'print(back.flatten().tolist())',
    'y.backward(g)',
    'print(w.grad.flatten().tolist())',
  ].join('\n');
}
