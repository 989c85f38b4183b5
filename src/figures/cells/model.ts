import { choice, list, range, toggle, type Values } from '#figure/knobs.ts';
import { cellOf, drive, GAIN, POOLS } from '#lib/vision/cell.ts';
import { gabor } from '#lib/vision/gabor.ts';
import { expectedCorrelation, NOISES } from '#lib/vision/reverse-correlation.ts';
import { HALF, placeOf, SIDE, sample } from '#lib/vision/screen.ts';
import { TICK } from '#lib/vision/spikes.ts';
import type { Placed } from '#lib/vision/stimulus.ts';
import { extent, modulation, peak } from '#lib/vision/tuning.ts';
import { type Found, fieldOf, type Question } from './noise.ts';
import { script } from './pytorch.ts';
import { BINS, FASTEST, MEMORY, measured, nothing, record, STEP, train } from './record.ts';
import { type Chosen, kept, patternOf, rateFor, respond, STIMULI, type Stimulus } from './rig.ts';
import type { Spread, SpreadQuestion } from './spread.ts';

/** The first cell, and how the bar that is turned before it looks. */
const FIRST: Chosen = { seed: 844, cell: 'simple', pool: 'squares', phases: 4, places: 0 };
const STREAM = 1;
const { x, y } = cellOf(FIRST.seed);
const BAR = { x, y, length: 4, width: 0.85 };
/** Orientations shown before the reader comes, and ticks on each. */
const SHOWN = 9;
const EACH = 10;

/** Before the figure opens somebody has turned the bar from lying flat, half a second at each of a few orientations. */
const opening = Array.from({ length: SHOWN }, (_, i) => i * STEP).reduce((recording, angle) => {
  const rate = rateFor(patternOf('light', { ...BAR, angle }), FIRST);
  return record(recording, { stream: STREAM, rate, angle, ticks: EACH });
}, nothing());

const counts = (first: readonly number[]) => list(first, { min: 0, max: 99_999, least: BINS, most: BINS });
const place = (first: number) => range(first, { min: -HALF, max: HALF, step: 0.025 });

export const knobs = {
  stimulus: choice('light', STIMULI),
  x: place(BAR.x),
  y: place(BAR.y),
  angle: range(Math.round((SHOWN - 1) * STEP), { min: 0, max: 179 }),
  length: range(BAR.length, { min: 0.5, max: 12, step: 0.05 }),
  width: range(BAR.width, { min: 0.25, max: 4, step: 0.05 }),
  cell: choice(FIRST.cell, ['simple', 'complex']),
  pool: choice(FIRST.pool, POOLS),
  phases: range(FIRST.phases, { min: 1, max: 8 }),
  places: range(FIRST.places, { min: 0, max: 3 }),
  panel: choice('tuning', ['tuning', 'noise', 'invariance', 'sheet']),
  reveal: toggle(false),
  /** The number of the cell, and of the stream from which spikes and noise are drawn. */
  seed: range(FIRST.seed, { min: 1, max: 9999 }),
  stream: range(STREAM, { min: 1, max: 9999 }),
  noise: choice('gaussian', NOISES),
  frames: range(0, { min: 0, max: 40_000, step: 500 }),
  clock: range(opening.clock, { min: 0, max: 1e6 }),
  history: list(opening.history, { min: 0, max: FASTEST, step: 0.1, least: 1, most: MEMORY }),
  ticks: counts(opening.ticks),
  spikes: counts(opening.spikes),
};

export type Params = Values<typeof knobs>;
export type Panel = Params['panel'];

/** What comes from workers, each with its question as text: frames of noise shown so far, and the sheet. */
export interface Known {
  readonly noise?: { readonly key: string; readonly found: Found } | undefined;
  readonly sheet?: { readonly key: string; readonly spread: Spread } | undefined;
}

/** What reverse correlation depends on; undefined where nothing was shown. */
export function questionOf({
  frames,
  noise,
  stream,
  seed,
  cell,
  pool,
  phases,
  places,
}: Params): Question | undefined {
  return frames ? { frames, noise, stream, seed, cell, pool, phases, places } : undefined;
}

/** What the sheet depends on. */
export const spreadOf = ({ seed, stimulus, x, y, angle, length, width }: Params): SpreadQuestion => ({
  seed,
  stimulus,
  x,
  y,
  angle,
  length,
  width,
});

/** What the cell gets to see, in the curve too: a ring has no orientation. */
export const angleOf = ({ stimulus, angle }: Pick<Params, 'stimulus' | 'angle'>) =>
  stimulus === 'ring' ? undefined : angle;

const chosenOf = ({ seed, cell, pool, phases, places }: Params): Chosen => ({
  seed,
  cell,
  pool,
  phases,
  places,
});

/** The rate with which the chosen cell answers the screen. */
export const rateNow = (params: Params): number =>
  rateFor(patternOf(params.stimulus, params), chosenOf(params));

interface Shown {
  readonly chosen: Chosen;
  readonly stimulus: Stimulus;
}

/** Settings of the exact curve. */
const FINE = 60;
const exactOf = kept(({ chosen, stimulus, ...placed }: Shown & Omit<Placed, 'angle'>) => {
  const rates = Array.from({ length: FINE }, (_, i) =>
    rateFor(patternOf(stimulus, { ...placed, angle: (i * 180) / FINE }), chosen),
  );
  return { rates, peak: peak(rates) };
});

/** A place so many degrees across the stripes from a cell's middle, with the cell's orientation. */
const across = ({ x, y, orientation }: { x: number; y: number; orientation: number }, at: number) => {
  const turn = (orientation * Math.PI) / 180;
  return { x: x - at * Math.sin(turn), y: y + at * Math.cos(turn), angle: orientation };
};

/** How far the walk across the field goes, degrees to each side, its steps, and moments of a grating's drift. */
const WALK = 3;
const PACES = 100;
const MOMENTS = 36;

/** Both cells' answers while the stimulus, turned to the cell's orientation, walks across its field, and how they beat to a drifting grating. */
const walkOf = kept(({ chosen, stimulus, ...size }: Shown & Pick<Placed, 'length' | 'width'>) => {
  const own = cellOf(chosen.seed);
  const seen = (what: Stimulus, at: number, how: typeof size) =>
    respond(patternOf(what, { ...across(own, at), ...how }), chosen);
  const walked = Array.from({ length: PACES + 1 }, (_, i) =>
    seen(stimulus, (2 * WALK * i) / PACES - WALK, size),
  );
  const width = 1 / (2 * own.frequency);
  const drifted = Array.from({ length: MOMENTS }, (_, k) =>
    seen('grating', (2 * width * k) / MOMENTS, { ...size, width }),
  );
  const told = (kind: Chosen['cell']) => {
    const rates = walked.map((step) => step[kind]);
    return {
      rates,
      extent: (extent(rates) * 2 * WALK) / PACES,
      modulation: modulation(drifted.map((step) => step[kind])),
    };
  };
  return { simple: told('simple'), complex: told('complex') };
});

export function solve(params: Params, known: Known = {}) {
  const { seed, stimulus, panel, reveal, cell, x, y, angle, length, width } = params;
  const chosen = chosenOf(params);
  const own = cellOf(seed);
  const response = respond(patternOf(stimulus, params), chosen);
  const points = measured(params);
  const fired = train(params);
  const exact =
    panel === 'tuning' && reveal && stimulus !== 'ring'
      ? exactOf({ chosen, stimulus, x, y, length, width })
      : undefined;
  const question = questionOf(params);
  const found = question && known.noise?.key === JSON.stringify(question) ? known.noise.found : undefined;
  const truth = panel === 'noise' ? fieldOf(params) : undefined;
  const strength = truth ? GAIN * TICK * Math.hypot(...truth) : 0;
  return {
    ...params,
    own,
    ...response,
    rate: response[cell],
    points,
    best: points.reduce<(typeof points)[number] | undefined>(
      (a, b) => (b.rate > (a?.rate ?? 0) ? b : a),
      undefined,
    ),
    fired,
    lastSecond: fired.filter((t) => t >= (MEMORY - 1 / TICK) * TICK).length,
    /** From the stimulus's middle to the cell's, degrees, and from orientation to orientation. */
    away: Math.hypot(x - own.x, y - own.y),
    turn: turnBetween(angle, own.orientation),
    exact,
    walk:
      panel === 'invariance'
        ? walkOf({ chosen: { ...chosen, cell: 'simple' }, stimulus, length, width })
        : undefined,
    /** The newest sheet, and whether it is of the present screen. */
    sheet: panel === 'sheet' ? known.sheet?.spread : undefined,
    current: known.sheet?.key === JSON.stringify(spreadOf(params)),
    found,
    truth,
    strength,
    expected:
      found && cell === 'simple' ? expectedCorrelation(found.frames, strength, params.noise) : undefined,
  };
}

/** The angle between two orientations, 0 to 90 degrees. */
const turnBetween = (a: number, b: number) => {
  const turn = Math.abs(a - b) % 180;
  return Math.min(turn, 180 - turn);
};

export type View = ReturnType<typeof solve>;

/** The settings after the recording has gone on, at the rate of the moment. */
export const recorded = (params: Params, ticks = 1, angle = angleOf(params)) =>
  record(params, { stream: params.stream, rate: rateNow(params), angle, ticks });

/** Where a sweep stops: every orientation of the curve. */
export const stops = Array.from({ length: BINS }, (_, i) => Math.floor(i * STEP));
/** Ticks at each stop: one second. */
export const STAY = 1 / TICK;

/** The row, and the column, of the pixel right and below the middle of the screen. */
const MIDDLE = SIDE / 2;

/** What the exported script prints: drive and rate of the cell, and of the sheet the values at its place and in the middle of the screen. */
export function numbers({ own, drive: here, rate, ...params }: View): number[] {
  const moved = gabor({ ...own, ...placeOf(MIDDLE, MIDDLE) });
  const there = drive(sample(moved), sample(patternOf(params.stimulus, params)));
  return [here, rate, here, there];
}

export const pytorch = (params: Params): string => script(params, cellOf(params.seed), MIDDLE);
