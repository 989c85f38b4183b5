/** What padding does to a picture whose true surroundings are known, and to a picture that holds nothing at all. */

import { binomial, slope } from '#figures/image/kernels.ts';
import { channels, type Picture } from '#figures/image/maps.ts';
import { conv2d } from '#lib/conv/conv.ts';
import { type PaddingMode, pad } from '#lib/conv/pad.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

export const modes = ['zeros', 'reflect', 'replicate', 'circular'] as const satisfies readonly PaddingMode[];
export const filters = ['gaussian', 'box', 'edges'] as const;

/** Pixels on a side of the picture, of the surroundings that the widest stack of layers can see, and of the border that is drawn. */
export const SIDE = 96;
export const AROUND = 56;
export const BORDER = 16;
/** The grey of the picture that holds nothing. */
export const LEVEL = 0.5;

export interface Settings {
  readonly filter: (typeof filters)[number];
  /** Weights along a side of the kernel. */
  readonly size: number;
  readonly layers: number;
  readonly mode: PaddingMode;
}

/** What the words need; small enough to travel in a page. */
export interface Numbers {
  /** Mean and largest |output − true output|, in the order of `modes`. */
  readonly means: readonly number[];
  readonly largest: readonly number[];
  /** The constant picture after each layer with zero padding, along its middle row. */
  readonly profiles: readonly (readonly number[])[];
  /** How far the constant picture is from constant after the last layer, in the order of `modes`. */
  readonly uneven: readonly number[];
  /** The scales of the pictures: output from −most or 0 to most, errors from 0. */
  readonly spans: { readonly output: number; readonly error: number };
  /** The upper left corner of the picture, 8 × 8, for the script. */
  readonly corner: readonly number[];
}

/** Values of the pictures, row by row. */
export interface Pictures {
  readonly padded: Float32Array;
  readonly truth: Float32Array;
  readonly output: Float32Array;
  readonly errors: readonly Float32Array[];
  readonly constant: Float32Array;
}

/** The two one-dimensional factors of a kernel, (down, right); their magnitudes add up to 1. */
export function factors({ filter, size }: Pick<Settings, 'filter' | 'size'>): [number[], number[]] {
  const unit = (values: number[]) => {
    const total = values.reduce((sum, w) => sum + Math.abs(w), 0);
    return values.map((w) => w / total);
  };
  const even = unit(new Array<number>(size).fill(1));
  const bell = unit(binomial(size));
  return {
    box: () => [even, even] as [number[], number[]],
    gaussian: () => [bell, bell] as [number[], number[]],
    edges: () => [bell, unit(slope(size))] as [number[], number[]],
  }[filter]();
}

/** One layer without padding: the kernel applied as its two factors, which gives what the k × k kernel gives. */
function layer(x: Tensor, [down, right]: [number[], number[]]): Tensor {
  return conv2d(conv2d(x, tensor([1, 1, down.length, 1], down)), tensor([1, 1, 1, right.length], right));
}

/** One layer with padding: the size stays. */
export function paddedLayer(
  x: Tensor,
  settings: Pick<Settings, 'filter' | 'size'>,
  mode: PaddingMode,
): Tensor {
  const r = (settings.size - 1) / 2;
  return layer(
    pad(
      x,
      [
        [r, r],
        [r, r],
      ],
      mode,
    ),
    factors(settings),
  );
}

/** The picture without `margin` pixels on each side. */
export function crop({ shape, data }: Tensor, margin: number): Tensor {
  const [width, side] = [shape[3], shape[3] - 2 * margin];
  return tensor(
    [1, 1, side, side],
    Float32Array.from(
      { length: side * side },
      (_, i) => data[(margin + Math.floor(i / side)) * width + margin + (i % side)],
    ),
  );
}

/** Half the size of a photograph in grey, and the square of it that holds the picture at (top, left) with its surroundings. */
export function surroundings(photo: Picture, [top, left]: readonly [number, number]): Tensor {
  const grey = channels(photo, 'grey');
  const half = conv2d(grey, tensor([1, 1, 2, 2], [0.25, 0.25, 0.25, 0.25]), { stride: 2 });
  const side = SIDE + 2 * AROUND;
  const width = half.shape[3];
  const at = (i: number) => (top - AROUND + Math.floor(i / side)) * width + left - AROUND + (i % side);
  return tensor(
    [1, 1, side, side],
    Float32Array.from({ length: side * side }, (_, i) => half.data[at(i)]),
  );
}

const steps = (layers: number) => Array.from({ length: layers }, (_, i) => i);
const mean = (values: Float32Array) => values.reduce((sum, v) => sum + v, 0) / values.length;
const most = (values: Float32Array) => values.reduce((a, v) => Math.max(a, Math.abs(v)), 0);
const round = (value: number) => Number(value.toFixed(5));

/** The whole measurement. `larger` is the picture with AROUND pixels of its true surroundings on each side. */
export function measure(settings: Settings, larger: Tensor): { numbers: Numbers; pictures: Pictures } {
  const { layers, mode, filter } = settings;
  const r = (settings.size - 1) / 2;
  const picture = crop(larger, AROUND);
  // As much of the truth as the stack can see; each layer without padding uses up r pixels of it.
  const truth = steps(layers).reduce((x) => layer(x, factors(settings)), crop(larger, AROUND - r * layers));
  const outputs = modes.map((m) => steps(layers).reduce((x) => paddedLayer(x, settings, m), picture));
  const errors = outputs.map(({ data }) => data.map((v, i) => Math.abs(v - truth.data[i])));

  const flat = tensor([1, 1, SIDE, SIDE], new Float32Array(SIDE * SIDE).fill(LEVEL));
  const relu = ({ shape, data }: Tensor) =>
    tensor(
      shape,
      data.map((v) => Math.max(0, v)),
    );
  const stacks = modes.map((m) => {
    const after: Tensor[] = [];
    for (const i of steps(layers)) after.push(relu(paddedLayer(after[i - 1] ?? flat, settings, m)));
    return after;
  });
  const chosen = modes.indexOf(mode);
  const uneven = stacks
    .map((stack) => stack.at(-1)!.data)
    .map((data) => Math.max(...data) - Math.min(...data));
  const middle = (SIDE / 2) * SIDE;
  // One scale for all four maps, set by the three modes that invent no black frame, unless that would drown the fourth's.
  const largest = errors.map(most);
  const error = Math.max(...largest.slice(1), largest[0] / 3) || 1;
  return {
    numbers: {
      means: errors.map(mean).map(round),
      largest: largest.map(round),
      profiles: stacks[0].map(({ data }) => Array.from(data.subarray(middle, middle + SIDE), round)),
      // Float32 sums differ in the last digit; that is no position.
      uneven: uneven.map((v) => (v < 1e-5 ? 0 : round(v))),
      spans: { output: filter === 'edges' ? most(truth.data) || 1 : 1, error },
      corner: Array.from({ length: 64 }, (_, i) => round(picture.data[Math.floor(i / 8) * SIDE + (i % 8)])),
    },
    pictures: {
      padded: pad(
        picture,
        [
          [BORDER, BORDER],
          [BORDER, BORDER],
        ],
        mode,
      ).data,
      truth: crop(larger, AROUND - BORDER).data,
      output: outputs[chosen].data,
      errors,
      constant: stacks[chosen].at(-1)!.data,
    },
  };
}
