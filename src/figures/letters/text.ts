import { lessons } from '#content/learned-templates.ts';
import { count, format, whole } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import type { Verdict } from '#lib/motif/detector.ts';
import { ENOUGH } from '#lib/motif/detector.ts';
import { type LetterName, letterNames } from '#lib/motif/letters.ts';
import { type Confusion, PAIRS, rightOf } from './compare.ts';
import type { Motif, View } from './model.ts';
import type { Run } from './strip.ts';

const score = (value: number) => format(value, 1);
const signed = (value: number, digits = 0) =>
  value < 0 ? format(value, digits) : `+${format(value, digits)}`;
const names: Record<Motif, string> = { endpoint: 'Endpoint', upper: 'Upper corner', lower: 'Lower corner' };
const many = (n: number, name: Motif) => {
  const [one, more] = {
    endpoint: ['endpoint', 'endpoints'],
    upper: ['upper corner', 'upper corners'],
    lower: ['lower corner', 'lower corners'],
  }[name];
  return n === 0 ? `no ${one}` : count(n, one, more);
};
const shown = ({ letter }: View) => (letter === 'drawing' ? 'Your drawing' : letter);
const verdicts: Record<Verdict, string> = {
  C: 'the unit for C fires',
  D: 'the unit for D fires',
  neither: 'neither unit fires',
  both: 'both units fire',
};
const run = ([from, to]: Run) => (from === to ? score(from) : `${score(from)} to ${score(to)}`);
const runs = (all: readonly Run[]) => all.map(run).join(', ');

/** "C: 2 − 2 · 0 − 2 · 0 = 2". */
const sum = ({ units, counts, weights }: View, unit: 'C' | 'D') =>
  `${counts
    .map(
      (n, k) =>
        `${weights[unit][k] < 0 ? '− ' : k ? '+ ' : ''}${weights[unit][k] === 1 ? '' : `${Math.abs(weights[unit][k])} · `}${n}`,
    )
    .join(' ')} = ${format(units[unit])}`;

/** What the strip shows, in words. */
function common({ strip, counting }: View): string {
  const { C, D, both, peaks } = strip;
  if (both.length) return `A common threshold of ${runs(both)} gets both letters right.`;
  const least = Math.max(peaks.C[1], peaks.C[2]);
  const why =
    counting === 'blobs' && least >= peaks.C[0]
      ? ` To see C’s endpoints it would have to stay below ${score(peaks.C[0])}; to see no corner on it, not below ${score(least)}.`
      : '';
  const each = [C.length ? `C from ${runs(C)}` : 'C nowhere', D.length ? `D from ${runs(D)}` : 'D nowhere'];
  return `No common threshold gets both right: ${each.join(', ')}.${why}`;
}

const rightSays = (rows: readonly [Confusion, Confusion]) => `${rightOf(rows)} of ${2 * PAIRS}`;

/** Hand-made against learned, in words. */
function compared({ known }: View): string {
  if (!known) return '';
  const { comparison, settings } = known;
  const how = [
    settings.shift ? `moved by up to ${settings.shift} px` : '',
    settings.rotation ? `turned by up to ${settings.rotation}°` : '',
    settings.noise ? `with noise of ${format(settings.noise)}` : '',
  ].filter(Boolean);
  return `Of ${2 * PAIRS} new letters${how.length ? `, ${how.join(', ')},` : ', not distorted,'} the templates drawn by hand read ${rightOf(comparison.hand)} rightly, the learned ones ${rightOf(comparison.learned)}.`;
}

export const text = {
  letter: 'Letter',
  letters: {
    ...Object.fromEntries(letterNames.map((name) => [name, name])),
    drawing: 'your drawing',
  } as Record<LetterName | 'drawing', string>,
  sheet: 'Letter, 20 × 20',
  drawHint: 'Draw on it.',
  canvas: 'Sheet to draw on',
  canvasSays: (row: number, col: number, on: boolean) => `row ${row}, column ${col}: ${on ? 'ink' : 'paper'}`,
  undo: 'Undo',
  clear: 'Clear',
  heads: { template: 'Template', scores: 'Scores', found: 'Above threshold', counts: 'Count' },
  motif: (name: Motif) => names[name],
  mapLabel: (name: Motif) => `Scores of the ${names[name].toLowerCase()} template`,
  pixelSays: (view: View, k: number, row: number, col: number) =>
    `row ${row}, column ${col}: score ${score(view.maps[k].scores[20 * row + col])}`,
  peak: (view: View, k: number) => `peak ${score(view.maps[k].peak)}`,
  over: (view: View, k: number) => `> ${score(view.maps[k].threshold)}`,
  countSays: (view: View, k: number) => {
    const { pixels, blobs } = view.maps[k];
    return view.counting === 'blobs' ? count(pixels, 'pixel') : `in ${count(blobs, 'blob')}`;
  },
  foundAlt: (view: View, k: number) =>
    `${many(view.maps[k].blobs, view.maps[k].name)} above the threshold, ${count(view.maps[k].pixels, 'pixel')}`,
  unit: { C: '“C”', D: '“D”' },
  sum,
  fires: (view: View, unit: 'C' | 'D') => (view.units[unit] >= ENOUGH ? 'fires' : `below ${ENOUGH}`),
  weight: (value: number) => signed(value),
  verdict: (view: View) =>
    ({ C: 'It is a C', D: 'It is a D', neither: 'Neither', both: 'Both' })[view.units.verdict],

  threshold: (name: Motif) => `${names[name]}`,
  thresholds: 'Thresholds',
  common: 'One threshold for all',
  all: 'All three',
  counting: 'Count',
  countings: { blobs: 'blobs', pixels: 'pixels' },
  against: 'Contrary motif',
  againstSays: (value: number) => (value ? format(-value) : '0'),
  thresholdSays: score,

  stripTitle: 'One threshold for all?',
  stripSays: common,
  stripRow: { C: 'C right', D: 'D right', both: 'both' },
  stripAlt: 'Values of a common threshold that get C right, D right, and both',

  sumTitle: (view: View) => `Score at row ${view.row}, column ${view.col}: ${names[view.map].toLowerCase()}`,
  window: 'Window',
  templateOf: (view: View) => `${names[view.map]} template`,
  products: 'Products',
  windowCell: (i: number) => `window row ${Math.floor(i / 5) + 1}, column ${(i % 5) + 1}`,
  templateCell: (i: number) => `template row ${Math.floor(i / 5) + 1}, column ${(i % 5) + 1}`,
  productCell: (i: number) => `product row ${Math.floor(i / 5) + 1}, column ${(i % 5) + 1}`,
  total: (view: View) => score(view.total),
  written(view: View) {
    const plus = view.products.reduce((sum, p) => sum + Math.max(0, p), 0);
    return `${score(plus)} for, ${score(plus - view.total)} against`;
  },
  than: (view: View) =>
    `${view.total > view.maps[view.chosen].threshold ? 'above' : 'not above'} the threshold of ${score(view.maps[view.chosen].threshold)}`,
  editHint: 'Click a cell of the template to change it: ink, paper, or 0, do not care.',

  learnTitle: 'Learned instead of drawn',
  learnNote: (view: View) =>
    `from ${whole(2 * lessons.pairs * lessons.steps)} distorted letters, seed ${whole(view.seed)}`,
  learnedAlt: (k: number) => `Learned template ${k + 1}`,
  learnedSum: (view: View, k: number) => `Σ ${format(view.learned.sums[k], 1)}`,
  learnedWeights: (view: View, k: number) =>
    `C ${signed(view.learned.weights.C[k], 2)}, D ${signed(view.learned.weights.D[k], 2)}`,
  learnedVerdict: (view: View) =>
    `${shown(view)} scores ${format(view.learned.scores.C, 1)} as C and ${format(view.learned.scores.D, 1)} as D: read as ${view.learned.verdict}.${['C', 'D', 'drawing'].includes(view.letter) ? '' : ' It has met no letter but these two.'}`,
  seed: 'Seed of the lessons',
  learn: 'Learn',
  cancel: 'Cancel',
  learning: (step: number, loss: number | undefined) =>
    `step ${whole(step)} of ${whole(lessons.steps)}${loss === undefined ? '' : `, loss ${format(loss, 3)}`}`,
  progress: 'Progress of learning',
  failed: 'The background task could not run in this browser; the figure keeps what it had.',

  testTitle: 'Test letters',
  shift: 'Shift, up to',
  shiftSays: (value: number) => `${value} px`,
  rotation: 'Rotation, up to',
  rotationSays: (value: number) => `${value}°`,
  noise: 'Noise',
  noiseSays: (value: number) => format(value, 1),
  testSeed: 'Seed of the test',
  confusion: { hand: 'Drawn by hand', learned: 'Learned' },
  readAs: 'read as',
  none: 'neither',
  right: (rows: readonly [Confusion, Confusion]) =>
    `${format((100 * rightOf(rows)) / (2 * PAIRS), 1)}\u00a0% right`,
  rightSays,
  confusionNote: (view: View) =>
    view.known ? `${PAIRS} of each letter, seed ${whole(view.known.settings.testSeed)}` : '',

  caption(view: View) {
    const found = view.maps.map(({ count, name }) => many(count, name));
    const finding = `${found[0]}, ${found[1]}, ${found[2]}: the sums are ${format(view.units.C)} for C and ${format(view.units.D)} for D, so ${verdicts[view.units.verdict]}.`;
    return `${finding[0].toUpperCase()}${finding.slice(1)} ${common(view)} ${compared(view)}`;
  },

  describe(view: View) {
    const parts = view.maps.map(
      ({ name, count: n, peak, threshold }) =>
        `${many(n, name)} (peak ${score(peak)}, threshold ${score(threshold)})`,
    );
    const counts = view.counting === 'blobs' ? 'Counted in blobs' : 'Counted in pixels';
    return `${shown(view)}. ${counts}: ${parts.join(', ')}. Sum for C ${sum(view, 'C')}, for D ${sum(view, 'D')}; a unit fires from ${ENOUGH} on: ${verdicts[view.units.verdict]}. At row ${view.row}, column ${view.col} the ${names[view.map].toLowerCase()} template scores ${score(view.total)}. The learned templates read it as ${view.learned.verdict}. ${compared(view)}`.trim();
  },

  table: (view: View) => ({
    caption: `${shown(view)}: what the three templates find`,
    columns: [
      'motif',
      'peak',
      'next below threshold',
      'threshold',
      'pixels above',
      'blobs',
      'weight to C',
      'weight to D',
      'on C, peak',
      'on D, peak',
    ],
    rows: view.maps.map((map, k) => [
      names[map.name],
      score(map.peak),
      Number.isFinite(map.next) ? score(map.next) : '–',
      score(map.threshold),
      map.pixels,
      map.blobs,
      signed(view.weights.C[k]),
      signed(view.weights.D[k]),
      score(view.strip.peaks.C[k]),
      score(view.strip.peaks.D[k]),
    ]),
  }),

  keys: [
    ['← → ↑ ↓', 'on the letter or a score map: move to the next pixel'],
    ['Space', 'on the letter: ink or erase the pixel; on a map: write out its score'],
    ['+ −', 'on the template: raise or lower the chosen cell'],
  ],

  terms: { x: 'letter x', w: 'template w', y: 'scores y', n: 'counts n', s: 'sums s' },
} satisfies FigureText<View> & Record<string, unknown>;
