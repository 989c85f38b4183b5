/**
 * What the figure knows, and from where.
 *
 * The times are the two that Thorpe & Fabre-Thorpe (Science 291:260–263, 2001) give for each stage between a flashed picture and
 * the press of a button, gathered from recordings in macaques: of the earliest responses, and of typical ones, in milliseconds.
 * For prefrontal cortex and the categories there see Freedman et al. (Science 291:312–316, 2001), which they comment on.
 */
export interface Stage {
  readonly id: StageId;
  /** Earliest and typical response, in milliseconds after the flash. */
  readonly first: number;
  readonly typical: number;
  /** Place in the drawing of the brain. */
  readonly at: readonly [x: number, y: number];
}

export const STAGE_IDS = [
  'retina',
  'lgn',
  'v1',
  'v2',
  'v4',
  'pit',
  'ait',
  'pfc',
  'pmc',
  'mc',
  'cord',
  'finger',
] as const;
export type StageId = (typeof STAGE_IDS)[number];

export const stages: readonly Stage[] = [
  { id: 'retina', first: 20, typical: 40, at: [30, 134] },
  { id: 'lgn', first: 30, typical: 50, at: [160, 124] },
  { id: 'v1', first: 40, typical: 60, at: [268, 108] },
  { id: 'v2', first: 50, typical: 70, at: [240, 140] },
  { id: 'v4', first: 60, typical: 80, at: [208, 154] },
  { id: 'pit', first: 70, typical: 90, at: [170, 166] },
  { id: 'ait', first: 80, typical: 100, at: [116, 168] },
  { id: 'pfc', first: 100, typical: 130, at: [80, 96] },
  { id: 'pmc', first: 120, typical: 160, at: [122, 58] },
  { id: 'mc', first: 140, typical: 190, at: [170, 46] },
  { id: 'cord', first: 160, typical: 220, at: [222, 232] },
  { id: 'finger', first: 180, typical: 260, at: [64, 246] },
];

/** Times that were measured, against which a loop can be held. */
export interface Deadline {
  readonly id: DeadlineId;
  /** Milliseconds after the flash. */
  readonly ms: number;
  /** The stage that should have its answer by then. */
  readonly stage: StageId;
  readonly species: 'human' | 'macaque';
  readonly source: string;
}

export const DEADLINE_IDS = ['eeg', 'fastest', 'typical'] as const;
export type DeadlineId = (typeof DEADLINE_IDS)[number];

const finger = stages[stages.length - 1];
export const deadlines: readonly Deadline[] = [
  // A difference over the front of the head between trials with and without an animal; pictures were shown for 20 ms.
  {
    id: 'eeg',
    ms: 150,
    stage: 'pfc',
    species: 'human',
    source: 'Thorpe, Fize & Marlot, Nature 381:520–522, 1996',
  },
  {
    id: 'fastest',
    ms: finger.first,
    stage: 'finger',
    species: 'macaque',
    source: 'Thorpe & Fabre-Thorpe, Science 291:260–263, 2001',
  },
  {
    id: 'typical',
    ms: finger.typical,
    stage: 'finger',
    species: 'macaque',
    source: 'Thorpe & Fabre-Thorpe, Science 291:260–263, 2001',
  },
];

/** Between which stages a loop may run: the retina receives next to nothing from the brain. */
export const LOOPED = ['lgn', 'v1', 'v2', 'v4', 'pit', 'ait', 'pfc'] as const satisfies readonly StageId[];
