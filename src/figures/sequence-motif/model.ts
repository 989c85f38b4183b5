import { choice, list, range, toggle, type Values } from '#figure/knobs.ts';
import { bank, windows } from '#lib/motif/copies.ts';
import { copyGradients } from '#lib/motif/copy-gradients.ts';
import { likeness } from '#lib/motif/motif-trainer.ts';
import { poolings } from '#lib/motif/pooling.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { CELLS, kernelOf, stripOf, subjectOf } from './inputs.ts';
import { lessonTo } from './lesson.ts';
import { words } from './words.ts';

export { pytorch } from './pytorch.ts';

const CURVE = [
  0, 0.5, 0.5, 1, 1, 0.5, 0, -0.5, -0.5, 0, 0.5, 0.5, 0, 0, -1, 2, -1, 0, 0, 0.5, 1, 1, 0.5, 0, 0, -0.5, -1,
  -1, -0.5, 0, 0.5, 0.5,
];
const height = { min: -3, max: 3, step: 0.5 };

export const knobs = {
  input: choice('letters', ['letters', 'sound', 'curve']),
  text: words('We fed a grey cat and then a dog', 0, CELLS),
  keyword: words('cat', 3, 5),
  at: range(15, { min: 1, max: 30 }),
  curve: list(CURVE, { ...height, least: CELLS, most: CELLS }),
  motif: list([-0.5, 1, -0.5, 1, -0.5], { ...height, least: 5, most: 5 }),
  kernel: range(3, { min: 3, max: 5 }),
  copies: range(5, { min: 1, max: 12 }),
  stride: range(3, { min: 1, max: 5 }),
  first: range(9, { min: 1, max: 30 }),
  pooling: choice('max', poolings),
  label: choice('yes', ['yes', 'no']),
  threshold: range(2.5, { min: -2, max: 8, step: 0.5 }),
  copy: range(3, { min: 1, max: 12 }),
  weights: choice('motif', ['motif', 'learned']),
  seed: range(1, { min: 1, max: 9999 }),
  zeroGrad: toggle(true),
  steps: range(0, { min: 0, max: 40 }),
};

export type Params = Values<typeof knobs>;

/** The rows of `w` in the order of `rows`; rows that it does not know are 0. */
function arranged(w: Tensor, from: readonly string[], rows: readonly string[]): Tensor {
  const kernel = w.shape[1];
  return tensor(
    [rows.length, kernel],
    rows.flatMap((row) => {
      const at = from.indexOf(row);
      return Array.from({ length: kernel }, (_, j) => (at < 0 ? 0 : w.data[at * kernel + j]));
    }),
  );
}

/** Everything the figure draws. */
export function solve(params: Params) {
  const { input, stride, pooling } = params;
  const kernel = kernelOf(params);
  const strip = stripOf[input](params);
  const { starts, first, span } = bank({
    cells: CELLS,
    kernel,
    stride,
    copies: params.copies,
    first: params.first - 1,
  });

  const subject = subjectOf[input](params);
  const setting = { kernel, stride, cells: span, pooling, seed: params.seed, zeroGrad: params.zeroGrad };
  const course = lessonTo(params.steps, input, subject, setting);
  const step = course[params.steps];

  const learned = params.weights === 'learned';
  const w = learned ? arranged(step.w, subject.rows, strip.rows) : strip.motif;
  /** A learned w goes with its own threshold. */
  const threshold = learned ? -step.b : params.threshold;
  const label = params.label === 'yes' ? 1 : 0;
  const back = copyGradients(strip.x, w, starts, { pooling, label, threshold });
  const seen = windows(strip.x, starts, kernel).data;
  const area = strip.rows.length * kernel;
  const top = Math.max(...back.scores);

  const copies = starts.map((start, i) => ({
    number: i + 1,
    start,
    letters: strip.letters.slice(start, start + kernel),
    score: back.scores[i],
    byScore: back.byScore[i],
    wins: back.scores[i] === top,
    /** For each cell of the window, what it adds to the score: weight times value for every row that is not 0. */
    terms: Array.from({ length: kernel }, (_, j) =>
      strip.rows
        .map((row, c) => ({ row, w: w.data[c * kernel + j], x: seen[i * area + c * kernel + j] }))
        .filter((term) => (input === 'letters' ? term.x !== 0 : input === 'curve' || term.w !== 0)),
    ),
    /** ∂C/∂w as this copy sends it, (C, K). */
    gradient: Array.from(back.each.data.subarray(i * area, (i + 1) * area)),
  }));
  const chosen = Math.min(params.copy, copies.length) - 1;
  const total = Array.from(back.total.data);

  return {
    input,
    kernel,
    stride,
    pooling,
    label,
    threshold,
    learned,
    asked: params.copies,
    first,
    span,
    x: strip.x.data,
    letters: strip.letters,
    rows: strip.rows,
    w: w.data,
    motif: strip.motif.data,
    copies,
    chosen,
    winners: copies.filter(({ wins }) => wins),
    answer: back.answer,
    cost: back.cost,
    byAnswer: back.byAnswer,
    total,
    /** Rows of the sum that hold anything. */
    moved: strip.rows.flatMap((row, c) => {
      const values = total.slice(c * kernel, (c + 1) * kernel);
      return input !== 'letters' || values.some((g) => g !== 0) ? [{ row, values }] : [];
    }),
    /** Where the motif stands, and whether a copy sees it whole. */
    stands: strip.stands,
    seen: strip.stands.some((at) => starts.includes(at)),
    lesson: {
      step: params.steps,
      last: knobs.steps.max,
      seed: params.seed,
      zeroGrad: params.zeroGrad,
      rows: subject.rows,
      motif: subject.motif.data,
      w: step.w.data,
      threshold: -step.b,
      loss: step.loss,
      accuracy: step.accuracy,
      gradient: step.gradient,
      held: step.held,
      likeness: likeness(step.w, subject.motif, input === 'letters'),
      least: course.reduce((best, { loss }, i) => (loss < course[best].loss ? i : best), 0),
      losses: course.map(({ loss }) => loss),
      accuracies: course.map(({ accuracy }) => accuracy),
    },
  };
}

export type View = ReturnType<typeof solve>;
export type Copy = View['copies'][number];

/** What the exported script prints. */
export const numbers = (view: View): number[] => [
  ...view.copies.map(({ score }) => score),
  view.answer,
  view.cost,
  ...view.copies.map(({ byScore }) => byScore),
  ...view.total,
];
