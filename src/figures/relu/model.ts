import { datasetNames, HALF_SIDE } from '#content/networks.ts';
import { choice, list, range, snap, type Values } from '#figure/knobs.ts';
import type { Affine, Point } from '#lib/plane/affine.ts';
import { area, centroid, square } from '#lib/plane/clip.ts';
import {
  bend,
  bentSegment,
  distinct,
  ON,
  percentages,
  pieces,
  preactivation,
  quadrant,
  quadrantCounts,
} from '#lib/plane/relu.ts';
import { data } from './points.ts';
import { unit } from './units.ts';

export const knobs = {
  data: choice('spiral3', datasetNames),
  /** W row by row: w₁, then w₂. */
  w: list([0.9, -0.6, 0.7, 0.9], { min: -1.2, max: 1.2, step: 0.001, least: 4, most: 4 }),
  b: list([0.15, 0.1], { min: -2, max: 2, step: 0.001, least: 2, most: 2 }),
  mode: choice('clip', ['clip', 'fold']),
  /** How far the plane has been bent, in per cent. */
  t: range(100, { min: 0, max: 100 }),
};

export type Params = Values<typeof knobs>;

/** cos 45° as the knobs can hold it. */
const COS = snap(Math.SQRT1_2, { min: 0, max: 1, step: 0.001 });

/** Layers worth seeing. */
export const presets = {
  quadrants: { w: [0.9, -0.6, 0.7, 0.9], b: [0.15, 0.1] },
  lecture: { w: [1.2, -0.3, -0.55, 0.5], b: [0.4, 0.75] },
  identity: { w: [1, 0, 0, 1], b: [0, 0] },
  rotation: { w: [COS, -COS, COS, COS], b: [0, 0] },
  all: { w: [0.9, -0.6, 0.7, 0.9], b: [1.15, 1.2] },
  one: { w: [0.9, -0.6, 0.7, 0.9], b: [0.15, -1.2] },
  dead: { w: [0.9, -0.6, 0.7, 0.9], b: [-1.15, -1.2] },
} as const;

export const presetNames = Object.keys(presets) as (keyof typeof presets)[];
export type Preset = keyof typeof presets | 'own';

const same = (a: readonly number[], b: readonly number[]) => a.every((value, i) => value === b[i]);

/** The preset that these weights and biases are, or 'own'. */
export const presetOf = ({ w, b }: Pick<Params, 'w' | 'b'>): Preset =>
  presetNames.find((name) => same(w, presets[name].w) && same(b, presets[name].b)) ?? 'own';

/** Distance between two lines of the grid. */
const MESH = 0.2;
const sheet = square(HALF_SIDE);
const mesh: [Point, Point][] = Array.from({ length: Math.round((2 * HALF_SIDE) / MESH) + 1 }, (_, i) => {
  const at = i * MESH - HALF_SIDE;
  return [
    [
      [at, -HALF_SIDE],
      [at, HALF_SIDE],
    ],
    [
      [-HALF_SIDE, at],
      [HALF_SIDE, at],
    ],
  ] as [Point, Point][];
}).flat();

/** The layer that the knobs describe. */
const layerOf = ({ w, b }: Pick<Params, 'w' | 'b'>): Affine => ({ matrix: [...w], offset: [...b] });

/** The bias with which the line of weights w runs through a point. */
export const biasThrough = (w: Point, [x, y]: Point): number =>
  snap(-(w[0] * x + w[1] * y), { ...knobs.b, step: 0.01 });

/** The slope of the negative half at t: from 1 to 0 for ReLU, from 1 to −1 for the absolute value. */
const slopeAt = (mode: Params['mode'], t: number) => 1 - ((mode === 'clip' ? 1 : 2) * t) / 100;

export function solve(params: Params) {
  const { mode, t } = params;
  const { points, labels, classes } = data(params.data);
  const layer = layerOf(params);
  const slope = slopeAt(mode, t);
  const end = slopeAt(mode, 100);
  const z = points.map((x) => preactivation(layer, x));
  const after = z.map((point) => bend(point, end));
  const counts = quadrantCounts(z);
  const most = Math.max(...z.flat().map(Math.abs));
  return {
    ...params,
    points,
    labels,
    classes,
    layer,
    slope,
    z,
    now: z.map((point) => bend(point, slope)),
    after,
    units: [unit(layer, 0, z), unit(layer, 1, z)] as const,
    quadrants: z.map(quadrant),
    counts,
    /** Whole per cents of the points in quadrants I, II, III, IV; they sum to 100. */
    shares: percentages(counts),
    /** Points per class in quadrants I, II, III, IV. */
    perClass: Array.from({ length: classes }, (_, k) => quadrantCounts(z.filter((_, i) => labels[i] === k))),
    n: points.length,
    onAxis: counts[1] + counts[3],
    /** Coordinates that ReLU sets to 0, of the 2 n there are. */
    lost: counts[1] + counts[3] + 2 * counts[2],
    distinct: { before: distinct(points), after: distinct(after) },
    pieces: pieces(sheet, layer).map(({ quadrant, polygon }) => ({
      quadrant,
      on: ON[quadrant].filter(Boolean).length,
      polygon,
      now: polygon.map((x) => bend(preactivation(layer, x), slope)),
      middle: centroid(polygon),
      area: area(polygon),
    })),
    mesh: mesh.map(([p, q]) => ({ from: [p, q], now: bentSegment(layer, p, q, slope) })),
    /** Half the side of the window on the plane of h: all points fit, before and after. */
    half: Math.max(1.2, 1.12 * most),
    script: script(points, layer, end),
  };
}

export type View = ReturnType<typeof solve>;

/** Six points along the data, and what the exported script says of them. */
function script(points: readonly Point[], layer: Affine, end: number) {
  const sample = Array.from({ length: 6 }, (_, i) => points[Math.floor(((i + 0.5) * points.length) / 6)]);
  const z = sample.map((x) => preactivation(layer, x));
  return {
    sample,
    z,
    h: z.map((point) => bend(point, end)),
    /** ∂(Σ h)/∂b_i: a point adds 1 where its unit is on, and the slope of the other half where it is off. */
    gradient: ([0, 1] as const).map((i) =>
      sample.reduce((sum, x) => {
        const value = preactivation(layer, x)[i];
        return sum + (value > 0 ? 1 : value < 0 ? end : 0);
      }, 0),
    ),
  };
}

/** What the exported script prints. */
export const numbers = ({ script }: View) => [...script.z.flat(), ...script.h.flat(), ...script.gradient];

export function pytorch(params: Params): string {
  const { script } = solve(params);
  const { w, b, mode } = params;
  const rows = script.sample.map((x) => `    [${x.join(', ')}],`);
  return [
    'import torch',
    '',
    '# six of the points',
    `x = torch.tensor([\n${rows.join('\n')}\n], dtype=torch.float64)`,
    `W = torch.tensor([[${w[0]}, ${w[1]}], [${w[2]}, ${w[3]}]], dtype=torch.float64)`,
    `b = torch.tensor([${b.join(', ')}], dtype=torch.float64, requires_grad=True)`,
    'z = x @ W.T + b',
    ...(mode === 'clip'
      ? ['h = torch.relu(z)']
      : ['h = torch.relu(z) + torch.relu(-z)  # four units, summed in pairs: the absolute value']),
    'h.sum().backward()',
    'print(z.tolist())  # before',
    'print(h.tolist())  # after',
    'print(b.grad.tolist())  # a unit that is off at every point passes no gradient',
  ].join('\n');
}
