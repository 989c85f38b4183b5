import { experiment, type Outcome, succeeded, total } from '#content/narrow.ts';
import { count, format, whole } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import type { Summary, View } from './model.ts';

const names: Readonly<Record<number, string>> = {
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  10: 'ten',
};
const upper = (words: string) => words[0].toUpperCase() + words.slice(1);
const percent = (share: number) => `${format(100 * share, 1)}\u00a0%`;
const between = ({ low, high }: Summary['interval']) => `${format(100 * low, 1)} to ${percent(high)}`;
const starts = { default: 'PyTorch’s default', he: 'He, biases 0.5' } as const;
const withStart = {
  default: 'with PyTorch’s default start',
  he: 'with He’s weights and biases of 0.5',
} as const;

const units = ({ width }: { width: number }) => `${names[width]} units wide`;
const layers = ({ depth }: { depth: number }) => `${names[depth]} hidden layers deep`;
const short = ({ width, depth }: { width: number; depth: number }) => `${width} wide, ${depth} deep`;
const ofRuns = ({ good, runs }: Summary) => (runs ? `${whole(good)} of ${whole(runs)}` : 'not yet run');

/** "139 end with a dead layer, 101 of them dead before the first step". */
function deaths({ dead, born, runs }: Summary): string {
  if (!dead) return 'none ends with a dead layer';
  const early = born ? `, ${whole(born)} of them before the first step` : '';
  return `${dead === runs ? 'all' : whole(dead)} end with a layer that is off for every point${early}`;
}

const score = (right: number) => `${right} of ${total}`;

/** How the chosen run ended, in words. */
function story({ seed, outcome, course, stage, ended }: View): string {
  const name = `Seed ${whole(seed)}`;
  if (stage && !ended) {
    const dead = stage.dead ? `layer ${stage.dead} is off for every point; ` : '';
    return `${name}, after ${whole(stage.step)} of ${whole(experiment.steps)} steps: ${dead}${score(stage.right)} points right, loss ${format(stage.loss, 3)}.`;
  }
  if (!outcome) return `${name} has not been run yet: Replay trains it.`;
  if (outcome.dead) {
    const since = !course?.end
      ? 'at the end'
      : course.end.diedAt
        ? `by step ${whole(course.end.diedAt)}`
        : 'before the first step';
    return `${name}: layer ${outcome.dead} is dead ${since}. Every point gets the same answer, ${score(outcome.right)} are right, and no gradient reaches it any more.`;
  }
  if (succeeded(outcome)) return `${name} learns the spiral: ${score(outcome.right)} points right.`;
  return `${name} gets stuck: it ends with ${score(outcome.right)} points right, and no layer is dead.`;
}

export const text = {
  start: 'First weights',
  starts,
  grid: 'Networks, by width and depth',
  gridTitle: 'Runs that learn the spiral',
  gridNote: `at least ${percent(experiment.success)} of the points right`,
  wide: (width: number) => `${width} wide`,
  deep: (depth: number, first: boolean) => (first ? `${depth} hidden layers` : `${depth} layers`),
  ofRuns,
  percent,
  cellSays: (cell: Summary) =>
    cell.runs
      ? `${short(cell)}: ${percent(cell.share)}, ${ofRuns(cell)} learn it, 95 % interval ${between(cell.interval)}; ${deaths(cell)}`
      : `${short(cell)}: not yet run`,
  legend: {
    interval: 'share and 95 % interval, from 0 to 100 %',
    good: 'learn it',
    poor: 'stuck',
    died: 'a layer dies',
    born: 'a layer is dead from the start',
  },
  tick: (share: number) => `${Math.round(100 * share)}\u00a0%`,
  lastTick: `${Math.round(100 * experiment.success)} to 100\u00a0%`,
  runsTitle: ({ chosen }: View) => short(chosen),
  runsNote: ({ chosen }: View) =>
    chosen.runs ? `${count(chosen.runs, 'run')}, by their share of points right` : 'not yet run',
  runs: 'Chosen run',
  runSays: ({ outcome, seed }: View) =>
    outcome
      ? `seed ${seed}, ${score(outcome.right)} right${outcome.dead ? `, layer ${outcome.dead} dead` : ''}`
      : `seed ${seed}, not yet run`,
  dotSays: ({ seed, right, dead }: Outcome) =>
    `seed ${seed}: ${score(right)}${dead ? `, layer ${dead} dead` : ''}`,
  seed: 'Seed',
  replay: 'Replay',
  again: 'Replay again',
  cancel: 'Cancel',
  step: 'Step',
  stepSays: (at: number) => whole(at * experiment.every),
  lossTitle: 'Loss',
  lossNote: (view: View) => (view.stage ? format(view.stage.loss, 3) : ''),
  chance: 'ln 3: no better than a guess',
  died: (layer: number) => `layer ${layer} dead`,
  planeTitle: 'Input plane',
  planeNote: ({ stage }: View) => (stage ? `${score(stage.right)} right` : ''),
  unseen: 'Replay trains this run again, here, and shows what it learns.',
  story,
  lossAlt: 'The loss of the chosen run, step by step',
  planeAlt: 'The classes that the chosen network gives to every place of the input plane',
  experiment: 'Run it yourself',
  runCell: (view: View) => `Run ${short(view.cell)}`,
  runAll: 'Run all twelve',
  stop: 'Stop',
  progress: 'Step of the run in progress',
  running: (cell: { width: number; depth: number }, seed: number, step: number) =>
    `${short(cell)}, seed ${whole(seed)}: step ${whole(step)} of ${whole(experiment.steps)}`,
  waits: 'starting',
  addedSays: (added: number) => `${count(added, 'run')} added here`,
  failed: 'The training could not run in this browser; the figure keeps the runs that ship with it.',

  caption(view: View) {
    const { chosen, contrast, remedy, cell } = view;
    const where = `${upper(units(cell))} and ${layers(cell)}`;
    if (!chosen.runs)
      return `${where}, ${withStart[cell.start]}: not yet run. Run it here to fill in its place.`;
    const finding = `${where}, ${ofRuns(chosen)} runs learn the spiral (95 % interval ${between(chosen.interval)}); ${deaths(chosen)}.`;
    const wider = contrast.runs ? ` ${upper(names[contrast.width])} wide, ${ofRuns(contrast)} learn it.` : '';
    const other = remedy.runs ? ` ${upper(withStart[remedy.start])}, ${ofRuns(remedy)}.` : '';
    return `${finding}${wider}${cell.start === 'he' ? other : ''}`;
  },

  describe(view: View) {
    const { rows, cell, chosen } = view;
    const shareOf = (each: Summary) => (each.runs ? percent(each.share) : 'not yet run');
    const shares = rows
      .map(
        (row) =>
          `${names[row[0].width]} wide ${row.some(({ runs }) => runs) ? row.map(shareOf).join(', ') : 'not yet run'}`,
      )
      .join('; ');
    const now = chosen.runs
      ? `${ofRuns(chosen)} learn it, 95 % interval ${between(chosen.interval)}; ${deaths(chosen)}`
      : 'not yet run';
    return `${upper(withStart[cell.start])}, the share of networks that learn the spiral, at ${experiment.depths.map((depth) => names[depth]).join(', ')} hidden layers: ${shares}. Chosen: ${short(cell)}: ${now}. ${story(view)}`;
  },

  table: ({ rows, cell }: View) => ({
    caption: `${starts[cell.start]}: runs that learn the spiral in ${whole(experiment.steps)} steps`,
    columns: [
      'width',
      'hidden layers',
      'runs',
      'learn it',
      'share',
      '95 % interval',
      'end with a dead layer',
      'share of these',
      'dead before step 1',
    ],
    rows: rows
      .flat()
      .map((each) => [
        each.width,
        each.depth,
        each.runs,
        each.good,
        each.runs ? percent(each.share) : '–',
        each.runs ? between(each.interval) : '–',
        each.dead,
        each.runs ? percent(each.dead / each.runs) : '–',
        each.born ?? '–',
      ]),
  }),

  keys: [
    ['← → ↑ ↓', 'in the table: choose a network; in the dots: the run before or after'],
    ['Page Up Page Down', 'in the dots: ten runs on or back'],
  ],

  terms: { p: 'share that learns', interval: '95 % interval' },
} satisfies FigureText<View> & Record<string, unknown>;
