import { count, format } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import type { Phase } from './flash.svelte.ts';
import { NEURONS, type Row, type View } from './model.ts';
import type { DeadlineId, StageId } from './stages.ts';
import { MASK_MS, PERIOD_MS, type Score } from './trials.ts';

const ms = (value: number) => `${format(value, 1)} ms`;
const percent = (share: number) => `${format(100 * share, 0)} %`;
const between = (from: number, to: number) => `${format(from)}–${ms(to)}`;

const short: Record<StageId, string> = {
  retina: 'Retina',
  lgn: 'LGN',
  v1: 'V1',
  v2: 'V2',
  v4: 'V4',
  pit: 'PIT',
  ait: 'AIT',
  pfc: 'PFC',
  pmc: 'PMC',
  mc: 'MC',
  cord: 'Spinal cord',
  finger: 'Finger',
};

const long: Record<StageId, string> = {
  retina: 'The retina, at the back of the eye',
  lgn: 'The lateral geniculate nucleus of the thalamus',
  v1: 'Primary visual cortex',
  v2: 'The second visual area',
  v4: 'The fourth visual area',
  pit: 'Posterior inferotemporal cortex',
  ait: 'Anterior inferotemporal cortex',
  pfc: 'Prefrontal cortex',
  pmc: 'Premotor cortex',
  mc: 'Motor cortex',
  cord: 'The spinal cord',
  finger: 'The muscles that move the finger',
};

const answers: Record<StageId, string> = {
  retina: 'answers to light, and to contrast between a spot and its surround.',
  lgn: 'answers to local contrast, and controls its gain.',
  v1: 'answers to simple forms: edges, lines and their orientation.',
  v2: 'answers to simple forms still: edges, corners, contours.',
  v4: 'answers to forms of middle complexity: groups of features.',
  pit: 'answers to forms of middle complexity, on the way to objects.',
  ait: 'answers to whole objects: faces, for example.',
  pfc: 'answers by category and decides: cat or dog, go or not.',
  pmc: 'prepares a movement.',
  mc: 'commands the movement.',
  cord: 'passes the command on to the muscles.',
  finger: 'contract: the button is released or pressed.',
};

const deadlineNames: Record<DeadlineId, string> = {
  eeg: 'Human EEG tells animals apart: 150 ms',
  fastest: 'Fastest finger of a monkey: 180 ms',
  typical: 'Typical finger of a monkey: 260 ms',
};

const deadlineMark: Record<DeadlineId, string> = {
  eeg: 'human EEG',
  fastest: 'fastest finger',
  typical: 'typical finger',
};

const loopOf = ({ rows, loop }: View) => `${short[rows[loop.low].id]} and ${short[rows[loop.high].id]}`;

/** What the loop does to the deadline. */
function verdict(view: View): string {
  const { due, deadline, verdict: outcome, round, loop, delay } = view;
  const cost = round
    ? `${count(loop.rounds, 'round')} between ${loopOf(view)} cost${loop.rounds === 1 ? 's' : ''} ${ms(delay.early)}${delay.late === delay.early ? '' : ` (typically ${ms(delay.late)})`}. `
    : '';
  const arrives = `${short[due.id]} ${round ? 'then has its last answer' : 'answers'} after ${between(due.early, due.late)}`;
  const end = {
    met: `within the ${ms(deadline.ms)}.`,
    early: `so only its earliest responses are within the ${ms(deadline.ms)}.`,
    missed: `and misses the ${ms(deadline.ms)}.`,
  }[outcome];
  return `${cost}${arrives}, ${end}`;
}

const score = ({ ms: asked, trials, right, low, high, shown }: Score) =>
  trials
    ? `${right} of ${trials} right at ${ms(asked)} (95 % interval ${percent(low)} to ${percent(high)}; shown for ${ms(shown ?? asked)})`
    : '';
const scores = ({ flash }: View) => flash.map(score).filter(Boolean).join('; ');

const phases: Record<Phase, string> = {
  idle: 'These twelve pictures will be flashed, large or small, turned or mirrored.',
  timing: 'Timing your screen …',
  wait: 'Look at the cross.',
  picture: 'Look.',
  mask: 'Look.',
  answer: 'Was it an animal?',
  done: 'Done. Your answers are in the chart.',
  stopped: 'Stopped. What you answered until then is in the chart.',
  slow: 'This screen, or this machine just now, draws too few frames a second for so short a flash.',
};

export const text = {
  caption(view) {
    const { rows, budget, chosen, rate } = view;
    const [ait, finger] = [rows[6], rows[rows.length - 1]];
    const first = `A macaque’s cells that answer to whole objects (AIT) begin ${ait.first} ms after a flash, its finger after ${finger.first}.`;
    const spikes = budget
      ? ` ${short[chosen.id]} has ${ms(budget.ms)} before the next stage answers: at ${rate} spikes a second that is ${format(budget.mean, 1)} ${budget.mean === 1 ? 'spike' : 'spikes'} from a neuron on average.`
      : '';
    const loop = view.round ? ` ${verdict(view)}` : '';
    return `${first}${spikes}${loop}`;
  },
  describe(view) {
    const { t, rising, reached, rows, chosen, budget, rate } = view;
    const now = `${ms(t)} after the flash, ${reached === 0 ? 'no stage has answered typically yet' : `typical responses have come as far as ${short[rows.findLast(({ level }) => level >= 1)?.id ?? 'retina']}`}${rising.length ? `, and the earliest ones have reached ${short[rising[rising.length - 1].id]}` : ''}.`;
    const own = `${short[chosen.id]} responds after ${between(chosen.first, chosen.typical)}.`;
    const spikes = budget
      ? ` At ${rate} spikes a second one of its neurons sends ${format(budget.mean, 2)} ${budget.mean === 1 ? 'spike' : 'spikes'} on average in the ${ms(budget.ms)} before the next stage’s first response, and at least once with probability ${format(budget.fires, 2)}.`
      : '';
    const flash = scores(view);
    return `${now} ${own}${spikes} ${verdict(view)}${flash ? ` Your flash test: ${flash}.` : ''}`;
  },
  table: (view) => ({
    caption:
      'Milliseconds after a flash, macaque: earliest and typical responses (Thorpe & Fabre-Thorpe, Science 291:260–263, 2001), and the last arrival with the loop',
    columns: ['Stage', 'Earliest', 'Typical', 'Earliest, with loop', 'Typical, with loop', 'Answers to'],
    rows: [
      ...view.rows.map((row) => [
        short[row.id],
        row.first,
        row.typical,
        row.early,
        row.late,
        answers[row.id],
      ]),
      ...view.flash
        .filter(({ trials }) => trials > 0)
        .map((own) => [`Flash of ${ms(own.ms)}`, '–', '–', '–', '–', score(own)]),
    ],
  }),
  keys: [
    ['↑ ↓', 'in the list of stages: choose a stage'],
    ['← or A', 'in the flash test: an animal'],
    ['→ or L', 'in the flash test: no animal'],
    ['Esc', 'stop the flash test'],
  ],
  terms: { r: 'firing rate', t: 'time for a stage', n: 'spikes in that time' },

  short,
  grid: 'Stages from retina to finger',
  rowAria: (row: Row) =>
    `${short[row.id]}: ${between(row.first, row.typical)}. ${long[row.id]} ${answers[row.id]}`,
  range: (row: Row) => `${row.first}–${row.typical}`,
  unit: 'ms after the flash',
  wave: (view: View) =>
    `Responses of twelve stages along a time axis of ${ms(view.span)}: each bar runs from the earliest to a typical response.`,
  brain: 'The stages in a drawing of a macaque’s brain; those that have responded are filled.',
  brainNote: 'macaque, schematic',
  play: 'Time',
  playSays: (t: number) => ms(t),
  legend: { early: 'earliest', late: 'typical' },
  deadlineMark,
  title: ({ chosen }: View) => `${short[chosen.id]}: ${between(chosen.first, chosen.typical)}`,
  about: ({ chosen }: View) => `${long[chosen.id]} ${answers[chosen.id]}`,

  budget: 'Time for how many spikes?',
  budgetNote: ({ chosen, next, budget }: View) =>
    budget && next
      ? `${ms(budget.ms)} pass between the first responses of ${short[chosen.id]} and of ${short[next.id]}.`
      : 'The chain ends here: no stage waits for the finger.',
  rate: 'Firing rate',
  rateSays: (rate: number) => `${rate} spikes/s`,
  mean: (mean: number) => `${mean === 1 ? 'spike' : 'spikes'} on average`,
  meanValue: (mean: number) => format(mean, 2),
  firesValue: percent,
  fires: 'chance of at least one',
  raster: ({ budget }: View) =>
    budget
      ? `${NEURONS} neurons whose spikes come at random: ${budget.fired} fire in the ${ms(budget.ms)}.`
      : '',
  rasterNote: ({ budget, rate }: View) =>
    budget
      ? `Of ${NEURONS} such neurons, drawn at random, ${budget.fired} fire at all. ${
          budget.mean <= 2
            ? 'No neuron can report a rate in so few spikes; many neurons together, or the order of their first spikes, can.'
            : `Counting spikes begins to tell rates apart here, since ${ms(budget.ms)} are long.`
        } ${rate > 100 ? 'Few neurons of visual cortex keep up such a rate.' : ''}`.trim()
      : '',

  loop: 'Add a loop',
  loopNote: ({ round, loop }: View) =>
    loop.low === loop.high
      ? 'A loop needs two different stages.'
      : round
        ? 'Assumed: the way back takes as long as the way forth.'
        : 'The wave goes straight on. Let it go round before it goes on:',
  between: 'Between',
  and: 'and',
  rounds: 'Rounds',
  roundsSays: (n: number) => (n === 0 ? 'none' : String(n)),
  deadline: 'Deadline',
  deadlineNames,
  verdict,
  deadlineSource: ({ deadline }: View) =>
    deadline.species === 'human'
      ? `Human EEG: ${deadline.source}. All other times are a macaque’s, whose brain is smaller and quicker.`
      : `Macaque: ${deadline.source}. These times are those of the whole chain, so they leave a loop no time at all.`,
  honest:
    'The argument is about the first wave only. The brain is full of loops, and hard pictures need them: their identity appears in the macaque’s inferotemporal cortex some 30 ms later (Kar et al. 2019).',

  flash: 'Flash test: was it an animal?',
  flashSkip: 'Skip the flash test: it needs eyes',
  flashIntro:
    'How short may a picture be? Each one is followed by a mask, so that no afterimage helps. How long a picture is shown says nothing of how long the brain takes to answer.',
  warning: 'Warning: flashing pictures.',
  warningMore: `Grey pictures flash in a field of 240 pixels, at most one in ${ms(PERIOD_MS)}, where guidelines allow three a second. If flashes have ever made you unwell, do not start. Esc stops at once.`,
  motionWarning: 'You have asked for less motion: the test runs only if you start it.',
  screen: 'This is a test of sight and cannot be taken by ear; the rest of the figure does not need it.',
  start: 'I have read the warning: start',
  again: 'Start again',
  stop: 'Stop (Esc)',
  animal: 'Animal',
  thing: 'No animal',
  animalKey: '←',
  thingKey: '→',
  each: 'Pictures of each duration',
  progress: (done: number, total: number) => `${done} of ${total}`,
  phases,
  right: (right: boolean | undefined) => (right === undefined ? '' : right ? '✓ right' : '✗ wrong'),
  field: 'Where the pictures flash',
  screenSays: (rate: number, frames: readonly { ms: number; frames: number; shown: number }[]) =>
    `Your screen draws ${format(rate, 0)} frames a second, so ${frames.map((each) => `${each.ms} ms become ${count(each.frames, 'frame')} = ${ms(each.shown)}`).join(', ')}.`,
  pace: (worst: number, late: number) =>
    `At most ${count(worst, 'picture')} in any one second of this test.${late ? ` ${count(late, 'picture')} came a frame late, did not count and ${late === 1 ? 'was' : 'were'} shown again.` : ''}`,
  keep: 'Keep my answers on this device',
  keepNote: 'Otherwise they are forgotten when you leave.',
  forget: 'Forget my answers',
  broken: 'Answers could not be kept on this device, or what was kept could not be read and was removed.',
  chart: 'Your share of right answers',
  chartAlt: (view: View) => scores(view) || 'No answers yet; guessing would be right half of the time.',
  none: 'No answers yet',
  chance: 'guessing',
  axis: 'shown for, ms',
  percent,
  scoreSays: ({ right, trials }: Score) => `${right}/${trials}`,
  mask: `The mask stays for ${ms(MASK_MS)}.`,
} as const satisfies FigureText<View> & Record<string, unknown>;
