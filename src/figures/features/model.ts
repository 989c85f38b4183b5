import { allMaps, aloneOf, levels, partOf, RANKS } from '#content/digits/features.ts';
import { digits as classes, side } from '#content/digits/networks.ts';
import { batchOf } from '#content/digits/pack.ts';
import { choice, drawing, range, type Values } from '#figure/knobs.ts';
import { inputRange } from '#lib/conv/receptive-field.ts';
import { norm } from '#lib/nn/maximise.ts';
import { outputOf } from '#lib/nn/sequential.ts';
import { patchOf, projection, strongest } from '#lib/nn/unit.ts';
import { tensor } from '#lib/tensor.ts';
import { firstDrawing, inkOf } from './pad.ts';
import { facesOf, inked, KERNEL, kernelsOf, nineOf, placed, signed, single } from './pictures.ts';
import { script } from './pytorch.ts';
import { bare, type Sheet, sheetOf } from './sheet.ts';
import { type Data, unseen } from './unseen.ts';

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

/** What the first state costs, in pieces that hold nothing up: the first passes through a network are the slowest. */
export const pieces: readonly ((data: Data) => void)[] = [
  ({ net, features }) => outputOf(partOf(net, 1).layers, batchOf(features.digits.slice(0, 1))),
  (data) => nineOf(data, knobs.map.initial, knobs.rule.initial),
  (data) => facesOf(data, knobs.rule.initial),
];

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
