import { allMaps, aloneOf, levels, partOf, patchesOf, RANKS } from '#content/digits/features.ts';
import { digits as classes, side } from '#content/digits/networks.ts';
import { batchOf } from '#content/digits/pack.ts';
import { magnitude } from '#figure/colour.ts';
import { choice, drawing, range, type Values } from '#figure/knobs.ts';
import { last } from '#figures/folding/last.ts';
import { inputRange } from '#lib/conv/receptive-field.ts';
import { norm } from '#lib/nn/maximise.ts';
import { outputOf, type ReluRule, type Sequential } from '#lib/nn/sequential.ts';
import { patchOf, projection, strongest } from '#lib/nn/unit.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { firstDrawing, inkOf } from './pad.ts';
import { script } from './pytorch.ts';
import { bare, type Sheet, sheetOf, type Tile } from './sheet.ts';
import { type Data, unseen } from './unseen.ts';

/** Cells along a side of a kernel. */
const KERNEL = 5;
const labels = Array.from({ length: classes }, (_, digit) => String(digit));

export const knobs = {
  /** Counted through both layers: 0 … 5 are layer 1's. */
  map: range(levels[0].maps + 11, { min: 0, max: allMaps.length - 1 }),
  /** Which of the nine strongest patches is looked at. */
  rank: range(1, { min: 1, max: RANKS }),
  /** What is looked at: the digit of that patch, a digit of that class, or a drawing. */
  source: choice('strongest', ['strongest', ...labels, 'drawing']),
  rule: choice('deconvnet', ['deconvnet', 'gradient', 'guided']),
  drawing: drawing(firstDrawing(), side, side),
};

export type Params = Values<typeof knobs>;

const signed = (values: Float32Array): Tile => ({ values, most: magnitude(values) });
const inked = (values: ArrayLike<number>): Tile => ({ values, most: 1, ink: true });
const single = (tile: Tile, side: number): Sheet => sheetOf([tile], 1, side);

/** What is looked at, and where it comes from. */
function looked({ source, rank, map, drawing }: Params, { features }: Data) {
  if (source === 'drawing') return { x: inkOf(drawing) };
  const digit =
    source === 'strongest'
      ? features.digits[features.peaks[map][rank - 1].digit]
      : features.digits.find(({ label }) => String(label) === source);
  return digit
    ? { x: batchOf([digit]), label: digit.label, index: digit.index }
    : { x: tensor([1, 1, side, side]) };
}

/** The nine patches of a map, and what it answers to in them. */
const nineOf = last((data: Data, at: number, rule: ReluRule) => {
  const patches = patchesOf(data.features, data.net, at);
  const alone = aloneOf(data.net, at);
  return { patches, seen: patches.map((patch) => projection(alone, patch, rule)) };
});

/** The kernels of layer 1, all on one scale. */
function kernelsOf([first]: Sequential): Tile[] {
  const { data } = 'weight' in first ? first.weight : tensor([0]);
  const most = magnitude(data);
  const each = KERNEL ** 2;
  return Array.from({ length: data.length / each }, (_, m) => ({
    values: data.slice(m * each, (m + 1) * each),
    most,
  }));
}

/** The pictures of layer 2's maps: the projection of each one's strongest patch. */
const facesOf = last(({ net, features }: Data, rule: ReluRule): Tile[] => {
  const { field } = partOf(net, 1);
  return allMaps.flatMap(({ level }, at) => {
    if (level === 0) return [];
    const [peak] = features.peaks[at];
    const patch = patchOf(batchOf([features.digits[peak.digit]]), field, peak);
    return [signed(projection(aloneOf(net, at), patch, rule).pixels.data)];
  });
});

/** What the first state costs, in pieces that hold nothing up: the first passes through a network are the slowest. */
export const pieces: readonly ((data: Data) => void)[] = [
  ({ net, features }) => outputOf(partOf(net, 1).layers, batchOf(features.digits.slice(0, 1))),
  (data) => nineOf(data, knobs.map.initial, knobs.rule.initial),
  (data) => facesOf(data, knobs.rule.initial),
];

/** A square of values in its place in the whole picture, zeros around it; what lies beyond the picture is left out. */
function placed({ data }: Tensor, top: number, left: number, r: number): Float32Array {
  const whole = new Float32Array(side * side);
  for (let i = 0; i < side * side; i++) {
    const [row, col] = [Math.floor(i / side) - top, (i % side) - left];
    if (row >= 0 && col >= 0 && row < r && col < r) whole[i] = data[row * r + col];
  }
  return whole;
}

export function solve(params: Params, data: Data = unseen()) {
  const { rule, rank, source } = params;
  const { level, map } = allMaps[params.map];
  const { layers, field } = partOf(data.net, level);
  const alone = aloneOf(data.net, params.map);
  const r = field.receptiveField;
  const { digits, peaks, ideals } = data.features;

  const kernels = kernelsOf(data.net);
  const { patches, seen } = nineOf(data, params.map, rule);
  const nine = peaks[params.map].map(({ digit, row, col }, i) => ({
    label: digits[digit].label,
    index: digits[digit].index,
    row,
    col,
    value: seen[i].value,
  }));

  const ideal = tensor(
    [1, 1, r, r],
    Array.from(ideals[params.map], (v) => v / 255),
  );
  const { x, ...from } = looked(params, data);
  const output = outputOf(layers, x);
  const places = levels[level].side ** 2;
  const fires = output.data.slice(map * places, (map + 1) * places);
  const unit = source === 'strongest' ? peaks[params.map][rank - 1] : strongest(output, map);
  const patch = patchOf(x, field, unit);
  const answer = projection(alone, patch, rule);
  const [top] = inputRange(field, unit.row);
  const [left] = inputRange(field, unit.col);
  return {
    level,
    map,
    chosen: params.map,
    rule,
    rank,
    source,
    side: levels[level].side,
    field: r,
    /** Weights of one map. */
    weights: (level ? levels[0].maps : 1) * KERNEL ** 2,
    nine,
    ideal: {
      value: projection(alone, ideal, rule).value,
      norm: norm(ideal),
      longest: Math.max(...patches.map(norm)),
    },
    from,
    unit: { row: unit.row, col: unit.col, value: answer.value, top, left },
    /** Places of the map where it is above zero, on what is looked at. */
    on: fires.reduce((sum, v) => sum + (v > 0 ? 1 : 0), 0),
    places,
    printed: [answer.value, ...answer.pixels.data],
    sheets: {
      kernels: sheetOf(kernels, kernels.length, KERNEL),
      maps: sheetOf(facesOf(data, rule), 8, partOf(data.net, 1).field.receptiveField),
      patches: sheetOf(
        patches.map((p) => inked(p.data)),
        3,
        r,
      ),
      projections: sheetOf(
        seen.map(({ pixels }) => signed(pixels.data)),
        3,
        r,
      ),
      digit: single(inked(x.data), side),
      fires: single(signed(fires), levels[level].side),
      answer: single(signed(placed(answer.pixels, top, left, r)), side),
      ideal: single(inked(ideal.data), r),
    } satisfies Record<string, Sheet>,
  };
}

export type View = ReturnType<typeof solve>;
export type SheetName = keyof View['sheets'];

/** The view without its pixels. */
export const words = (view: View): View => ({ ...view, printed: [], sheets: bare(view.sheets) });

/** What the exported script prints: the unit's value, and its projection row by row. */
export const numbers = ({ printed }: View): number[] => printed;

export function pytorch(params: Params, data: Data = unseen()): string {
  const { unit } = solve(params, data);
  const { field } = partOf(data.net, allMaps[params.map].level);
  const { x } = looked(params, data);
  return script(patchOf(x, field, unit), aloneOf(data.net, params.map), params.rule);
}
