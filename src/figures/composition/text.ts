import { format, whole } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import type { Cell } from '#figures/features/pad.ts';
import type { knobs, View } from './model.ts';

type Source = (typeof knobs)['source']['initial'];
type Target = (typeof knobs)['target']['initial'];
type Rival = (typeof knobs)['rival']['initial'];
type Part = View['parts']['shown'][number];
type Node = View['motifs']['shown'][number];

const value = (v: number) => v.toFixed(2).replace('-', '−').replace('−0.00', '0.00');
/** A vote with its sign. */
const vote = (v: number) => (v < 0 ? value(v) : `+${value(v)}`);
/** How a vote is said besides its name and size. */
const side = (v: number) => (v < 0 ? 'against' : 'for');
const digits = Array.from({ length: 10 }, (_, d) => String(d));
const a = (label: number) => `${label === 8 ? 'an' : 'a'} ${label}`;
const capital = (words: string) => words[0].toUpperCase() + words.slice(1);
const span = (first: number, length: number) => `${format(first)} to ${format(first + length - 1)}`;
const listed = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;

const what = ({ from, source }: View) =>
  source === 'drawing'
    ? 'your drawing'
    : from.index === undefined
      ? 'an empty sheet'
      : `${a(from.label)} (test digit ${whole(from.index)})`;
/** What is divided among the voters. */
const divided = ({ of, against }: View) =>
  against === undefined ? `the score of ${of}` : `the score of ${of} less that of ${against}`;
const partName = ({ map, row, col }: Part) => `motif ${map + 1} at row ${row}, column ${col}`;

/** What is looked into, as its name and what it gives. */
function looked(view: View): string {
  const { kind, part, map = 0, sums, field } = view;
  if (kind === 'part' && part) {
    if (part.value === 0)
      return `Looked into: ${partName(part)}. It is silent: its value is 0, and so is its vote.`;
    const edges = [...view.edges.shown]
      .slice(0, 3)
      .map((edge) => `edge ${edge.map + 1} (${vote(edge.vote)})`);
    return `Looked into: ${partName(part)}. Its value ${value(part.value)} times the slope ${format(part.slope, 3)} is its vote, ${vote(part.vote)}. It sees rows ${span(part.top, field)}, columns ${span(part.left, field)}; its own strongest voters are ${listed(edges)}, and the biases below it gave ${vote(sums.parts - sums.pixels)}.`;
  }
  if (kind === 'motif') {
    const votes = view.edges.shown.slice(0, 3).map((edge) => `edge ${edge.map + 1} (${vote(edge.vote)})`);
    return `Looked into: motif ${map + 1}, wherever it stands: ${vote(sums.parts)} in all. Its strongest voters are ${listed(votes)}.`;
  }
  if (kind === 'edge')
    return `Looked into: edge ${map + 1}: ${vote(sums.edges)} in all, ${vote(sums.pixels)} of it from pixels.`;
  return '';
}

export const text = {
  heads: { pixels: 'Pixels', edges: 'Edges', motifs: 'Motifs', parts: 'Parts', object: 'Object' },
  notes: {
    pixels: (view: View) => what(view),
    edges: () => 'the six maps of layer 1',
    motifs: (view: View) => `${view.motifs.shown.length} of the 16 maps of layer 2`,
    parts: (view: View) => `${view.parts.shown.length} of 400 units: a motif in its place`,
    object: (view: View) => divided(view),
  },
  digit: 'The digit, and what the chosen part sees',
  pixelVotes: 'Votes of its pixels',
  partShort: ({ map, row, col }: Part) => `${map + 1} at ${row}, ${col}`,
  motifShort: ({ map }: Node) => `Motif ${map + 1}`,
  edgeShort: ({ map }: Node) => `Edge ${map + 1}`,
  vote: (v: number) => Math.abs(v).toFixed(1),
  says: (v: number) => `${side(v)}, ${vote(v)}`,
  rest: ({ rest, restVote }: { rest: number; restVote: number }) =>
    rest ? `${rest} others ${vote(restVote)}` : '',
  /** What the votes of a layer come to, with what the biases above it gave. */
  sum: (view: View, layer: 'parts' | 'edges' | 'pixels') =>
    view.kind === 'object' || (view.kind === 'edge' && layer === 'parts')
      ? `${value(view.sums[layer])} ${view.biases[layer] < 0 ? '−' : '+'} ${value(Math.abs(view.biases[layer]))} by biases`
      : `chosen: ${vote(view.sums[layer])}`,
  object: (view: View) => (view.against === undefined ? `${view.of}` : `${view.of} not ${view.against}`),
  score: (view: View) => value(view.score),
  reads: (view: View) => `The network reads ${view.reads}; next comes ${view.next}.`,
  whole: 'Look into everything',

  source: 'Digit',
  sources: {
    ...Object.fromEntries(digits.map((d) => [d, d])),
    misread: 'one that is misread',
    drawing: 'your own drawing',
  } as Record<Source, string>,
  which: 'Which',
  whichSays: (view: View) => (n: number) => `${Math.min(n, view.from.group)} of ${view.from.group}`,
  target: 'Votes for',
  targets: {
    read: 'the class it reads',
    ...Object.fromEntries(digits.map((d) => [d, d])),
  } as Record<Target, string>,
  rival: 'Against',
  rivals: {
    none: 'no other: the score itself',
    next: 'the class that comes next',
    ...Object.fromEntries(digits.map((d) => [d, d])),
  } as Record<Rival, string>,
  top: 'Votes shown',
  clear: 'Clear',
  pad: 'Sheet to draw a digit on',
  padSays: ({ row, col }: Cell, on: boolean) => `row ${row}, column ${col}: ${on ? 'ink' : 'paper'}`,
  failed: 'The network could not be loaded, so the figure shows its first state.',
  honest:
    'A line is as thick as what passes along it: whole and blue for, broken and orange against. The division is exact, for this digit: at every layer the votes and what the biases gave add up to the score. It is one way to divide, not the explanation. Paper is 0 and cannot vote: that ink is missing somewhere shows in the biases alone. “Edge”, “motif” and “part” are our names; the network has units and maps.',

  caption(view: View) {
    const [first] = view.parts.shown;
    const loudest = view.parts.shown.slice(0, view.top);
    const against = loudest.filter(({ vote: v }) => v < 0).length;
    const share = view.score ? Math.abs(view.biases.pixels / view.score) : 0;
    const scale =
      view.against === undefined
        ? `a score of ${value(view.score)}`
        : `a lead of ${value(view.score)} over ${view.against}`;
    return `${capital(what(view))}: class ${view.of} has ${scale}. It is no single part’s doing: ${view.parts.on} of 400 parts are on, and the loudest, ${partName(first)}, gives ${vote(first.vote)}${against ? `; ${against} of the ${loudest.length} loudest ${against === 1 ? 'speaks' : 'speak'} against it` : ''}. All biases together give ${vote(view.biases.pixels)}, ${format(100 * share, 0)} % of it.`;
  },

  describe(view: View) {
    const [part] = view.parts.shown;
    const motifs = view.motifs.shown.slice(0, 3).map((m) => `${m.map + 1} (${vote(m.vote)})`);
    const sums = `Parts give ${value(view.kind === 'object' ? view.sums.parts : view.score - view.biases.parts)} and the biases above them ${value(view.biases.parts)}: together ${value(view.score)}, ${divided(view)}.`;
    return `${capital(what(view))}: the network reads ${view.reads}, next ${view.next}. ${sums} Loudest part: ${partName(part)}, ${vote(part.vote)}; loudest motifs: ${listed(motifs)}. ${looked(view)}`.trim();
  },

  table: (view: View) => ({
    caption: `Votes for ${divided(view)} on ${what(view)}, the strongest of each layer; edges give what is looked into. Scores of 0 to 9: ${view.scores.map(value).join(', ')}.`,
    columns: ['Layer', 'Voter', 'Vote'],
    rows: [
      ...view.parts.shown.map((part) => ['part', partName(part), format(part.vote, 4)]),
      ['part', `${view.parts.rest} others`, format(view.parts.restVote, 4)],
      ...view.motifs.shown.map(({ map, vote: v }) => ['motif', `motif ${map + 1}`, format(v, 4)]),
      ['motif', `${view.motifs.rest} others`, format(view.motifs.restVote, 4)],
      ...view.edges.shown.map(({ map, vote: v }) => ['edge', `edge ${map + 1}`, format(v, 4)]),
      ['biases', 'above the parts', format(view.biases.parts, 4)],
      ['biases', 'above the edges', format(view.biases.edges, 4)],
      ['biases', 'above the pixels: all', format(view.biases.pixels, 4)],
    ],
  }),

  keys: [
    ['← → ↑ ↓', 'in a layer: go to the next vote; on the sheet to draw on: move the pen'],
    ['Enter or Space', 'look into a vote, or back to everything; on the sheet: ink or wipe'],
  ],

  terms: { y: 'score y', g: 'slope ∂y/∂h', h: 'activation h', b: 'biases β' },
} satisfies FigureText<View> & Record<string, unknown>;
