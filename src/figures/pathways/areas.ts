/**
 * What the figure knows, and from where: areas of the macaque's visual system and the links between them, as Van Essen & Gallant
 * (Neuron 13:1–10, 1994) draw them, and the patterns to which their cells are tuned. Links carry what flows upwards; nearly all
 * links between areas of cortex have one that runs back (Felleman & Van Essen, Cerebral Cortex 1:1–47, 1991), which is not drawn.
 * Links inside V1 follow Yoshioka, Levitt & Lund (Visual Neuroscience 11:467–489, 1994) and, from K layers to blobs, Hendry &
 * Yoshioka (Science 264:575–577, 1994). "What" and "where" are Ungerleider & Mishkin's (1982).
 */
export const AREA_IDS = [
  'retina',
  'm',
  'k',
  'p',
  'v1-4b',
  'v1-blob',
  'v1-interblob',
  'v1-4a',
  'v2-thick',
  'v2-thin',
  'v2-inter',
  'mt',
  'v4',
  'mstd',
  'mstl',
  'pit',
  'pp',
  'ait',
] as const;
export type AreaId = (typeof AREA_IDS)[number];

export const TUNINGS = [
  'orientation',
  'direction',
  'disparity',
  'wavelength',
  'frequency',
  'subjective',
  'plaid',
  'flow',
  'pattern',
  'features',
  'pursuit',
  'faces',
] as const;
export type Tuning = (typeof TUNINGS)[number];

/** Which cells dominate: it gives an area its colour. */
export type Kind = 'source' | 'magno' | 'blob' | 'interblob' | 'parvo' | 'mixed';
/** Where: dorsal, to the parietal lobe. What: ventral, to the temporal lobe. */
export type Stream = 'where' | 'what';

export interface Area {
  readonly kind: Kind;
  readonly streams: readonly Stream[];
  /** 0 for the retina; areas of one level stand side by side. */
  readonly level: number;
  /** What was found there, and by whom. */
  readonly tuned: readonly (readonly [tuning: Tuning, source: string])[];
}

const V2_CONTOURS = 'von der Heydt, Peterhans & Baumgartner 1984, in V2';
const HL = 'Hubel & Livingstone 1987';
const LH = 'Livingstone & Hubel 1984';
const KT = 'Kobatake & Tanaka 1994';

export const areas: Readonly<Record<AreaId, Area>> = {
  retina: { kind: 'source', streams: ['where', 'what'], level: 0, tuned: [] },
  m: { kind: 'magno', streams: ['where'], level: 1, tuned: [['frequency', 'Derrington & Lennie 1984']] },
  k: { kind: 'blob', streams: ['what'], level: 1, tuned: [] },
  p: {
    kind: 'parvo',
    streams: ['what'],
    level: 1,
    tuned: [
      ['wavelength', 'Wiesel & Hubel 1966'],
      ['frequency', 'Derrington & Lennie 1984'],
    ],
  },
  'v1-4b': {
    kind: 'magno',
    streams: ['where'],
    level: 2,
    tuned: [
      ['orientation', LH],
      ['direction', 'Hawken, Parker & Lund 1988'],
    ],
  },
  'v1-blob': { kind: 'blob', streams: ['what'], level: 2, tuned: [['wavelength', LH]] },
  'v1-interblob': { kind: 'interblob', streams: ['what'], level: 2, tuned: [['orientation', LH]] },
  'v1-4a': { kind: 'parvo', streams: ['what'], level: 2, tuned: [] },
  'v2-thick': {
    kind: 'magno',
    streams: ['where'],
    level: 3,
    tuned: [
      ['orientation', HL],
      ['disparity', HL],
      ['subjective', V2_CONTOURS],
    ],
  },
  'v2-thin': { kind: 'blob', streams: ['what'], level: 3, tuned: [['wavelength', HL]] },
  'v2-inter': {
    kind: 'interblob',
    streams: ['what'],
    level: 3,
    tuned: [
      ['orientation', HL],
      ['subjective', V2_CONTOURS],
    ],
  },
  mt: {
    kind: 'magno',
    streams: ['where'],
    level: 4,
    tuned: [
      ['direction', 'Maunsell & Van Essen 1983'],
      ['disparity', 'Maunsell & Van Essen 1983'],
      ['plaid', 'Movshon, Adelson, Gizzi & Newsome 1985'],
    ],
  },
  v4: {
    kind: 'mixed',
    streams: ['what'],
    level: 4,
    tuned: [
      ['orientation', 'Desimone & Schein 1987'],
      ['wavelength', 'Zeki 1978'],
      ['pattern', 'Gallant, Braun & Van Essen 1993'],
    ],
  },
  mstd: {
    kind: 'magno',
    streams: ['where'],
    level: 5,
    tuned: [
      ['flow', 'Duffy & Wurtz 1991'],
      ['pursuit', 'Komatsu & Wurtz 1988'],
    ],
  },
  mstl: { kind: 'magno', streams: ['where'], level: 5, tuned: [['pursuit', 'Komatsu & Wurtz 1988']] },
  pit: { kind: 'mixed', streams: ['what'], level: 5, tuned: [['features', KT]] },
  pp: { kind: 'magno', streams: ['where'], level: 6, tuned: [['pursuit', 'Mountcastle et al. 1975']] },
  ait: {
    kind: 'mixed',
    streams: ['what'],
    level: 6,
    tuned: [
      ['features', KT],
      ['faces', 'Desimone, Albright, Gross & Bruce 1984'],
    ],
  },
};

/** The links upwards; `cross` ones lead from one stream to the other, `both` ones run both ways on one level. */
export const links: readonly {
  readonly from: AreaId;
  readonly to: AreaId;
  readonly cross?: true;
  readonly both?: true;
}[] = [
  { from: 'retina', to: 'm' },
  { from: 'retina', to: 'k' },
  { from: 'retina', to: 'p' },
  { from: 'm', to: 'v1-4b' },
  { from: 'k', to: 'v1-blob' },
  { from: 'p', to: 'v1-4a' },
  { from: 'v1-4b', to: 'v1-blob', cross: true },
  { from: 'v1-4a', to: 'v1-blob' },
  { from: 'v1-4a', to: 'v1-interblob' },
  { from: 'v1-4b', to: 'v2-thick' },
  { from: 'v1-4b', to: 'mt' },
  { from: 'v1-blob', to: 'v2-thin' },
  { from: 'v1-interblob', to: 'v2-inter' },
  { from: 'v2-thick', to: 'v2-thin', cross: true, both: true },
  { from: 'v2-thick', to: 'mt' },
  { from: 'v2-thin', to: 'mt', cross: true },
  { from: 'v2-thin', to: 'v4' },
  { from: 'v2-inter', to: 'v4' },
  { from: 'mt', to: 'v4', cross: true, both: true },
  { from: 'mt', to: 'mstd' },
  { from: 'mt', to: 'mstl' },
  { from: 'mstd', to: 'pp' },
  { from: 'v4', to: 'pit' },
  { from: 'pit', to: 'ait' },
];
