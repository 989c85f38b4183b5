import { planes, reach, type StageName, type Training } from '#content/neocognitron/shape.ts';
import { count, format, whole } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import { compared, tested, type View } from './model.ts';
import { notes } from './notes.ts';
import type { SheetName } from './sheets.ts';

type Net = View['nets'][number];

const percent = (share: number, digits = 1) => `${format(100 * share, digits)}\u00a0%`;
const pixels = (n: number) => `${format(n)}\u00a0px`;
const short: Record<Training, string> = {
  clusters: 'clustering',
  copied: 'copied windows',
  random: 'random',
  backprop: 'backprop',
};
const trainings: Record<Training, string> = {
  clusters: 'Clustering',
  copied: 'Copied windows',
  random: 'Random templates',
  backprop: 'Backpropagation',
};
const stageName: Record<StageName, string> = { s1: 'S₁', c1: 'C₁', s2: 'S₂', c2: 'C₂' };
const layerName = { 1: 'first', 2: 'second' } as const;
const of = (view: View, training: Training) => view.learned.find((one) => one.training === training)!;
const chosenNet = (view: View) => view.nets[view.net === 'clusters' ? 0 : 1];

/** "1 px to the right and 2 px up". */
function move({ right, down }: { right: number; down: number }): string {
  const parts = [
    right && `${Math.abs(right)} px to the ${right > 0 ? 'right' : 'left'}`,
    down && `${Math.abs(down)} px ${down > 0 ? 'down' : 'up'}`,
  ].filter(Boolean);
  return parts.join(' and ');
}

const sums = (view: View) => {
  const { answer, bias, rectified } = view.unit;
  const b = bias < 0 ? `− ${format(-bias, 2)}` : `+ ${format(bias, 2)}`;
  return `w · x ${b} = ${format(answer, 2)}${answer < 0 ? `, so s = ${format(rectified)}` : ''}`;
};

export const text = {
  percent,
  pixels,
  short,
  trainings,
  stageName,
  how: {
    clusters: 'layer by layer, without labels',
    copied: 'windows of digits, taken by chance',
    random: 'noise, never trained',
    backprop: 'all layers at once, from the labels',
  } satisfies Record<Training, string>,
  input: 'Test digit',
  inputNote: (view: View) => `no. ${view.index}`,
  fires: (view: View) =>
    `${view.unit.active ? 'where' : 'nowhere:'} plane ${view.plane + 1} of ${stageName[view.layer === '1' ? 's1' : 's2']} answers`,
  sees: 'what its strongest cell sees',
  stage: {
    s1: `S₁: ${reach} × ${reach} templates, and where they answer`,
    c1: 'C₁: best of 2 × 2',
    s2: 'S₂: windows each of its 24 cells likes best, and where they answer',
    c2: 'C₂: best of 2 × 2',
    out: 'Read-out',
  },
  verdict: (net: Net, right: boolean) => `${percent(net.sure, 0)}${right ? '' : ', wrong'}`,
  scores: (net: Net) =>
    `Probabilities of the digits 0 to 9: ${net.scores.map((p) => percent(p, 0)).join(', ')}`,
  planesOf: (training: Training, layer: '1' | '2') =>
    `S planes of the ${layerName[layer]} layer, ${short[training]}`,
  planeName: (layer: '1' | '2', k: number) => `S${layer}, plane ${k + 1} of ${planes[layer === '1' ? 0 : 1]}`,
  alt: {
    input: 'A handwritten digit, and on it in blue where one kind of S cell answers.',
    t1: (training: Training) => `Eight templates of 5 by 5 pixels, ${short[training]}.`,
    s1: (training: Training) =>
      `Eight planes of S cells, ${short[training]}: each answers along other parts of the digit.`,
    c1: () => 'Eight planes of C cells: the same, coarser.',
    w2: (training: Training) =>
      `24 mean windows of 14 by 14 pixels, ${short[training]}: bends, ends and crossings of strokes.`,
    s2: (training: Training) => `24 planes of S cells of the second layer, ${short[training]}.`,
    c2: () => '24 planes of 4 by 4 C cells.',
    lesson: 'Eight templates of 5 by 5 pixels that compete for windows of digits.',
  } satisfies Record<SheetName, (training: Training) => string> & Record<'input' | 'lesson', string>,

  cell: (view: View) => `Strongest cell of plane ${view.plane + 1}`,
  row: (name: 'w' | 'x', view: View) =>
    name === 'w'
      ? view.unit.channels === 1
        ? 'template w'
        : 'template w, one part for each C₁ plane'
      : view.unit.channels === 1
        ? 'pixels x'
        : 'C₁ planes x under it',
  kernelAlt: (name: 'w' | 'x', c: number, view: View) =>
    `${name === 'w' ? 'Template' : 'What the cell is given'}${view.unit.channels === 1 ? '' : `, plane ${c + 1}`}`,
  sum: sums,
  active: (view: View) => `${whole(view.unit.active)} of the plane’s ${whole(view.unit.cells)} cells answer.`,

  changes: 'What the move changes',
  changesNote: (view: View) =>
    view.far ? `this digit moved ${move(view)}: |after − before| / |before|` : 'move the digit to see',
  meanKey: `mean of ${compared} digits`,
  misread: 'Misread test digits',
  misreadNote: `of ${whole(tested)}, where they stand`,
  errorsKey: 'Line: 95 % interval (Wilson) of the network shown. Dots: three seeds.',
  errorAlt: (view: View, training: Training) => {
    const { wrong, low, high } = of(view, training);
    return `${short[training]}: ${percent(wrong, 2)}, 95 % interval ${percent(low, 2)} to ${percent(high, 2)}`;
  },
  tolerance: 'Read rightly when moved',
  toleranceNote: `share of ${whole(tested)} digits, moved each way by so many px`,
  toleranceAlt: (view: View) =>
    view.learned
      .map(
        ({ training, right }) => `${short[training]}: ${right.map((share) => percent(share, 0)).join(', ')}`,
      )
      .join('; '),

  contest: 'Watch templates compete',
  contestNote:
    '4,000 windows of the digits above; each goes to the template that answers it most, and each template turns to the mean of what it won',
  won: 'share of the windows that each template wins',
  agreement: (view: View) => {
    const now = view.rounds[view.round];
    if (!now) return '';
    return `Mean answer of the winners, as a cosine: ${format(now.agreement, 3)}. It never falls.${view.round ? ` ${count(now.moved, 'window')} changed hands in this round.` : ' The templates begin as copies of windows.'}`;
  },
  agreementAlt: (view: View) =>
    `Mean cosine from ${format(view.rounds[0]?.agreement ?? 0, 3)} to ${format(view.rounds.at(-1)?.agreement ?? 0, 3)} in ${Math.max(0, view.rounds.length - 1)} rounds.`,
  cosine: (value: number) => format(value, 2),
  seed: 'Seed',
  round: 'Round',
  roundSays: (n: number, view: View) => `${n} of ${Math.max(0, view.rounds.length - 1)}`,

  notesTitle: 'What is Fukushima’s here, and what is not',
  notes,
  failed: 'The digits or the weights could not be loaded; the figure shows what it has.',
  digit: 'Digit',
  example: 'Example',
  right: 'Move right',
  down: 'Move down',
  rival: 'Compared with',

  caption: (view: View) => {
    const wrong = (training: Training) => percent(of(view, training).wrong);
    const copied = of(view, 'copied').seeds;
    const { s1, c1 } = of(view, 'clusters').changes;
    return `The same layers of simple and complex cells, their templates found in four ways, under a read-out that is taught. It misreads ${wrong('backprop')} of ${whole(tested)} test digits where backpropagation set the templates, ${wrong('clusters')} where clustering did, layer by layer and without labels, and ${wrong('random')} where they are noise. Windows merely copied from digits can do as well as clusters, but not with every seed: ${percent(Math.min(...copied))} to ${percent(Math.max(...copied))}. Moving a digit by 1 px changes the S₁ planes of the clusters by ${percent(s1[1], 0)}, their C₁ planes by ${percent(c1[1], 0)}.`;
  },

  describe(view: View) {
    const reading = view.nets
      .map((net) => `${trainings[net.training]} reads ${net.reads} (${percent(net.sure, 0)})`)
      .join('; ');
    const change = view.far
      ? ` Moved ${move(view)}: with ${view.nets.map(({ training, changes }) => `${short[training]} the S₁ planes change by ${percent(changes.s1, 0)}, C₁ by ${percent(changes.c1, 0)}, S₂ by ${percent(changes.s2, 0)}, C₂ by ${percent(changes.c2, 0)}`).join('; with ')}.`
      : ' It stands where it was written.';
    const { row, col, active, cells } = view.unit;
    return `Test digit ${view.index}, a ${view.label}. ${reading}.${change} Plane ${view.plane + 1} of S${view.layer} (${short[chosenNet(view).training]}) answers in ${active} of ${cells} places, most at row ${row + 1}, column ${col + 1}: ${sums(view)}. The competition on the page, seed ${view.seed}, stands at round ${view.round}.`;
  },

  table: (view: View) => ({
    caption: `Four ways to find the templates: digits misread of ${whole(tested)} (three seeds), and share read rightly when moved by 1 to 6 px`,
    columns: [
      'templates',
      'misread',
      '95 % interval',
      'seeds',
      ...[1, 2, 3, 4, 5, 6].map((n) => `${n} px`),
      'S₁ change, 1 px',
      'C₁',
      'S₂',
      'C₂',
    ],
    rows: view.learned.map(({ training, shipped, low, high, errors, right, changes }) => [
      short[training],
      shipped,
      `${percent(low, 2)} – ${percent(high, 2)}`,
      errors.join(', '),
      ...right.slice(1).map((share) => percent(share)),
      ...(['s1', 'c1', 's2', 'c2'] as const).map((stage) => percent(changes[stage][1], 0)),
    ]),
  }),

  keys: [
    ['← → ↑ ↓', 'on the planes: choose the next one'],
    ['← →', 'on Move right and Move down: move the digit by a pixel'],
  ],

  terms: { x: 'input x', w: 'template w', s: 'S cells', c: 'C cells' },
} satisfies FigureText<View> & Record<string, unknown>;
