import { type DatasetName, datasetNames, datasets, HALF_SIDE } from '#content/networks.ts';
import { choice, list, range, snap, type Values } from '#figure/knobs.ts';
import {
  affine,
  bend,
  bentSegment,
  centroid,
  distinct,
  lineInSquare,
  ON,
  type PlaneLayer,
  type Point,
  percentages,
  pieces,
  preactivation,
  quadrant,
  quadrantCounts,
} from '#lib/plane/relu.ts';

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

/** Half the side of the window on the input plane. */
export const WINDOW = 1.5;
/** Distance between two lines of the grid. */
const MESH = 0.2;
/** How far from its middle a line is held. */
const GRIP = 0.95;

const square: Point[] = [
  [-HALF_SIDE, -HALF_SIDE],
  [HALF_SIDE, -HALF_SIDE],
  [HALF_SIDE, HALF_SIDE],
  [-HALF_SIDE, HALF_SIDE],
];
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

export interface Data {
  readonly classes: number;
  readonly labels: ArrayLike<number>;
  readonly points: readonly Point[];
}

const loaded = new Map<DatasetName, Data>();

/** To six decimals: what a browser's sine leaves of 0 must not decide on which side of a line a point lies. */
const rounded = (value: number) => Number(value.toFixed(6)) + 0;

/** A data set as 240 points; made once. */
function data(name: DatasetName): Data {
  const before = loaded.get(name);
  if (before) return before;
  const { classes } = datasets[name](2);
  const { points, labels } = datasets[name](240 / classes);
  const made = {
    classes,
    labels,
    points: Array.from(
      labels,
      (_, i): Point => [rounded(points.data[2 * i]), rounded(points.data[2 * i + 1])],
    ),
  };
  loaded.set(name, made);
  return made;
}

/** The layer that the knobs describe. */
export const layerOf = ({ w, b }: Pick<Params, 'w' | 'b'>): PlaneLayer => ({
  w: [
    [w[0], w[1]],
    [w[2], w[3]],
  ],
  b: [b[0], b[1]],
});

const within = (value: number, most: number) => Math.max(-most, Math.min(most, value));

/** Where the line of unit i is held: on the side away from the other unit's arrow, as near to that as the window allows. */
function grip({ w, b }: PlaneLayer, i: 0 | 1): Point {
  const [x, y] = w[i];
  const length = Math.hypot(x, y);
  const cross = w[0][0] * w[1][1] - w[0][1] * w[1][0];
  const side = (i === 0 ? -GRIP : GRIP) * (cross < 0 ? -1 : 1);
  const ideal: Point = [
    (-b[i] * x) / length ** 2 - (side * y) / length,
    (-b[i] * y) / length ** 2 + (side * x) / length,
  ];
  const seen = lineInSquare(w[i], b[i], WINDOW - 0.12);
  if (!seen) return [within(ideal[0], WINDOW - 0.12), within(ideal[1], WINDOW - 0.12)];
  const [[x1, y1], [x2, y2]] = seen;
  const [dx, dy] = [x2 - x1, y2 - y1];
  const t = ((ideal[0] - x1) * dx + (ideal[1] - y1) * dy) / (dx * dx + dy * dy);
  const s = Math.max(0, Math.min(1, t));
  return [x1 + s * dx, y1 + s * dy];
}

/** The bias with which the line of weights w runs through a point. */
export const biasThrough = (w: Point, [x, y]: Point): number =>
  snap(-(w[0] * x + w[1] * y), { ...knobs.b, step: 0.01 });

/** The slope of the negative half at t: from 1 to 0 for ReLU, from 1 to −1 for the absolute value. */
const slopeAt = (mode: Params['mode'], t: number) => 1 - ((mode === 'clip' ? 1 : 2) * t) / 100;

function unit(layer: PlaneLayer, i: 0 | 1, z: readonly Point[]) {
  const w = layer.w[i];
  const on = z.filter((point) => point[i] > 0).length;
  const flat = w[0] === 0 && w[1] === 0;
  return {
    i,
    w,
    b: layer.b[i],
    on,
    dead: on === 0,
    /** The line where z_i = 0, far beyond the window; undefined where the weights are 0, for then there is none. */
    crease: flat ? undefined : lineInSquare(w, layer.b[i], 2 * WINDOW),
    grip: flat ? undefined : grip(layer, i),
    /** The unit direction in which z_i grows. */
    normal: (flat ? [0, 0] : w.map((value) => value / Math.hypot(...w))) as unknown as Point,
  };
}

export function solve(params: Params) {
  const { mode, t } = params;
  const { points, labels, classes } = data(params.data);
  const layer = layerOf(params);
  const slope = slopeAt(mode, t);
  const end = slopeAt(mode, 100);
  const z = points.map((x) => affine(layer, x));
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
    pieces: pieces(square, layer).map(({ quadrant, corners }) => ({
      quadrant,
      on: ON[quadrant].filter(Boolean).length,
      corners,
      now: corners.map((x) => bend(affine(layer, x), slope)),
      middle: centroid(corners),
    })),
    mesh: mesh.map(([p, q]) => ({ from: [p, q], now: bentSegment(layer, p, q, slope) })),
    /** Half the side of the window on the plane of h: all points fit, before and after. */
    half: Math.max(1.2, 1.12 * most),
    script: script(points, layer, end),
  };
}

export type View = ReturnType<typeof solve>;

/** Six points along the data, and what the exported script says of them. */
function script(points: readonly Point[], layer: PlaneLayer, end: number) {
  const sample = Array.from({ length: 6 }, (_, i) => points[Math.floor(((i + 0.5) * points.length) / 6)]);
  const z = sample.map((x) => affine(layer, x));
  return {
    sample,
    z,
    h: z.map((point) => bend(point, end)),
    /** ∂(Σ h)/∂b_i: a point adds 1 where its unit is on, and the slope of the other half where it is off. */
    gradient: ([0, 1] as const).map((i) =>
      sample.reduce((sum, x) => {
        const value = preactivation(layer, i, x);
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
