import { choice, range, toggle, type Values } from '#figure/knobs.ts';
import { tensor } from '#lib/tensor.ts';
import { AROUND, factors, filters, measure, modes, type Numbers, paddedLayer, SIDE } from './measure.ts';

export const knobs = {
  picture: choice('boats', ['acanthus', 'boats', 'airplane']),
  mode: choice('zeros', modes),
  filter: choice('gaussian', filters),
  size: range(5, { min: 3, max: 15, step: 2 }),
  layers: range(3, { min: 1, max: 8 }),
  /** Shows what the photograph really holds beyond the edge. */
  truth: toggle(false),
};

export type Params = Values<typeof knobs>;

/** Where in the halved photograph the picture lies: (top, left). */
export const places: Readonly<Record<Params['picture'], readonly [number, number]>> = {
  acanthus: [72, 84],
  boats: [92, 92],
  airplane: [64, 80],
};

/** Before any photograph has arrived: a slope from dark to light. */
function slope() {
  const side = SIDE + 2 * AROUND;
  return tensor(
    [1, 1, side, side],
    Float32Array.from({ length: side * side }, (_, i) => (Math.floor(i / side) + (i % side)) / (2 * side)),
  );
}

export function solve(params: Params, numbers: Numbers = measure(params, slope()).numbers) {
  const { size, layers, mode } = params;
  const radius = (size - 1) / 2;
  /** How far inwards the border is felt: each layer carries it one radius further. */
  const reach = Math.min(radius * layers, SIDE / 2);
  const untouched = Math.max(0, SIDE - 2 * radius * layers);
  const chosen = modes.indexOf(mode);
  const level = params.filter === 'edges' ? 0 : 0.5;
  return {
    ...params,
    ...numbers,
    radius,
    reach,
    untouched,
    level,
    chosen,
    pixels: SIDE * SIDE,
    touched: SIDE * SIDE - untouched * untouched,
    share: 1 - (untouched * untouched) / (SIDE * SIDE),
    mean: numbers.means[chosen],
    /** Least mean error first. */
    ranking: modes.map((name, i) => ({ name, mean: numbers.means[i] })).sort((a, b) => a.mean - b.mean),
    profile: numbers.profiles.at(-1)!,
    leaks: numbers.uneven[chosen] > 0,
    top: Math.max(level, 0.05, ...numbers.profiles.flat()),
    script: cornerOutput(params, numbers.corner),
  };
}

export type View = ReturnType<typeof solve>;

/** What the exported script prints. */
export const numbers = (view: View) => view.script;

/** A patch large enough to be reflected: 5 × 5, more for kernels above 9. */
const patchSide = (size: number) => Math.max(5, (size + 1) / 2);

function patch(size: number, corner: readonly number[]) {
  const n = patchSide(size);
  return tensor(
    [1, 1, n, n],
    Array.from({ length: n * n }, (_, i) => corner[8 * Math.floor(i / n) + (i % n)]),
  );
}

/** The stack on the corner of the picture alone. */
function cornerOutput({ filter, size, layers, mode }: Params, corner: readonly number[]): number[] {
  let x = patch(size, corner);
  for (let i = 0; i < layers; i++) x = paddedLayer(x, { filter, size }, mode);
  return Array.from(x.data);
}

/** The stack on the corner of the picture. */
export function pytorch(params: Params, numbers?: Numbers): string {
  const corner = (numbers ?? measure(params, slope()).numbers).corner;
  const { data } = patch(params.size, corner);
  const n = patchSide(params.size);
  const [down, right] = factors(params);
  const r = (params.size - 1) / 2;
  const row = (values: ArrayLike<number>, digits = 10) =>
    Array.from(values, (v) => Number(v.toFixed(digits))).join(', ');
  const rows = Array.from({ length: n }, (_, i) => `    [${row(data.subarray(i * n, (i + 1) * n), 6)}],`);
  return [
    'import torch',
    'import torch.nn.functional as F',
    '',
    `# the upper left ${n} x ${n} pixels of the picture`,
    `x = torch.tensor([\n${rows.join('\n')}\n], dtype=torch.float64).view(1, 1, ${n}, ${n})`,
    `down = torch.tensor([${row(down)}], dtype=torch.float64)`,
    `right = torch.tensor([${row(right)}], dtype=torch.float64)`,
    `w = torch.outer(down, right).view(1, 1, ${params.size}, ${params.size})`,
    `for layer in range(${params.layers}):`,
    `    x = F.conv2d(F.pad(x, (${r}, ${r}, ${r}, ${r}), mode='${params.mode === 'zeros' ? 'constant' : params.mode}'), w)`,
    'print(x.flatten().tolist())',
  ].join('\n');
}
