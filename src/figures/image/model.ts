import { magnitude } from '#figure/colour.ts';
import { choice, drawing, LinkError, list, range, toggle, type Values } from '#figure/knobs.ts';
import { conv2d } from '#lib/conv/conv.ts';
import { type Kernel, type Preset, preset, presetOf } from './kernels.ts';
import { applied, channels, companions, type Setup, type Span, weights } from './maps.ts';
import { DRAWING, firstDrawing, pixel, REACH, SIDE } from './pictures.ts';

/** Sides of a kernel. */
export const sizes = [3, 5, 7] as const;

const cells = list(preset('sobelX', 3).values, { min: -999, max: 999, step: 0.1, least: 9, most: 49 });

export const knobs = {
  picture: choice('acanthus', ['acanthus', 'boats', 'airplane', 'drawing']),
  kernel: {
    ...cells,
    read(text: string): number[] {
      const values = cells.read(text);
      if (!sizes.some((k) => k * k === values.length)) throw new LinkError(text);
      return values;
    },
  },
  divisor: range(1, { min: 1, max: 9999 }),
  mode: choice('grey', ['grey', 'rgb', 'sum', 'four']),
  operation: choice('correlation', ['correlation', 'convolution']),
  display: choice('signed', ['raw', 'signed', 'absolute']),
  normalise: toggle(true),
  /** The channel whose window is written out, in modes that use colour. */
  channel: choice('red', ['red', 'green', 'blue']),
  row: range(148, { min: 0, max: SIDE - 1 }),
  col: range(320, { min: 0, max: SIDE - 1 }),
  drawing: drawing(firstDrawing(), DRAWING, DRAWING),
};

export type Params = Values<typeof knobs>;

/** What the picture on show adds to the knobs: it is too large to be one. */
export interface Seen {
  readonly width: number;
  readonly height: number;
  /** 7 × 7 pixels around the chosen one, RGB bytes; beyond the edge the edge pixels repeat. */
  readonly patch: readonly number[];
  readonly spans: readonly Span[];
  /** A picture or a camera of the reader's. */
  readonly own?: 'file' | 'camera' | undefined;
}

/** Before any picture has arrived: a soft edge, different in every direction and channel. */
export const unseen: Seen = {
  width: SIDE,
  height: SIDE,
  patch: Array.from({ length: REACH * REACH * 3 }, (_, i) => {
    const [row, col, channel] = [Math.floor(i / 3 / REACH), Math.floor(i / 3) % REACH, i % 3];
    return 20 + 20 * col + 2 * row * row + 20 * channel * (row % 2);
  }),
  spans: [[-1, 1]],
};

/** The k × k input of the chosen window, shape (1, channels, k, k). */
function windowOf(patch: readonly number[], mode: Setup['mode'], k: number) {
  const margin = (REACH - k) / 2;
  const rgba = Array.from({ length: k * k }, (_, i) => {
    const at = 3 * ((margin + Math.floor(i / k)) * REACH + margin + (i % k));
    return [...patch.slice(at, at + 3), 255];
  });
  return channels({ width: k, height: k, data: Uint8ClampedArray.from(rgba.flat()) }, mode);
}

/** As many decimals as a cell of the k × k grid has room for. */
function digits(most: number, k: number): number {
  const room = k === 7 ? 1 : 2;
  return Math.max(0, most >= 100 ? 0 : most >= 10 ? room - 1 : room);
}

export function solve(params: Params, seen: Seen = unseen) {
  const { kernel, divisor, mode, operation, display, normalise, channel } = params;
  const k = Math.sqrt(kernel.length);
  const input = windowOf(seen.patch, mode, k);
  const { weight, groups } = weights(params);
  const outputs = Array.from(conv2d(input, weight, { groups }).data);
  const colour = mode === 'rgb' || mode === 'sum';
  const c = colour ? knobs.channel.options.indexOf(channel) : 0;
  const window = Array.from(input.data.slice(c * k * k, (c + 1) * k * k));
  const shown = applied(params);
  const products = window.map((x, i) => x * shown[i]);
  const total = products.reduce((sum, product) => sum + product, 0);
  const most = { w: magnitude(kernel), p: magnitude(products) };
  const own: Kernel = { values: kernel, divisor };
  return {
    picture: params.picture,
    own: seen.own,
    width: seen.width,
    height: seen.height,
    ...pixel(params, seen),
    k,
    kernel,
    divisor,
    mode,
    operation,
    display,
    normalise,
    channel,
    colour,
    preset: presetOf(own) as Preset | undefined,
    companions,
    weightSum: kernel.reduce((sum, w) => sum + w, 0) / divisor,
    window,
    shown,
    products,
    total,
    /** Each map at the chosen pixel; in mode 'rgb' the one of the chosen channel is `outputs[c]`. */
    outputs,
    c,
    y: mode === 'sum' || mode === 'grey' ? outputs[0] : outputs[c],
    spans: seen.spans,
    most,
    digits: { x: 2, w: kernel.every(Number.isInteger) || most.w >= 100 ? 0 : 1, p: digits(most.p, k) },
    multiplications: seen.width * seen.height * k * k * (mode === 'grey' ? 1 : mode === 'four' ? 4 : 3),
  };
}

export type View = ReturnType<typeof solve>;

/** What the exported script prints. */
export const numbers = (view: View) => view.outputs;

/** The chosen window through conv2d: PyTorch has cross-correlation only, so convolution turns the kernel first. */
export function pytorch(params: Params, seen: Seen = unseen): string {
  const { kernel, divisor, mode, operation } = params;
  const k = Math.sqrt(kernel.length);
  const input = windowOf(seen.patch, mode, k);
  const rows = (values: ArrayLike<number>, digits: number) =>
    Array.from(
      { length: k },
      (_, r) =>
        `    [${Array.from({ length: k }, (_, c) => Number(values[r * k + c].toFixed(digits))).join(', ')}],`,
    );
  const grid = (values: ArrayLike<number>, digits: number) =>
    `torch.tensor([\n${rows(values, digits).join('\n')}\n], dtype=torch.float64)`;
  const planes = Array.from({ length: input.shape[1] }, (_, c) =>
    input.data.slice(c * k * k, (c + 1) * k * k),
  );
  const lines = [
    'import torch',
    'import torch.nn.functional as F',
    '',
    '# the window under the kernel, one grid per channel',
  ];
  planes.forEach((plane, c) => {
    lines.push(`x${c} = ${grid(plane, 9)}`);
  });
  lines.push(
    `x = torch.stack([${planes.map((_, c) => `x${c}`).join(', ')}]).unsqueeze(0)  # (1, channels, ${k}, ${k})`,
  );
  const others = mode === 'four' ? companions.map((name) => preset(name, k)) : [];
  lines.push('', `w = ${grid(kernel, 4)} / ${divisor}`);
  if (mode === 'grey') lines.push(`w = w.view(1, 1, ${k}, ${k})`);
  if (mode === 'rgb') lines.push(`w = w.expand(3, 1, ${k}, ${k})  # the same kernel for each channel`);
  if (mode === 'sum') lines.push(`w = (w / 3).expand(1, 3, ${k}, ${k})  # one map from three channels`);
  others.forEach((other, i) => {
    lines.push(`w${i} = ${grid(other.values, 4)} / ${other.divisor}`);
  });
  if (mode === 'four')
    lines.push(
      `w = torch.stack([w, ${others.map((_, i) => `w${i}`).join(', ')}]).unsqueeze(1)  # (4, 1, ${k}, ${k})`,
    );
  if (operation === 'convolution')
    lines.push('w = w.flip(2, 3)  # conv2d is cross-correlation: convolution turns the kernel by 180°');
  lines.push(`y = F.conv2d(x, w${mode === 'rgb' ? ', groups=3' : ''})`, 'print(y.flatten().tolist())');
  return lines.join('\n');
}
