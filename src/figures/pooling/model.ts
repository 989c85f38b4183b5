import { magnitude } from '#figure/colour.ts';
import { choice, drawing, range, toggle, type Values } from '#figure/knobs.ts';
import { conv2d } from '#lib/conv/conv.ts';
import { pad } from '#lib/conv/pad.ts';
import { rolled } from '#lib/conv/roll.ts';
import { scrambled } from '#lib/conv/scramble.ts';
import { random } from '#lib/random.ts';
import { relativeChange } from '#lib/stats/relative-change.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { type Mode, modes, pool, type Sampling, windowAt } from './modes.ts';
import { FARTHEST, picture, pictures, SIDE } from './pictures.ts';
import { script } from './pytorch.ts';

export const filters = {
  edge: [-1, 0, 1, -1, 0, 1, -1, 0, 1],
  vertical: [-1, 2, -1, -1, 2, -1, -1, 2, -1],
  horizontal: [-1, -1, -1, 2, 2, 2, -1, -1, -1],
  none: [0, 0, 0, 0, 1, 0, 0, 0, 0],
} as const;

export const knobs = {
  picture: choice('seven', [...pictures, 'drawing']),
  drawing: drawing(picture('seven'), SIDE, SIDE),
  filter: choice('edge', ['edge', 'vertical', 'horizontal', 'none']),
  shift: range(1, { min: 0, max: FARTHEST }),
  mode: choice('max', modes),
  kernel: choice('2', ['2', '3', '4', '8', '16']),
  stride: range(2, { min: 1, max: SIDE }),
  scramble: toggle(false),
  seed: range(1, { min: 1, max: 999 }),
  row: range(4, { min: 0, max: SIDE - 1 }),
  col: range(2, { min: 0, max: SIDE - 1 }),
};

export type Params = Values<typeof knobs>;

export const inkOf = ({ picture: name, drawing }: Pick<Params, 'picture' | 'drawing'>): Uint8Array =>
  name === 'drawing' ? drawing : picture(name);

/** A stride leaves no gap between windows. */
export const samplingOf = ({ kernel, stride }: Pick<Params, 'kernel' | 'stride'>): Sampling => ({
  kernel: Number(kernel),
  stride: Number(kernel) === SIDE ? SIDE : Math.min(stride, Number(kernel)),
});

/** ReLU(w ⋆ x), the picture going round, so that it has no border. */
function featuresOf(x: Tensor, filter: Params['filter']): Tensor {
  const around = [
    [1, 1],
    [1, 1],
  ] as const;
  const { shape, data } = conv2d(pad(x, around, 'circular'), tensor([1, 1, 3, 3], filters[filter]));
  return tensor(
    shape,
    data.map((value) => Math.max(0, value)),
  );
}

const sum = (values: Float32Array) => values.reduce((a, b) => a + b, 0);

export interface Curve {
  readonly mode: Mode;
  /** At each shift from 0 on: ‖P(Tx) − P(x)‖ / ‖P(x)‖, which is infinite where P(x) is 0 and P(Tx) is not, */
  readonly change: readonly number[];
  /** and Σ P(Tx) / Σ P(x), which is not finite where P(x) is 0. */
  readonly total: readonly number[];
}

function curvesOf(still: Tensor, sampling: Sampling): Curve[] {
  const moved = tensor([FARTHEST + 1, ...still.shape.slice(1)]);
  for (let shift = 0; shift <= FARTHEST; shift++)
    moved.data.set(rolled(still, 0, shift).data, shift * still.data.length);
  return modes.map((mode) => {
    const { shape, data } = pool(moved, mode, sampling);
    const length = data.length / shape[0];
    const maps = Array.from({ length: shape[0] }, (_, n) => data.subarray(n * length, (n + 1) * length));
    return {
      mode,
      change: maps.map((map) => relativeChange(maps[0], map)),
      total: maps.map((map) => sum(map) / sum(maps[0])),
    };
  });
}

/** The last curves: they do not change while the picture moves or the pointer does. */
let last: { key: string; curves: readonly Curve[] } | undefined;
function rememberedCurves(still: Tensor, sampling: Sampling): readonly Curve[] {
  const key = `${still.data} ${sampling.kernel} ${sampling.stride}`;
  if (last?.key !== key) last = { key, curves: curvesOf(still, sampling) };
  return last.curves;
}

function stages(params: Params) {
  const sampling = samplingOf(params);
  const still = tensor([1, 1, SIDE, SIDE], Float32Array.from(inkOf(params)));
  const moved = rolled(still, 0, params.shift);
  const features = { still: featuresOf(still, params.filter), moved: featuresOf(moved, params.filter) };
  const scrambles = params.scramble && sampling.kernel === sampling.stride;
  const h = scrambles ? scrambled(features.moved, sampling.kernel, random(params.seed)) : features.moved;
  /** What the pooled map is compared with: the one without the scrambling, or without the shift. */
  const reference = scrambles ? features.moved : features.still;
  return { sampling, still, moved, features, scrambles, h, reference };
}

export function solve(params: Params) {
  const { sampling, still, moved, features, scrambles, h, reference } = stages(params);
  const pooled = pool(h, params.mode, sampling);
  const before = pool(reference, params.mode, sampling);
  const side = pooled.shape[3];
  const [row, col] = [Math.min(params.row, side - 1), Math.min(params.col, side - 1)];
  const curves = rememberedCurves(features.still, sampling);
  return {
    ...params,
    ...sampling,
    whole: sampling.kernel === SIDE,
    canScramble: sampling.kernel === sampling.stride,
    scrambles,
    x: { now: moved.data, before: still.data },
    h: { now: h.data, before: reference.data, most: magnitude(h.data) },
    p: { now: pooled.data, before: before.data, most: magnitude(pooled.data, before.data) },
    side,
    row,
    col,
    value: pooled.data[row * side + col],
    window: windowAt(h, params.mode, sampling, row, col),
    /** Whether the feature map of the moved picture is the moved feature map, to the last bit. */
    equivariant: relativeChange(rolled(features.still, 0, params.shift).data, features.moved.data) === 0,
    /** How much feature map and pooled map differ from what they are compared with. */
    change: { h: relativeChange(reference.data, h.data), p: relativeChange(before.data, pooled.data) },
    differ: Array.from(pooled.data, (value, i) => value !== before.data[i]),
    curves,
    curve: curves.find(({ mode }) => mode === params.mode)!,
    /** The largest value anywhere in the feature map, now and before. */
    largest: { now: Math.max(...h.data), before: Math.max(...reference.data) },
  };
}

export type View = ReturnType<typeof solve>;

/** What the exported script prints: the pooled map, and its relative change. */
export const numbers = ({ p, change }: View): number[] => [...p.now, change.p];

export function pytorch(params: Params): string {
  const { sampling, scrambles, h } = stages(params);
  return script({
    ink: inkOf(params),
    filter: filters[params.filter],
    shift: params.shift,
    mode: params.mode,
    sampling,
    scrambled: scrambles ? h.data : undefined,
  });
}
