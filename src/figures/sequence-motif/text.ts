import { count, factor, format, subscript } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import { TEST, TRAIN, WRONG } from './lesson.ts';
import type { Copy, View } from './model.ts';

const percent = (share: number) => `${Math.round(100 * share)} %`;
/** A letter, where a blank shows too. */
const glyph = (letter: string) => (letter === ' ' ? '·' : letter);
const quoted = (letters: readonly string[]) => `“${letters.map(glyph).join('')}”`;
const list = (items: readonly (string | number)[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
const cellsOf = (start: number, kernel: number) => `cells ${start + 1}–${start + kernel}`;
const motifNames = { letters: 'the keyword', sound: 'the phoneme', curve: 'the motif' };
const poolings = { max: 'MAX', logsumexp: 'log-sum-exp', mean: 'mean' };

/** How windows lie. */
const lie = (stride: number, kernel: number) =>
  stride === kernel ? 'adjoining' : stride > kernel ? 'with gaps' : stride === 1 ? 'sliding' : 'overlapping';
const layout = ({ stride, kernel, copies }: View) =>
  copies.length === 1
    ? 'one window'
    : stride > kernel
      ? 'windows with gaps'
      : `${lie(stride, kernel)} windows`;

/** Where the motif stands unseen, and what would find it; nothing where it is seen. */
function missed(view: View): string {
  const { stands, seen, input, kernel, stride } = view;
  if (seen || stands.length === 0) return '';
  const where = `${motifNames[input]} stands at ${list(stands.map((at) => cellsOf(at, kernel)))}`;
  const cure =
    stride > 1 ? ': sliding windows (stride 1), enough of them, would' : ': move the copies or add some';
  return ` ${where[0].toUpperCase()}${where.slice(1)}, and no copy sees it whole${cure}.`;
}

/** What each copy gets; of many only the most and the least. */
function shares(copies: readonly Copy[]): string {
  const parts = copies.map(({ byScore }) => byScore);
  if (parts.length < 7) return list(parts.map((g) => format(g, 3)));
  const sorted = parts.toSorted((a, b) => Math.abs(b) - Math.abs(a));
  return `from ${format(sorted[0], 3)} down to ${format(sorted[sorted.length - 1], 3)}`;
}

function routing(view: View): string {
  const { copies, pooling, winners, answer, byAnswer } = view;
  const n = copies.length;
  if (n === 1)
    return `A single copy needs no vote: it answers ${format(answer)} and gets the whole gradient, ${format(byAnswer)}.`;
  if (Math.abs(byAnswer) < 0.0005)
    return `The answer, ${format(answer)}, is so far on the right side of θ = ${format(view.threshold)} that next to no gradient flows back: less than 0.001 in all.`;
  if (pooling === 'mean')
    return `With the mean in place of MAX every copy has the same say: each of the ${n} sends back its window times ${format(winners[0].byScore, 3)}, and the one w receives the sum.`;
  if (pooling === 'logsumexp')
    return `With log-sum-exp in place of MAX, the gradient of ${format(byAnswer)} is shared out: ${shares(copies)}. All ${n} copies send something back, and the one w receives the sum.`;
  if (winners.length > 1)
    return `Copies ${list(winners.map(({ number }) => number))} tie at ${format(answer)} and share the gradient, ${format(winners[0].byScore, 3)} each.${winners.length < n ? ` The other ${count(n - winners.length, 'copy', 'copies')} get none.` : ''}`;
  const [{ number }] = winners;
  return `MAX passes on the ${format(answer)} of copy ${number}, and sends the whole gradient, ${format(byAnswer)}, back to it. The sum over ${n} copies is complete, but ${n - 1} of its terms ${n === 2 ? 'is' : 'are'} zero.`;
}

const term = (view: View, { row, w, x }: Copy['terms'][number][number], j: number) =>
  view.input === 'letters' ? `${factor(w)}` : `${j >= 0 ? factor(w) : row} · ${factor(x)}`;

/** The sum of a copy, term by term. */
function products(view: View, copy: Copy): string {
  const parts = copy.terms.flatMap((terms, j) => terms.map((t) => term(view, t, j)));
  return `${parts.length ? parts.join(' + ') : '0'} = ${format(copy.score)}`;
}

const window = (view: View, copy: Copy) =>
  view.input === 'letters' ? quoted(copy.letters) : cellsOf(copy.start, view.kernel);

function lesson({ lesson: l, kernel, stride, copies }: View): string {
  const start = `w = 0 is the start: every strip scores the same, the loss is ${format(l.loss)}.`;
  if (l.step === 0) return start;
  const now = `After ${count(l.step, 'step')} the loss is ${format(l.loss, 3)}, ${percent(l.accuracy)} of the strips never seen are told right, and w resembles the motif with a cosine of ${format(l.likeness)}.`;
  if (!l.zeroGrad && l.step > 1)
    return `${now} Nobody cleared grad: it holds the sum of ${l.step} gradients (length ${format(l.held)}, that of this step alone ${format(l.gradient)})${l.loss > 1.1 * l.losses[l.least] ? `, and the loss has climbed again since step ${l.least}` : ''}.`;
  return stride > 1 && copies.length > 1 && kernel > 1 && l.accuracy < 0.9
    ? `${now} In these strips the motif may begin anywhere, and windows ${count(stride, 'cell')} apart often cut it in two.`
    : now;
}

const copyWord = (n: number) => `copy ${n}`;
const sumWord = 'sum: ∂C/∂w';

export const text = {
  input: 'Strip',
  inputs: { letters: 'Letters', sound: 'Sound', curve: 'Curve' },
  text: 'Text, up to 32 characters',
  keyword: 'Keyword, 3 to 5 characters',
  refused: (length: number, shortest: number, longest: number) =>
    length > longest
      ? `${length} characters are too many: at most ${longest}.`
      : `${count(length, 'character')} ${length === 1 ? 'is' : 'are'} too few: at least ${shortest}.`,
  at: 'Phoneme begins in frame',
  play: 'Hear the strip',
  stop: 'Stop the sound',
  silent: 'This browser plays no sound.',
  curve: 'Curve: drag, or arrow keys',
  cell: (i: number) => `Cell ${i + 1}`,
  motif: 'Motif',
  motifCell: (j: number) => `w${subscript(j + 1)}`,
  motifEdit: (j: number) => `Weight w${subscript(j + 1)}`,
  kernel: 'Cells per window',
  copies: 'Copies of G',
  stride: 'Stride',
  strideSays: (kernel: number) => (stride: number) => `${stride}: ${lie(stride, kernel)}`,
  first: 'First window begins at cell',
  pooling: 'Answer',
  poolings,
  label: 'Is it there?',
  labels: { yes: 'yes, t = 1', no: 'no, t = 0' },
  threshold: 'Threshold θ',
  weights: 'Weights w',
  weightsOf: { motif: 'the motif', learned: 'learned' },
  seed: 'Seed',
  zeroGrad: 'zero_grad() before each step',
  steps: 'Gradient step',
  stepSays: (step: number) => `${step}`,
  again: 'Start again',
  lessonTitle: 'Learn it from labels',
  lessonNote: `${TRAIN} strips labelled “there” or “not there”, one in ${WRONG} wrongly; nobody says where. ${TEST} more are held out.`,
  lesson,
  backTitle: 'What the copies send back to w',
  backNote: 'From each copy its window, times ∂C/∂s of that copy; one w receives them all, added.',
  sum: sumWord,
  hidden: 'hidden motif',
  learnt: 'learned w',
  loss: (loss: number) => `loss ${format(loss)}`,
  accuracy: (accuracy: number) => `held out ${percent(accuracy)}`,
  heldTitle: (view: View) => (view.lesson.zeroGrad ? 'grad, cleared each time' : 'grad, never cleared'),
  ownTitle: 'gradient of this step',
  chart: 'Loss and accuracy by step',
  glyph,
  band: (hertz: string) => `${hertz} Hz`,
  copiesLabel: 'Scores of the copies',
  copyName: (view: View, copy: Copy) =>
    `Copy ${copy.number}, ${window(view, copy)}: score ${format(copy.score)}, gradient ${format(copy.byScore, 3)}`,
  copy: copyWord,
  G: 'G',
  answerIs: (view: View) => `y = ${format(view.answer)}`,
  formula: (view: View, copy: Copy) => `G(${window(view, copy)}, w) = ${products(view, copy)}`,
  cost: (view: View) =>
    `C = log(1 + e^(y − θ)) − t(y − θ) = ${format(view.cost, 3)} with θ = ${format(view.threshold)}, t = ${view.label}; ∂C/∂y = σ(y − θ) − t = ${format(view.byAnswer, 3)}`,
  nothing: 'nothing',

  caption: (view: View) => `${routing(view)}${missed(view)}`,

  describe(view: View) {
    const { copies, kernel, stride, input, asked } = view;
    const windowsWords = copies.map((copy) => `${window(view, copy)} ${format(copy.score)}`).join(', ');
    const fewer = copies.length < asked ? ` (more do not fit)` : '';
    const strip =
      input === 'letters'
        ? `a strip that reads “${view.letters.join('').trimEnd()}”`
        : input === 'sound'
          ? 'a strip of 32 frames of sound in 4 bands'
          : 'a curve of 32 cells';
    return `${count(copies.length, 'copy', 'copies')} of G${fewer} ${copies.length === 1 ? 'looks' : 'look'} at ${strip}: ${layout(view)}, ${count(kernel, 'cell')} each, stride ${stride}, ${cellsOf(view.first, view.span)}. Scores: ${windowsWords}. The ${poolings[view.pooling]} is ${format(view.answer)}, the loss for “${view.label ? 'there' : 'not there'}” ${format(view.cost, 3)}. ${routing(view)} ${lesson(view)}`;
  },

  table: (view: View) => ({
    caption: `Copies, their scores and gradients; then the sum for w; then the lesson, up to step ${view.lesson.step}`,
    columns: ['copy or step', 'cells', 'score or loss', '∂C/∂s or accuracy', '∂C/∂w'],
    rows: [
      ...view.copies.map((copy) => [
        copyWord(copy.number),
        `${copy.start + 1}–${copy.start + view.kernel}${copy.letters.length ? ` ${quoted(copy.letters)}` : ''}`,
        format(copy.score),
        format(copy.byScore, 3),
        entries(view, copy.gradient),
      ]),
      [sumWord, '', format(view.answer), format(view.byAnswer, 3), entries(view, view.total)],
      ...view.lesson.losses.map((loss, i) => [
        `step ${i}`,
        '',
        format(loss, 3),
        percent(view.lesson.accuracies[i]),
        '',
      ]),
    ],
  }),

  keys: [
    ['← →', 'choose a copy, or a cell of the curve'],
    ['↑ ↓', 'raise or lower the chosen cell of the curve'],
    ['+ −', 'raise or lower a weight of the motif'],
  ],

  terms: { x: 'windows x', w: 'shared w', s: 'scores s', y: 'answer y', g: 'gradients' },
} satisfies FigureText<View> & Record<string, unknown>;

/** A gradient written as its entries that are not 0. */
function entries(view: View, gradient: readonly number[]): string {
  const found = gradient.flatMap((g, at) => {
    if (g === 0) return [];
    const row = view.rows[Math.floor(at / view.kernel)];
    const name = view.input === 'curve' ? '' : view.input === 'sound' ? `${row} Hz ` : `${glyph(row)} `;
    return [`${name}w${subscript((at % view.kernel) + 1)}: ${format(g, 3)}`];
  });
  return found.length ? found.join(', ') : '0';
}
