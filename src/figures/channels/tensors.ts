import { magnitude } from '#figure/colour.ts';
import { conv2d, conv3d } from '#lib/conv/conv.ts';
import { integer, random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import type { Params } from './model.ts';
import type { Stack, Stage } from './unit.ts';

/** Side of every input map, and how many of them the volume has in time. */
export const SIDE = 5;
export const FRAMES = 4;
export const MOST = 6;

/** Small whole numbers that belong to (seed, place): adding a channel leaves the others as they were. */
function draw(seed: number, place: number, count: number, low: number, high: number): number[] {
  const stream = random(seed * 7919 + place * 104729);
  return Array.from({ length: count }, () => integer(stream, low, high + 1));
}

/** The tensors of each convolution, first to last: one, or two for the separable pair. */
export function tensors({
  kind,
  inputs,
  outputs,
  kernel,
  depth,
  groups,
  stride,
  padding,
  bias,
  seed,
}: Params) {
  const area = kernel * kernel;
  const sheets = kind === 'volume' ? FRAMES : inputs;
  const x = Array.from({ length: sheets }, (_, c) => draw(seed, c, SIDE * SIDE, -2, 3)).flat();
  const slices = (from: number, many: number, each: number, of: number) =>
    Array.from({ length: many }, (_, o) =>
      Array.from({ length: each }, (_, c) => draw(seed, from + o * MOST + c, 9, -2, 2).slice(0, of)),
    ).flat(2);
  const biases = (many: number) =>
    bias ? draw(seed, 99, MOST, -3, 3).slice(0, many) : new Array<number>(many).fill(0);
  const conv = (
    shape: number[],
    w: number[],
    b: number[],
    options: { stride: number; padding: number; groups: number },
  ) => ({
    weight: tensor(shape, w),
    bias: tensor([b.length], b),
    ...options,
  });
  const first = { stride, padding, groups };
  const across = { stride: 1, padding: 0, groups: 1 };
  if (kind === 'volume') {
    const layers = [
      conv([1, 1, depth, kernel, kernel], slices(10, 1, depth, area), biases(1), { ...first, groups: 1 }),
    ];
    return { x: tensor([1, 1, FRAMES, SIDE, SIDE], x), layers };
  }
  const input = tensor([1, inputs, SIDE, SIDE], x);
  if (kind === 'layer') {
    const w = slices(10, outputs, inputs / groups, area);
    return {
      x: input,
      layers: [conv([outputs, inputs / groups, kernel, kernel], w, biases(outputs), first)],
    };
  }
  const none = new Array<number>(inputs).fill(0);
  return {
    x: input,
    layers: [
      conv([inputs, 1, kernel, kernel], slices(10, inputs, 1, area), none, { ...first, groups: inputs }),
      conv([outputs, inputs, 1, 1], slices(50, outputs, inputs, 1), biases(outputs), across),
    ],
  };
}

const flat = (t: Tensor, from: number, count: number) => Array.from(t.data.subarray(from, from + count));

export function stackOf(name: Stack['name'], t: Tensor, padding: number): Stack {
  const side = t.shape.at(-1)!;
  const area = side * side;
  const sheets = Array.from({ length: t.data.length / area }, (_, c) => flat(t, c * area, area));
  return { name, sheets, side, padding, most: magnitude(t.data) };
}

type Layer = ReturnType<typeof tensors>['layers'][number];

export function stageOf({ weight, bias, groups, stride, padding }: Layer, most: number): Stage {
  const volume = weight.shape.length === 5;
  const kernel = weight.shape.at(-1)!;
  const depth = weight.shape[volume ? 2 : 1];
  const area = kernel * kernel;
  const blocks = Array.from(bias.data, (b, o) => {
    const group = Math.floor((o * groups) / bias.data.length);
    const slices = Array.from({ length: depth }, (_, j) => flat(weight, (o * depth + j) * area, area));
    return { slices, bias: b, group, first: group * depth };
  });
  return { blocks, kernel, depth, groups, stride, padding, volume, most };
}

/** One layer, computed. */
export function run(x: Tensor, { weight, bias, stride, padding, groups }: Layer): Tensor {
  return weight.shape.length === 5
    ? conv3d(x, weight, { bias, stride: [1, stride, stride], padding: [0, padding, padding] })
    : conv2d(x, weight, { bias, stride, padding, groups });
}
