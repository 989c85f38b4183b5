/** What is measured: every item's shapes, its arithmetic, and how far an answer may lie from the oracle's. */

/** One convolution without bias, PyTorch's shapes and meaning. */
export interface ConvWork {
  readonly kind: 'conv';
  /** (1, Cin, …spatial). */
  readonly input: readonly number[];
  /** (Cout, Cin, …kernel). */
  readonly weight: readonly number[];
  readonly stride: number;
  /** Zeros added on both sides of every dimension. */
  readonly padding: number;
  readonly dilation: number;
}

/** LeNet-5 of `lenet.ts` on a batch: its logits, or one SGD step on its mean cross-entropy. */
export interface LeNetWork {
  readonly kind: 'lenet';
  readonly batch: number;
  readonly step: boolean;
}

/** A ReLU perceptron (last layer affine) trained from its start: `steps` full-batch SGD steps on two classes of points. */
export interface MlpWork {
  readonly kind: 'mlp';
  readonly sizes: readonly number[];
  readonly points: number;
  readonly steps: number;
}

export type Work = ConvWork | LeNetWork | MlpWork;

export interface Item {
  readonly name: string;
  readonly title: string;
  readonly work: Work;
  /** Largest error allowed, as a share of the oracle's largest number. */
  readonly tolerance: number;
}

/** The step sizes of SGD, for LeNet-5 and for the perceptron. */
export const RATE = { lenet: 0.01, mlp: 0.1 } as const;

const conv = (
  input: readonly number[],
  weight: readonly number[],
  padding: number,
  { stride = 1, dilation = 1 } = {},
): ConvWork => ({ kind: 'conv', input, weight, stride, padding, dilation });

const lenet = (batch: number, step = false): LeNetWork => ({ kind: 'lenet', batch, step });

const item = (name: string, title: string, work: Work, tolerance = 2e-5): Item => ({
  name,
  title,
  work,
  tolerance,
});

export const items: readonly Item[] = [
  item('W1', 'conv2d 512² × 1, 3×3 same', conv([1, 1, 512, 512], [1, 1, 3, 3], 1)),
  item('W2', 'conv2d 512² × 3→8, 7×7 same', conv([1, 3, 512, 512], [8, 3, 7, 7], 3)),
  item('W3', 'LeNet-5 forward, batch 1', lenet(1)),
  item('W3b', 'LeNet-5 forward, batch 32', lenet(32)),
  item('W4', 'conv2d 56² × 64→64, 3×3 same', conv([1, 64, 56, 56], [64, 64, 3, 3], 1)),
  item('W5', 'conv1d 100,000, k = 101 same', conv([1, 1, 100_000], [1, 1, 101], 50)),
  item('W6', 'conv1d 16, k = 5 same (call overhead)', conv([1, 1, 16], [1, 1, 5], 2)),
  item('W7', 'LeNet-5 SGD step, batch 32', lenet(32, true), 1e-3),
  item(
    'W8',
    '2-2-2-2-2-2-2 ReLU net, 1000 SGD steps on 400 points',
    { kind: 'mlp', sizes: [2, 2, 2, 2, 2, 2, 2], points: 400, steps: 1000 },
    1e-2,
  ),
  item('W9', 'conv2d 56² × 64→64, 3×3 stride 2', conv([1, 64, 56, 56], [64, 64, 3, 3], 1, { stride: 2 })),
  item(
    'W10',
    'conv2d 56² × 64→64, 3×3 dilation 2 same',
    conv([1, 64, 56, 56], [64, 64, 3, 3], 2, { dilation: 2 }),
  ),
];

/** The item of that name. @throws RangeError when there is none. */
export function itemNamed(name: string): Item {
  const found = items.find((item) => item.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new RangeError(`there is no item ${name}: use ${items.map((i) => i.name).join(', ')}`);
  return found;
}
