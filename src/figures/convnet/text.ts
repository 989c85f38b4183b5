import { percent, testDigits } from '#content/digits/results.ts';
import { count, factor, format, whole } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import type { Params, View } from './model.ts';
import { type Stage, spotOf, stages, unitsOf } from './stages.ts';

const names: Record<Stage['name'], string> = {
  input: 'the picture',
  c1: 'the first convolution',
  p1: 'the first pooling',
  c2: 'the second convolution',
  p2: 'the second pooling',
  f1: 'the first linear layer',
  f2: 'the second linear layer',
  out: 'the output',
};
const doing: Record<Stage['name'], string> = {
  input: 'picture',
  c1: 'convolve 5 × 5',
  p1: 'max-pool',
  c2: 'convolve 5 × 5',
  p2: 'pool',
  f1: 'linear',
  f2: 'linear',
  out: 'softmax',
};
const capital = (words: string) => words[0].toUpperCase() + words.slice(1);
const value = (v: number) => format(v, 2);
const shapeOf = ({ maps, width, height }: Stage) =>
  maps > 1 || width > 6 ? `${maps} × ${height} × ${width}` : String(width * height);

/** "98.2 %", and no 100 % for what is not certain. */
export const sure = (p: number): string =>
  p > 0.9995 && p < 1 ? 'over 99.9 %' : p > 0 && p < 0.0005 ? 'under 0.1 %' : `${format(100 * p, 1)} %`;

/** What is on the sheet, as a subject. */
function what({ source, digit }: Pick<View, 'source' | 'digit'>): string {
  if (source === 'digit' && digit) return `test digit ${whole(digit.index)}, labelled ${digit.label}`;
  return {
    digit: 'the digit',
    drawing: 'your drawing',
    letter: 'a letter A',
    scribble: 'a scribble',
    two: 'a picture of two digits',
    blank: 'an empty sheet',
  }[source];
}
const altered = ({ setting: { right, down, turn, size, noise } }: View): string =>
  [
    right || down ? `moved by ${format(right)} px to the right and ${format(down)} down` : '',
    turn ? `turned by ${format(turn)}°` : '',
    size !== 100 ? `scaled to ${size} %` : '',
    noise ? `with noise of ${format(noise)}` : '',
  ]
    .filter(Boolean)
    .join(', ');

const reads = (view: View) => {
  const second = view.probabilities
    .map((_, d) => d)
    .sort((a, b) => view.probabilities[b] - view.probabilities[a])[1];
  return `${view.reads} with ${sure(view.probabilities[view.reads])}, before ${second} with ${sure(view.probabilities[second])}`;
};

/** "row 4, column 9 of map 2", or "unit 17". */
function placeOf(index: number, unit: number): string {
  const stage = stages[index];
  if (stage.name === 'out') return `digit ${unit}`;
  if (index > 4) return `unit ${unit + 1}`;
  const { map, row, col } = spotOf(stage, unit);
  return `map ${map + 1}, row ${row + 1}, column ${col + 1}`;
}

/** What the chosen unit sees of the picture. */
function seen({ field, chosen, shuffled }: View): string {
  const [high, wide] = [field.bottom - field.top + 1, field.right - field.left + 1];
  if (chosen.index > 4 || high * wide === 784) return 'the whole picture';
  return shuffled
    ? `${high * wide} pixels from all over the picture`
    : `${high} × ${wide} pixels of the picture`;
}

/** What is added before the bias. */
function addends({ sum }: View): string {
  if (sum.kind === 'max') return `max(${sum.window.map(value).join(', ')})`;
  return sum.parts.map(({ sum: of }, i) => (i ? factor(of, 2) : value(of))).join(' + ');
}

export const text = {
  sources: {
    digit: 'a test digit',
    drawing: 'your drawing',
    letter: 'letter A',
    scribble: 'scribble',
    two: 'two digits',
    blank: 'blank sheet',
  } as Record<Params['source'], string>,
  source: 'Picture',
  pick: 'Test digits',
  next: (label: number) => `Next ${label}`,
  misread: 'One it misreads',
  upload: 'Open a picture…',
  clear: 'Clear',
  undo: 'Undo',
  retry: 'Try again',
  centre: 'Centre as MNIST does',
  right: 'Right',
  down: 'Down',
  turn: 'Turn',
  size: 'Size',
  noise: 'Noise',
  pixels: (n: number) => `${format(n)} px`,
  degrees: (n: number) => `${format(n)}°`,
  percents: (n: number) => `${n} %`,
  spread: (n: number) => format(n),
  shuffled: 'Shuffle the pixels',
  compare: 'Compare three networks',

  pad: 'Sheet of 28 × 28 pixels to draw on',
  padSays: (row: number, col: number, ink: number) =>
    `row ${row + 1}, column ${col + 1}: ${Math.round(100 * ink)} % ink`,
  given: 'Shuffled, as the network gets it',
  doing: ({ name }: Stage, view: View) =>
    name === 'input' ? `${text.sources[view.source]}, 28 × 28` : doing[name],
  shape: (stage: Stage) =>
    stage.name === 'input'
      ? 'Draw here'
      : stage.maps > 1
        ? `${stage.maps} @ ${stage.width}×${stage.width}`
        : stage.name === 'out'
          ? '10 answers'
          : String(stage.width * stage.height),
  stage: (stage: Stage) =>
    `${capital(names[stage.name])}, ${stage.name === 'out' ? 'ten answers' : `${shapeOf(stage)} units`}`,
  unitSays: (view: View, index: number, unit: number) =>
    `${placeOf(index, unit)}${view.chosen.index === index && view.chosen.unit === unit ? `: ${value(view.chosen.value)}` : ''}`,
  sure,
  /** The same where there is little room. */
  short: (p: number) => sure(p).replace('over ', '> ').replace('under ', '< '),
  legend:
    'Point at any unit: its field lights up and its sum is written out. Shades grow with the root of a value, up to the largest of its stage.',

  answer: (view: View) => `reads ${view.reads}`,
  verdict(view: View): string {
    const { reads: read, digit, source } = view;
    const p = sure(view.probabilities[read]);
    if (source === 'digit')
      return `It reads ${read} and gives it ${p}.${digit && digit.label !== read ? ` The label says ${digit.label}.` : ''}`;
    if (source === 'drawing') return `It reads ${read} and gives it ${p}.`;
    return `${source === 'two' ? 'These are two digits' : 'This is no digit'}, and it reads ${read} with ${p}.`;
  },
  truth(view: View): string {
    const { peak, weaker, peaks, source, shuffled } = view;
    const foreign = source !== 'digit' && source !== 'drawing';
    const refused =
      foreign && weaker
        ? ` A threshold that refuses this picture refuses ${weaker === 1 ? 'that one' : 'those'} too.`
        : '';
    const among = shuffled ? '.' : `; ${weaker} of ${peaks.length} test digits have a weaker one.${refused}`;
    return `Confidence is not truth: softmax shares out 100 % among ten digits, whatever the picture. The strongest score is ${value(peak)}${among}`;
  },

  sumTitle: (view: View) =>
    `${capital(placeOf(view.chosen.index, view.chosen.unit))} of ${names[stages[view.chosen.index].name]}`,
  sumNote(view: View): string {
    const { sum } = view;
    if (sum.kind === 'max') return 'the largest of four neighbours';
    const cells = sum.parts[0].x.length;
    return sum.parts.length > 1
      ? `${sum.parts.length} × ${cells} = ${whole(sum.parts.length * cells)} products`
      : count(cells, 'product');
  },
  patch: 'Input patch',
  weights: 'Weights',
  products: 'Products',
  window: 'Window',
  addends,
  bias: ({ sum }: View) => (sum.kind === 'max' ? '' : factor(sum.bias, 2)),
  total: ({ sum }: View) => value(sum.kind === 'max' ? sum.value : sum.total),
  relu: ({ sum }: View) => (sum.kind === 'products' && sum.relu ? `, after ReLU ${value(sum.value)}` : ''),
  upTo: (most: number) => `up to ${value(most)}`,
  cell: (name: string, i: number, columns: number) =>
    `${name}, row ${Math.floor(i / columns) + 1}, column ${(i % columns) + 1}`,
  sees: (view: View) => `It sees ${seen(view)}.`,
  alt: (what: string) => `${what} as colours: blue above zero, orange below`,

  problems: {
    notPicture: 'That file is no picture; the sheet stays as it was.',
    tooLarge: 'That file is larger than 20 MB; the sheet stays as it was.',
    unreadable: 'This browser cannot read that picture; the sheet stays as it was.',
    noInk: 'That picture shows no ink on paper; the sheet stays as it was.',
    offline: 'The network could not be fetched.',
    empty: 'There is no ink to centre.',
  },
  stays: 'A picture that you open stays in this page.',

  networks: {
    convnet: 'Convolutional',
    mlp: 'Perceptron',
    linear: 'Linear',
    mlp300: 'Perceptron, 300 hidden',
  },
  built: {
    convnet: 'the network above',
    mlp: '784, 77 and 10 units, ReLU',
    linear: '784, 77 and 10 units, no ReLU: two matrices that are one',
  },
  parameters: (n: number) => count(n, 'parameter'),
  waiting: 'on its way…',
  says: 'reads',
  errorsTitle: `Errors on the ${whole(testDigits)} test digits`,
  columns: { network: 'Network', ordered: 'Pixels in order', shuffled: 'Shuffled', paper: '1998' },
  errors(errors: readonly number[]): string {
    if (!errors.length) return '–';
    const mean = errors.reduce((a, b) => a + b, 0) / errors.length;
    const [least, most] = [Math.min(...errors), Math.max(...errors)];
    return least === most ? percent(mean) : `${percent(mean)} (${percent(least)} to ${percent(most)})`;
  },
  paper: (rate: number | undefined) => (rate === undefined ? '–' : `${format(rate)} %`),
  errorsNote:
    'Mean and range over the seeds. 1998: LeCun, Bottou, Bengio and Haffner, figure 9, without distorted digits to learn from; their linear row is one matrix, their perceptron has 300 hidden units.',
  same: 'Shuffling is an exchange of the perceptron’s columns: with its weights in the same order it is the same network, and its answer above does not change. The convolutional network loses its neighbours.',

  caption(view: View): string {
    const { chosen } = view;
    const all = view.stages.reduce((sum, { parameters }) => sum + parameters, 0);
    const how = altered(view) || view.shuffled ? ', altered,' : view.source === 'digit' ? ',' : '';
    return `${capital(what(view))}${how} is read as ${view.reads} with ${sure(view.probabilities[view.reads])}; ${whole(all)} weights and biases decide. ${capital(placeOf(chosen.index, chosen.unit))} of ${names[stages[chosen.index].name]} sees ${seen(view)}.`;
  },

  describe(view: View): string {
    const how = altered(view);
    const { field, chosen, sum } = view;
    const where =
      chosen.index > 4 || view.shuffled
        ? ''
        : `: rows ${field.top + 1} to ${field.bottom + 1}, columns ${field.left + 1} to ${field.right + 1}`;
    const products =
      sum.kind === 'max'
        ? `the largest of ${sum.window.map(value).join(', ')}`
        : `${text.sumNote(view)} and a bias make ${value(sum.total)}`;
    const others = view.answers
      ? ` The perceptron reads ${view.answers.mlp.reads} with ${sure(view.answers.mlp.probabilities[view.answers.mlp.reads])}, the linear network ${view.answers.linear.reads} with ${sure(view.answers.linear.probabilities[view.answers.linear.reads])}.`
      : '';
    const wrong =
      view.source === 'digit' && view.digit && view.digit.label !== view.reads
        ? ` The label says ${view.digit.label}.`
        : '';
    return `${capital(what(view))}${how ? `, ${how}` : ''}${view.shuffled ? ', its pixels shuffled' : ''}: the network reads ${reads(view)}.${wrong} Strongest score ${value(view.peak)}. Selected: ${placeOf(chosen.index, chosen.unit)} of ${names[stages[chosen.index].name]}, value ${value(chosen.value)}: ${products}; it sees ${seen(view)}${where}.${others}`;
  },

  table: (view: View) => ({
    caption: `Layer by layer, for ${what(view)}. Log-sum-exp of the ten scores: ${value(view.logSum)}`,
    columns: ['layer', 'shape', 'units', 'parameters', 'units above 0', 'largest value'],
    rows: [
      ...stages.map((stage, i) => [
        names[stage.name],
        shapeOf(stage),
        whole(unitsOf(stage)),
        whole(view.stages[i].parameters),
        `${format(100 * view.stages[i].on, 0)} %`,
        value(view.stages[i].most),
      ]),
      ...view.logits.map((logit, d) => [
        `digit ${d}`,
        'score',
        value(logit),
        'probability',
        sure(view.probabilities[d]),
        d === view.reads ? 'the answer' : '–',
      ]),
    ],
  }),

  keys: [
    ['← → ↑ ↓', 'on the sheet: move the pen; on a stage: the next unit of its map'],
    ['Shift + arrow', 'five pixels at once'],
    ['Space', 'on the sheet: ink under the pen'],
    ['Backspace', 'on the sheet: rub out under the pen'],
    ['Page up, Page down', 'on a stage: the same place in the next map'],
  ],

  terms: { x: 'what it sees', w: 'weights', b: 'bias', h: 'its value' },
} satisfies FigureText<View> & Record<string, unknown>;
