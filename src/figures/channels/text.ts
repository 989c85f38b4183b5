import { count, factor, format, subscript, whole } from '#figure/format.ts';
import type { FigureText, Table } from '#figure/types.ts';
import type { Cost } from './costs.ts';
import type { View } from './model.ts';
import type { Block, Part, Place, Stack, Stage, Unit } from './unit.ts';

const times = (ratio: number) => `${Number(ratio.toFixed(1)).toLocaleString('en')}×`;
const either = (words: readonly (string | number)[]) =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : String(words[0]);
const several = (words: readonly string[]) =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words[0];
const dividing = (n: number) => Array.from({ length: n }, (_, i) => i + 1).filter((g) => n % g === 0);
const square = (k: number) => `${k} × ${k}`;

/** "72 weights instead of 144: 2× fewer". */
function against(own: number, other: number): string {
  const weights = count(own, 'weight');
  if (own === other) return `${weights}, as many as an ordinary layer has`;
  const ratio = times(Math.max(own, other) / Math.min(own, other));
  return `${weights} instead of ${whole(other)}: ${ratio} ${own < other ? 'fewer' : 'as many'}`;
}

const sheetName = (view: View, name: string, sheet: number) =>
  view.kind === 'volume' ? `${name}, t = ${sheet}` : `${name}${subscript(sheet)}`;
const output = (view: View) => view.units.at(-1)!;
const place = ({ row, column }: Pick<Place, 'row' | 'column'>) => `[${row}, ${column}]`;

export const text = {
  preset: 'Layer',
  presets: {
    ordinary: 'ordinary',
    pointwise: '1 × 1',
    grouped: 'grouped',
    depthwise: 'depthwise',
    separable: 'depthwise + 1 × 1',
    volume: '3-D',
  },
  inputs: 'Channels in',
  outputs: 'Channels out',
  kernel: 'Kernel',
  kernelSays: square,
  depth: 'Kernel in time',
  depthSays: (n: number) => count(n, 'sheet'),
  groups: 'Groups',
  stride: 'Stride',
  padding: 'Padding',
  bias: 'Bias',
  seed: 'Seed of the numbers',
  unit: 'Unit',
  unitSays: (view: View) => (position: number) => `${position + 1} of ${view.count}`,

  stackTitle: (view: View, stack: Stack) =>
    stack.name === 'x'
      ? view.kind === 'volume'
        ? 'Input volume'
        : 'Input'
      : stack.name === 'h'
        ? 'Between'
        : view.kind === 'volume'
          ? 'Output volume'
          : 'Output',
  stackSize: (view: View, { sheets, side }: Stack) =>
    view.kind === 'volume'
      ? `${sheets.length} × ${square(side)}`
      : `${count(sheets.length, 'map')}, ${square(side)}`,
  stageTitle: ({ blocks }: Stage) => count(blocks.length, 'kernel'),
  stageSize: ({ depth, kernel, blocks }: Stage) =>
    `${blocks.length > 1 ? 'each ' : ''}${depth} × ${square(kernel)}`,
  sheet: (view: View, stack: Stack, sheet: number) =>
    view.kind === 'volume' ? `t = ${sheet}` : `${stack.name}${subscript(sheet)}`,
  block: (view: View, stage: number, block: number) =>
    view.kind === 'volume'
      ? 'w'
      : `${view.kind === 'separable' && stage === 0 ? 'd' : 'w'}${subscript(block)}`,
  blockBias: ({ bias }: Block) => `b = ${format(bias)}`,
  group: (group: number) => `group ${group + 1}`,
  sheetAria: (view: View, stack: Stack, sheet: number) =>
    `${sheetName(view, stack.name, sheet)}, ${square(stack.side)} numbers`,
  blockAria: (view: View, stage: Stage, number: number, block: number): string =>
    `Kernel ${text.block(view, number, block)}: ${stage.blocks[block].slices.map((slice) => slice.map((v) => format(v)).join(' ')).join('; ')}`,
  outputsAria: 'Output units: arrow keys choose one',
  cellAria: (view: View, { sheet, row, column }: Place, value: number) =>
    `${sheetName(view, 'y', sheet)}, row ${row}, column ${column}: ${format(value)}`,

  sums: 'How the chosen unit comes about',
  unitName: (view: View, unit: Unit) =>
    view.kind === 'volume'
      ? `y[${unit.sheet}, ${unit.row}, ${unit.column}]`
      : `${unit.stage < view.stages.length - 1 ? 'h' : 'y'}${subscript(unit.sheet)}${place(unit)}`,
  partName: (view: View, unit: Unit, part: Part) =>
    view.kind === 'volume' ? `t = ${part.sheet}` : `${unit.stage ? 'h' : 'x'}${subscript(part.sheet)}`,
  product: ({ w, x }: { w: number; x: number }, first: boolean) =>
    `${first ? format(w) : factor(w)} × ${factor(x)}`,
  biasName: 'bias',
  total: (view: View) => {
    const unit = output(view);
    const terms = [...unit.parts.map((part) => part.sum), ...(view.bias ? [unit.bias] : [])];
    const [first, ...rest] = terms;
    return `${format(first)}${rest.map((v) => (v < 0 ? ` − ${format(-v)}` : ` + ${format(v)}`)).join('')}`;
  },
  equals: (sum: number) => `= ${format(sum)}`,
  formulaNote:
    'Three things set a layer apart from the convolution of the textbooks: the kernel is not flipped (it is a cross-correlation), products are also summed over the input channels, and a bias is added.',

  costs: 'What it costs',
  weights: 'Weights',
  products: 'Multiply-adds',
  own: 'this layer',
  ordinary: (view: View) =>
    view.kind === 'volume'
      ? '2-D, sheets as channels'
      : view.cost.reference === view.kernel
        ? 'ordinary layer'
        : `ordinary ${square(view.cost.reference)} layer`,
  dense: 'dense layer',
  biases: ({ biases }: Cost) => (biases ? ` + ${whole(biases)} b` : ''),
  cost: whole,
  verdict: (view: View) => {
    const { own, ordinary, dense } = view.cost;
    const joined = `A dense layer between the same numbers has ${whole(dense.weights)}, ${times(dense.weights / own.weights)} as many.`;
    if (view.kind === 'separable') {
      const { kernel: k, inputs: i, outputs: o } = view;
      return `${k}² × ${i} + ${i} × ${o} = ${against(own.weights, ordinary.weights)} (${k}² × ${i} × ${o}). ${joined}`;
    }
    if (own.weights === ordinary.weights)
      return `${count(own.weights, 'weight')}, each used at ${count(view.side ** 2, 'place')}. ${joined}`;
    return `${against(own.weights, ordinary.weights)} than ${view.kind === 'volume' ? 'a 2-D layer that takes the sheets as channels' : `an ordinary ${square(view.cost.reference)} layer`}. ${joined}`;
  },

  misfit: ({ inputs, outputs, groups, possible }: View) => {
    const bad = [
      ...(inputs % groups ? [[count(inputs, 'input'), dividing(inputs)] as const] : []),
      ...(outputs % groups ? [[count(outputs, 'output'), dividing(outputs)] as const] : []),
    ];
    const reasons = bad
      .map(([name, fits]) => `${name} cannot be split into ${groups} groups; ${either(fits)} would do.`)
      .join(' ');
    const both = `${several([count(inputs, 'input'), count(outputs, 'output')])} together allow ${either(possible)}${possible.length === 1 ? ' only' : ''}.`;
    return `${reasons} ${both}`;
  },
  repair: (groups: number) => count(groups, 'group'),

  caption(view: View): string {
    if (!view.fits)
      return 'Groups must split the input channels and the output channels alike, or some map would belong to no layer.';
    const { own, ordinary } = view.cost;
    const saved = against(own.weights, ordinary.weights);
    const { inputs, outputs, kernel } = view;
    switch (view.preset) {
      case 'ordinary':
        return `Every kernel is as deep as the input: each output number sums ${count(inputs * kernel * kernel, 'product')} over ${count(inputs, 'channel')} and one window. ${count(outputs, 'kernel')} ${outputs === 1 ? 'makes' : 'make'} ${count(outputs, 'map')}, from ${count(own.weights, 'weight')} in all.`;
      case 'pointwise':
        return `A 1 × 1 kernel sees no neighbours, only channels: at every place, ${count(inputs, 'number')} in, ${outputs} out, by the same ${count(own.weights, 'weight')} everywhere.`;
      case 'grouped':
        return `${view.groups} groups are ${view.groups} layers side by side that never see each other's channels: ${saved}.`;
      case 'depthwise':
        return `Depthwise, each channel keeps to itself and nothing is mixed: ${saved}.`;
      case 'separable':
        return `First space, channel by channel; then channels, place by place: ${saved}.`;
      case 'volume':
        return view.depth === view.frames
          ? `A kernel as long as the volume has no room to move in time: it is a 2-D layer with ${count(view.frames, 'channel')}.`
          : `A kernel spans all of its channels, but only ${view.depth} of ${view.frames} sheets of time: it slides along time too, so time is still there in the output, ${count(view.frames - view.depth + 1, 'sheet')} long.`;
    }
  },

  describe(view: View): string {
    if (!view.fits) return text.misfit(view);
    const unit = output(view);
    const input =
      view.kind === 'volume'
        ? `A volume of ${view.frames} sheets of ${square(view.size)}`
        : `${count(view.inputs, 'input map')} of ${square(view.size)}`;
    const last = view.stacks.at(-1)!;
    const result =
      view.kind === 'volume'
        ? `${count(last.sheets.length, 'sheet')} of ${square(view.side)}`
        : `${count(view.outputs, 'output map')} of ${square(view.side)}`;
    const through =
      view.kind === 'separable'
        ? 'through a depthwise and a 1 × 1 layer'
        : `through ${count(view.stages[0].blocks.length, 'kernel')} of ${text.stageSize(view.stages[0]).replace('each ', '')}`;
    return `${input} become ${result} ${through}. ${text.unitName(view, unit)} = ${text.total(view)}${unit.parts.length + (view.bias ? 1 : 0) > 1 ? ` = ${format(unit.sum)}` : ''}${view.bias ? ', where the last term is the bias' : ''}.`.replace(
      /^(1 input map|A volume)(.*?) become/,
      '$1$2 becomes',
    );
  },

  table: (view: View): Table => ({
    caption: 'Every map, row by row; every kernel, slice by slice',
    columns: ['map or kernel', 'row or slice', 'numbers'],
    rows: [
      ...view.stacks.flatMap((stack) =>
        stack.sheets.flatMap((sheet, c) =>
          Array.from({ length: stack.side }, (_, r) => [
            sheetName(view, stack.name, c),
            r,
            sheet
              .slice(r * stack.side, (r + 1) * stack.side)
              .map((v) => format(v))
              .join('  '),
          ]),
        ),
      ),
      ...view.stages.flatMap((stage, s) =>
        stage.blocks.flatMap((block, o) =>
          block.slices.map((slice, j) => [text.block(view, s, o), j, slice.map((v) => format(v)).join('  ')]),
        ),
      ),
      ...(view.bias
        ? (view.stages.at(-1)?.blocks ?? []).map((block, o) => ['bias', o, format(block.bias)])
        : []),
    ],
  }),

  keys: [
    ['← → ↑ ↓', 'choose an output unit; from the edge of a map to the next map'],
    ['Page Up, Page Down', 'the same place in the previous or next map'],
  ],
  terms: { x: 'input x', w: 'kernel w', b: 'bias b', y: 'output y' },
} satisfies FigureText<View> & Record<string, unknown>;
