import { count } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import type { AreaId, Kind, Stream, Tuning } from './areas.ts';
import type { Node, View } from './model.ts';

const names: Record<AreaId, string> = {
  retina: 'Retina',
  m: 'LGN layers M',
  k: 'LGN layers K',
  p: 'LGN layers P',
  'v1-4b': 'V1 layers 4B/4Cα',
  'v1-blob': 'V1 blobs',
  'v1-interblob': 'V1 interblobs',
  'v1-4a': 'V1 layers 4A/4Cβ',
  'v2-thick': 'V2 thick stripes',
  'v2-thin': 'V2 thin stripes',
  'v2-inter': 'V2 interstripes',
  mt: 'MT',
  v4: 'V4',
  mstd: 'MSTd',
  mstl: 'MSTl',
  pit: 'PIT',
  pp: 'PP',
  ait: 'AIT/CIT',
};

const short: Record<AreaId, string> = {
  ...names,
  m: 'M',
  k: 'K',
  p: 'P',
  'v1-4b': '4B/4Cα',
  'v1-blob': 'Blobs',
  'v1-interblob': 'Interblobs',
  'v1-4a': '4A/4Cβ',
  'v2-thick': 'Thick',
  'v2-thin': 'Thin',
  'v2-inter': 'Interstripes',
};

const about: Record<AreaId, string> = {
  retina: 'Ganglion cells of several kinds leave the eye.',
  m: 'Magnocellular layers: large cells, quick, with fine contrast and coarse detail.',
  k: 'Koniocellular layers: small cells between the others; they reach the blobs directly.',
  p: 'Parvocellular layers: slower cells with fine detail and colour.',
  'v1-4b': 'Input layer 4Cα receives from M and passes on to 4B.',
  'v1-blob': 'Patches of the upper layers that stain darkly for an enzyme, cytochrome oxidase.',
  'v1-interblob': 'What lies between the blobs.',
  'v1-4a': 'Input layers that receive from P.',
  'v2-thick': 'Thick dark stripes of the second area.',
  'v2-thin': 'Thin dark stripes of the second area.',
  'v2-inter': 'Pale stripes between the dark ones.',
  mt: 'The middle temporal area: motion.',
  v4: 'The fourth visual area: form and colour, of middle complexity.',
  mstd: 'The dorsal part of the medial superior temporal area: large fields, the flow of a scene as one moves.',
  mstl: 'Its lateral part: moving targets.',
  pit: 'Posterior inferotemporal cortex: complex features.',
  pp: 'Posterior parietal cortex: where things are, and eye and hand on the way to them.',
  ait: 'Anterior and central inferotemporal cortex: whole objects, faces.',
};

const tunings: Record<Tuning, string> = {
  orientation: 'Orientation',
  direction: 'Direction of motion',
  disparity: 'Disparity between the eyes',
  wavelength: 'Wavelength',
  frequency: 'Spatial and temporal frequency',
  subjective: 'Subjective contours',
  plaid: 'Motion of plaids',
  flow: 'Non-Cartesian motion',
  pattern: 'Non-Cartesian patterns',
  features: 'Complex features',
  pursuit: 'Pursuit by the eyes',
  faces: 'Faces',
};

const kinds: Record<Kind, string> = {
  source: 'source',
  magno: 'mostly M',
  blob: 'mostly blobs',
  interblob: 'mostly interblobs',
  parvo: 'mostly P',
  mixed: 'half blobs, half interblobs',
};

const streams: Record<Stream | 'both', string> = { both: 'Both', where: 'Where', what: 'What' };
const streamLong: Record<Stream, string> = {
  where: 'the “where” stream (dorsal, towards the parietal lobe)',
  what: 'the “what” stream (ventral, towards the temporal lobe)',
};

const lower = (words: string) => words[0].toLowerCase() + words.slice(1);
const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
const named = (ids: readonly AreaId[], none: string) =>
  ids.length ? list(ids.map((id) => names[id])) : none;
const belongs = ({ streams: own }: Node) =>
  own.length === 2 ? 'the root of both streams' : `in ${streamLong[own[0]]}`;
const wayOf = (way: readonly AreaId[]) => way.map((id) => names[id]).join(' → ');
const within = ({ stream }: View) => (stream === 'both' ? '' : ` within “${stream}”`);

function found(view: View): string {
  const { synapses, ways, from, to, outside, stream } = view;
  if (outside) return `${names[outside]} is not in ${streamLong[stream === 'both' ? 'what' : stream]}.`;
  if (synapses === undefined)
    return `No way leads up from ${names[from]} to ${names[to]}${within(view)} along the links drawn here.`;
  if (synapses === 0) return `${names[from]} is where the way begins and ends.`;
  return `From ${names[from]} to ${names[to]}${within(view)} it takes ${count(synapses, 'synapse')} at least, by ${count(ways.length, 'way', 'ways')}: ${ways.map(wayOf).join('; ')}.`;
}

export const text = {
  caption(view) {
    const { chosen, cross, crossing, synapses, ways, from, to, stream } = view;
    const head = `Eighteen stations of a macaque’s vision in two streams that ${count(cross, 'link')} tie together.`;
    const start = from === 'retina' ? 'the retina' : names[from];
    const other = crossing
      ? `, and ${crossing} of the ${count(ways.length, 'shortest way')} ${crossing === 1 ? 'passes' : 'pass'} through the other stream`
      : '';
    const way = synapses
      ? ` ${stream === 'both' ? '' : `Within “${stream}” alone, `}${names[to]} is ${count(synapses, 'synapse')} from ${start} at least${other}.`
      : '';
    return `${head}${way} ${names[chosen.id]} hears from ${chosen.inputs.length} and tells ${chosen.outputs.length}.`;
  },
  describe(view) {
    const { chosen } = view;
    const tuned = chosen.tuned.length
      ? ` Its cells are tuned to ${list(chosen.tuned.map(([tuning]) => lower(tunings[tuning])))}.`
      : '';
    return `${names[chosen.id]} is ${belongs(chosen)}. ${about[chosen.id]}${tuned} Inputs: ${named(chosen.inputs, 'light alone')}. Outputs: ${named(chosen.outputs, 'none that is drawn here')}. ${found(view)}`;
  },
  table: (view) => ({
    caption:
      'Areas of the macaque’s visual system and the links between them, after Van Essen & Gallant (Neuron 13:1–10, 1994); tuning with its sources',
    columns: ['Area', 'Stream', 'Dominated by', 'Inputs', 'Outputs', 'Tuned to'],
    rows: view.nodes.map((node) => [
      names[node.id],
      node.streams.join(', '),
      kinds[node.kind],
      named(node.inputs, 'light'),
      named(node.outputs, 'none drawn'),
      node.tuned.map(([tuning, source]) => `${tunings[tuning]} (${source})`).join('; ') || 'no entry',
    ]),
  }),
  keys: [
    ['↑ ↓', 'in the map: along an output, or back along an input'],
    ['← →', 'in the map: to the next area of the same level'],
  ],
  terms: { A: 'links, as a matrix', d: 'shortest way' },

  names,
  short,
  about: ({ chosen }: View) => about[chosen.id],
  map: 'Map of areas, from the retina up; arrow keys go along the links',
  areaAria: (node: Node) =>
    `${names[node.id]}, ${belongs(node)}. Inputs: ${named(node.inputs, 'light alone')}. Outputs: ${named(node.outputs, 'none drawn')}.`,
  where: ['Where?', 'motion, space'],
  what: ['What?', 'form, colour'],
  stream: 'Stream',
  streams,
  kinds: [
    ['magno', 'M'],
    ['parvo', 'P'],
    ['blob', 'blobs'],
    ['interblob', 'interblobs'],
  ] as const satisfies readonly (readonly [Kind, string])[],
  legend: 'Dominated by',
  belongs: ({ chosen }: View) => {
    const says = belongs(chosen);
    return `${says[0].toUpperCase()}${says.slice(1)}, ${chosen.kind === 'source' ? 'where both begin' : kinds[chosen.kind]}.`;
  },
  inputs: 'Inputs',
  outputs: 'Outputs',
  noInputs: 'Light alone.',
  noOutputs: 'None that is drawn here.',
  tuned: 'Tuned to',
  untuned: 'No icon here: we know of no single pattern that says it.',
  tunings,
  from: 'Shortest way from',
  to: 'to',
  found,
  note: 'Each link is at least one synapse. Links back down, which nearly all areas of cortex have, are not drawn. “Dorsal” and “ventral” are later names. Since 1994 the streams have blurred: thick and pale stripes receive much the same from V1 (Sincich, Jocson & Horton 2010).',
} as const satisfies FigureText<View> & Record<string, unknown>;
