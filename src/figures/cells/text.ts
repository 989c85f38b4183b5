import { format, whole } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import { CHECKS } from '#lib/vision/reverse-correlation.ts';
import { SIDE } from '#lib/vision/screen.ts';
import { TICK } from '#lib/vision/spikes.ts';
import type { Panel, View } from './model.ts';
import { BINS, STEP } from './record.ts';
import type { Stimulus } from './rig.ts';

const hertz = (rate: number) => `${format(rate, 1)} Hz`;
const degrees = (value: number, digits = 2) => `${format(value, digits)}°`;
const seconds = (frames: number) => `${whole(Math.round(frames * TICK))} s`;
const percent = (value: number) => format(value, 2);
const stimuli: Record<Stimulus, string> = {
  light: 'light bar',
  dark: 'dark bar',
  grating: 'grating',
  ring: 'ring',
  house: 'house',
};
const kinds = { simple: 'simple cell', complex: 'complex cell' } as const;
const pools = { max: 'maximum', sum: 'sum', squares: 'sum of squares' } as const;

/** "A light bar at 45°". */
function shown({ stimulus, angle, length, width }: View): string {
  if (stimulus === 'ring') return `A ring ${degrees(length)} across`;
  if (stimulus === 'house') return `A drawing of a house, ${degrees(length)} wide, turned by ${angle}°`;
  if (stimulus === 'grating') return `A grating at ${angle}°, with stripes of ${degrees(width)}`;
  return `A ${stimuli[stimulus]} of ${degrees(length)} × ${degrees(width)} at ${angle}°`;
}

const answer = (view: View) =>
  view.rate >= 0.05
    ? `makes the ${kinds[view.cell]} fire at ${hertz(view.rate)}`
    : `leaves the ${kinds[view.cell]} silent`;

/** What the record says of orientation. */
function learned({ points, best }: View): string {
  if (!points.length) return 'No orientation has been measured yet.';
  const many = points.length === 1 ? 'the one orientation' : `the ${points.length} orientations`;
  if (!best) return `At none of ${many} shown so far has it fired.`;
  return `Of ${many} shown so far, ${degrees(best.angle)} has made it fire most, at ${hertz(best.rate)}.`;
}

/** What the model's own curve says. */
function exact({ exact: curve }: View): string {
  if (!curve) return '';
  if (!curve.peak) return 'The model’s curve is flat: with its middle here, no orientation reaches the cell.';
  const { at, height, halfWidth } = curve.peak;
  return `The model’s own curve, for a stimulus in this place, has its peak of ${hertz(height)} at ${degrees(at, 1)} and falls to half ${degrees(halfWidth, 1)} away.`;
}

function averaged({ found, frames, noise, cell, expected, phases }: View): string {
  if (!frames) return 'No noise has been shown yet.';
  if (!found) return `${whole(frames)} frames of noise are being shown.`;
  const theory = expected === undefined ? '' : ` (theory: ${percent(expected)})`;
  const why =
    cell === 'complex' && phases % 2 === 0
      ? ' The average cannot see what a complex cell looks for, because light and dark cancel in it.'
      : '';
  return `${whole(found.frames)} frames of ${noise === 'gaussian' ? 'Gaussian' : 'sparse'} noise, ${CHECKS} × ${CHECKS} checks each, brought ${whole(found.spikes)} spikes in ${seconds(found.frames)}; their average correlates with the ${cell === 'simple' ? 'field' : 'field of the first simple cell'} at ${percent(found.correlation)}${theory}.${why}`;
}

function walked({ walk, stimulus, pool, phases, places }: View): string {
  if (!walk) return '';
  const pooled = `${phases * (2 * places + 1)} simple ${phases * (2 * places + 1) === 1 ? 'cell' : 'cells'} by ${pools[pool]}`;
  return `On a walk of 6° across the field the ${stimuli[stimulus]} keeps the simple cell above half its peak for ${degrees(walk.simple.extent)}, the complex one, which pools ${pooled}, for ${degrees(walk.complex.extent)}. With a drifting grating F1/F0 is ${percent(walk.simple.modulation)} and ${percent(walk.complex.modulation)}.`;
}

function spread({ sheet, current, cell }: View): string {
  if (!sheet || !current) return 'A sheet of such cells is being computed.';
  return `${whole(SIDE * SIDE)} such cells, one at every pixel, are one convolution; it drives ${whole(sheet.driven)} of them to 1 Hz or more. At the cell’s own place the map reads ${format(sheet.here, 4)}, and that is what drives ${cell === 'simple' ? 'the cell' : 'the first of the simple cells that it pools'}: ${format(sheet.drive, 4)}.`;
}

const about: Record<Panel, (view: View) => string> = {
  tuning: (view) => [learned(view), exact(view)].filter(Boolean).join(' '),
  noise: averaged,
  invariance: walked,
  sheet: spread,
};

/** Where the cell is, and what it likes. */
function secret({ own, away, turn, stimulus }: View): string {
  const turned = stimulus === 'ring' ? '' : `, turned ${degrees(turn)} from it`;
  return `The cell’s field lies at (${degrees(own.x)}, ${degrees(own.y)}), with stripes at ${own.orientation}° and ${format(own.frequency)} cycles per degree; the ${stimuli[stimulus]} is ${degrees(away, 1)} away${turned}.`;
}

export const text = {
  screen: 'Screen',
  screenNote: '12° × 12° of the visual field',
  screenAlt: (view: View) => `${shown(view)}, its middle at (${degrees(view.x)}, ${degrees(view.y)})`,
  move: 'Move the stimulus',
  moveSays: (view: View) => `${degrees(view.x)} right, ${degrees(view.y)} up`,
  turn: 'Turn the stimulus',
  turnSays: (view: View) => `${view.angle}° from the horizontal`,
  size: 'Length and width of the stimulus',
  sizeSays: (view: View) => `${degrees(view.length)} long, ${degrees(view.width)} wide`,
  stimulus: 'On the screen',
  stimuli: { light: 'light bar', dark: 'dark bar', grating: 'grating', ring: 'ring', house: 'drawing' },
  x: 'Right',
  y: 'Up',
  angle: 'Orientation',
  length: { light: 'Length', dark: 'Length', grating: 'Length', ring: 'Diameter', house: 'Size' },
  width: { light: 'Width', dark: 'Width', grating: 'Stripe', ring: 'Line', house: 'Line' },
  degrees: (value: number) => degrees(value),

  trace: 'The electrode',
  traceNote: (view: View) => `${view.cell === 'simple' ? 'a simple cell' : 'a complex cell'} · last 4 s`,
  traceAlt: (view: View) =>
    `${view.fired.length} spikes in the last 4 seconds, ${view.lastSecond} of them in the last one`,
  rate: (view: View) => format(view.rate, view.rate < 100 ? 1 : 0),
  hertz: 'Hz',
  rateNote: 'expected now',
  counted: (view: View) => `${view.lastSecond} in the last second`,
  ago: ['4 s ago', '2 s', 'now'],
  run: 'Play',
  pause: 'Pause',
  second: 'One second',
  sound: 'Sound',
  soundOff: 'Silence',
  noSound: 'This browser gives no sound.',

  kind: 'Cell',
  kinds: { simple: 'simple', complex: 'complex' },
  pool: 'Pools by',
  pools: { max: 'max', sum: 'sum', squares: 'sum of squares' },
  phases: 'Phases',
  places: 'Places to each side',
  seed: 'Cell number',
  stream: 'Seed of spikes',
  newCell: 'New cell',
  reveal: 'Reveal the cell',
  hidden: 'Where is its field, and which way does it lie?',

  found: secret,
  kindOfStimulus: 'Stimulus',
  kindOfCell: 'Kind',
  titles: {
    tuning: 'Tuning curve',
    noise: 'Reverse correlation',
    invariance: 'A walk across the field',
    sheet: 'A sheet of such cells',
  },
  notes: {
    tuning: 'rate against orientation',
    noise: 'the mean frame at a spike',
    invariance: 'rate against place',
    sheet: 'the screen, convolved with the field',
  },

  panel: 'Show',
  panels: { tuning: 'Tuning', noise: 'Noise', invariance: 'Shift', sheet: 'Sheet' },

  tuningAlt: (view: View) => `${learned(view)} ${exact(view)}`,
  sweep: 'Sweep all orientations',
  stop: 'Stop',
  forget: 'Forget',
  ringNote: 'A ring has every orientation: it teaches nothing here.',
  pointHint: 'Dots: spikes counted, with their standard error; pink: the stimulus of the moment.',
  exactHint: 'Line: the model.',
  lying: ['0°', '45°', '90°', '135°', '180°'],
  peakSays: (view: View) =>
    view.exact?.peak
      ? `Peak at ${degrees(view.exact.peak.at, 1)}, half-width ${degrees(view.exact.peak.halfWidth, 1)}.`
      : '',

  noiseKind: 'Noise',
  noises: { gaussian: 'Gaussian', sparse: 'sparse' },
  averageTitle: 'Spike-triggered average',
  fieldTitle: 'The field',
  fieldHidden: 'hidden until revealed',
  more: (n: number) => `+ ${whole(n)} frames`,
  cancel: 'Cancel',
  clear: 'Clear',
  progress: 'Frames shown',
  showing: (n: number, all: number) => `${whole(n)} of ${whole(all)} frames`,
  failed: 'What works in the background did not start in this browser; the figure keeps what it had.',
  courseAlt: (view: View) => averaged(view),
  courseTitle: 'Correlation with the field',
  courseAxis: ['100', '', '40,000 frames'],
  theory: 'theory',
  correlation: (value: number) => percent(value),

  shiftAlt: (view: View) => walked(view),
  walkAxis: ['−3°', '0', '3°'],
  stepSays: (view: View, kind: 'simple' | 'complex') =>
    view.walk
      ? `half height ${degrees(view.walk[kind].extent)}, F1/F0 ${percent(view.walk[kind].modulation)}`
      : '',
  curveOf: { simple: 'simple', complex: 'complex' },
  shiftHint:
    'The stimulus keeps its size, takes the cell’s orientation, and moves across it. F1/F0 is of a drifting grating: above 1 a cell counts as simple.',

  sheetAlt: (view: View) => spread(view),
  sheetSays: (value: number) => `${format(value, 4)} at the cell’s place`,
  sheetEqual: (value: number) => `${format(value, 4)} drives the cell`,
  sheetHidden: 'Reveal the cell to see its place.',
  sheetHint:
    'The cortex shares no weights: each cell has grown a field of its own, and neighbours differ. A convolutional layer copies one field to every place.',
  scale: (value: number) => format(value, 2),

  caption(view: View) {
    return `${shown(view)} ${answer(view)}. ${about[view.panel](view)}`.trim();
  },

  describe(view: View) {
    const recorded = `In the last ${format(view.history.length * TICK)} s of the recording, ${view.fired.length} spikes.`;
    const other =
      view.cell === 'simple'
        ? `drive ${format(view.drive, 4)}`
        : `which pools by ${pools[view.pool]} what drives its simple cells, ${format(view.drive, 4)} the first of them`;
    return `Cell ${whole(view.seed)}. ${shown(view)}, its middle ${degrees(view.x, 3)} to the right and ${degrees(view.y, 3)} up, ${answer(view)} (${other}). ${recorded} ${about[view.panel](view)}${view.reveal ? ` ${secret(view)}` : ''}`;
  },

  table: (view: View) => ({
    caption: `Spikes counted at ${BINS} orientations, ${format(STEP)}° apart`,
    columns: ['orientation', 'shown for, s', 'spikes', 'rate, Hz', 'standard error, Hz'],
    rows: view.points.length
      ? view.points.map(({ angle, seconds, spikes, rate, error }) => [
          degrees(angle),
          format(seconds),
          whole(spikes),
          format(rate, 1),
          format(error, 1),
        ])
      : [['none yet', '0', '0', '–', '–']],
  }),

  keys: [
    ['← → ↑ ↓', 'on the first handle: move the stimulus by 0.25°'],
    ['← →', 'on the second handle: turn it by 5°'],
    ['← → ↑ ↓', 'on the third handle: longer, shorter, wider, narrower'],
    ['Shift', 'with any of these: a fifth of the step'],
  ],

  terms: { x: 'stimulus x', w: 'field w', h: 'rate h' },
} satisfies FigureText<View> & Record<string, unknown>;
