import { count, format, subscript, whole } from '#figure/format.ts';
import type { FigureText, Table } from '#figure/types.ts';
import { parametersIn, type Summary, type View } from './model.ts';
import { HIDDEN } from './networks.ts';
import { GROUP, testEvery } from './setup.ts';
import { called, GUESSES, lessonsAre, lossIs, names, percent, rival, seconds, short, went } from './words.ts';

export const text = {
  lossTitle: 'Loss',
  lossNote: `mean of ${GROUP} batches`,
  accuracyTitle: 'Held-out digits read rightly',
  accuracyNote: ({ run }: View) => `of ${whole(run?.heldOut ?? 0)} it never learns from`,
  chance: 'guessing',
  rate: ({ setup }: View) => `step size, from ${setup.lr} to 0`,
  lossAlt: ({ run }: View) =>
    run?.meanLoss === undefined
      ? 'Loss: nothing yet'
      : `Loss over ${count(run.step, 'step')}, now ${lossIs(run.meanLoss)}`,
  accuracyAlt: ({ run }: View) =>
    run?.accuracy === undefined
      ? 'Share of held-out digits read rightly: nothing yet'
      : `Share of held-out digits read rightly over ${count(run.step, 'step')}, now ${percent(run.accuracy)}`,
  lossIs,
  percent,
  steps: (n: number) => `${whole(n)} steps`,

  kernelsTitle: ({ setup }: View) =>
    ({
      convnet: 'First layer: 8 kernels of 5 × 5',
      mlp: `First layer: ${HIDDEN} units, each with 28 × 28 weights`,
      linear: 'One layer: a template of 28 × 28 weights per digit',
    })[setup.model],
  kernelsNote: 'orange negative, blue positive',
  before: 'at the start',
  now: ({ run }: View) => (run?.step ? `after ${whole(run.step)} steps` : 'now'),
  unit: (u: number, { setup }: View) => (setup.model === 'linear' ? String(u) : `w${subscript(u + 1)}`),
  kernelsAlt: (view: View) =>
    `${text.kernelsTitle(view)}: at the start and ${text.now(view)}; the largest weight is ${format(view.first.most, 3)} in size`,

  misreadTitle: 'Still misread',
  misreadNote: (view: View) =>
    view.run?.wrong === undefined ? '' : `${view.misread.length} of ${view.run.wrong}`,
  misreadIs: (label: number, answer: number) => `${label} read as ${answer}`,
  misreadSays: (label: number, answer: number) => `${label} → ${answer}`,
  none: 'None of them.',

  runsTitle: 'Runs',
  runIs: (run: Summary) => (run.id === 0 ? `recorded: ${short(run.setup)}` : short(run.setup)),
  runEnd: (run: Summary) =>
    run.diverged
      ? 'diverged'
      : run.accuracy === undefined
        ? '–'
        : `${percent(run.accuracy)}${run.over ? '' : ` at step ${whole(run.accuracyCurve.at(-1)![0])}`}`,

  model: 'Network',
  models: names,
  parameters: ({ parameters }: View) => count(parameters, 'parameter'),
  digits: 'Digits to learn from',
  digitCounts: { '250': '250', '500': '500', '1000': '1,000', '2000': '2,000', '4000': '4,000' },
  shifted: 'and copies shifted by a pixel',
  lr: 'Step size η',
  lrs: { '0.001': '0.001', '0.005': '0.005', '0.02': '0.02', '0.05': '0.05', '0.1': '0.1', '0.2': '0.2' },
  batch: 'Batch',
  batches: { '8': '8', '16': '16', '32': '32', '64': '64', '128': '128' },
  length: 'Steps',
  lengths: { '400': '400', '800': '800', '2000': '2,000', '4000': '4,000' },
  seed: 'Seed',

  start: 'Train',
  again: 'Train anew',
  pause: 'Pause',
  resume: 'Resume',
  one: 'One batch',
  cancel: 'Cancel',
  progress: 'Training',
  status: (view: View, state: string, bytes: number): string => {
    const { run, other } = view;
    if (state === 'fetching') return 'Fetching the digits …';
    if (state === 'going' || state === 'paused') {
      const loss = run?.loss === undefined ? '' : `, loss of the last batch ${lossIs(run.loss)}`;
      const later = other ? '. The new settings are for a run after this one' : '';
      return `Step ${whole(run?.step ?? 0)} of ${whole(run?.steps ?? 0)}, ${seconds(run!)}${loss}${later}`;
    }
    if (run?.id === 0)
      return `${other ? 'New settings: a run of yours will use them.' : 'This run was recorded when the book was made.'} Training here first fetches the digits, ${Math.round(bytes / 1000)} kB.`;
    return other
      ? 'The settings have changed: a new run will use them.'
      : 'The same settings and seed give the same run, to the last digit.';
  },
  failed: {
    files: 'The digits could not be fetched. Are you online? Train tries again.',
    worker: 'The training broke off: its worker could not start or go on. Train tries again.',
  },

  caption(view: View): string {
    const { run, setup } = view;
    if (!run)
      return `${called[view.params.model]} with ${count(view.parameters, 'parameter')} as its seed begins it.`;
    const whose = run.id === 0 ? ' This run was recorded when the book was made.' : '';
    const guesses = run.over && (run.accuracy ?? 1) < GUESSES ? ' That is no better than guessing.' : '';
    if (run.diverged || run.accuracy === undefined) return `${called[setup.model]}: ${went(run)}`;
    const read = `reads ${percent(run.accuracy)} of ${whole(run.heldOut)} digits that it never learned from`;
    return `${called[setup.model]}, ${count(run.parameters, 'parameter')}, ${read}, after ${whole(run.step)} steps on ${lessonsAre(setup, run.lessons)}, ${seconds(run)}.${guesses}${rival(view)}${whose}`;
  },

  describe(view: View): string {
    const { run, setup, past } = view;
    if (!run) return `Not trained yet: ${short(view.params)}.`;
    const others = past.length
      ? ` Runs before it: ${past.map((each) => `${short(each.setup)}: ${text.runEnd(each)}`).join('; ')}.`
      : '';
    const asked = view.other ? ` The settings now ask for another run: ${short(view.params)}.` : '';
    const seen = run.step ? ` Each lesson was seen ${format(run.epochs, 1)} times.` : '';
    return `${run.id === 0 ? 'Recorded run' : `Run ${run.id}`}: ${short(setup)}. ${went(run)}${seen}${others}${asked}`;
  },

  table: (view: View): Table => {
    const { run } = view;
    const every = run ? testEvery(run.setup) : GROUP;
    return {
      caption: run
        ? `${short(run.setup)}: loss, mean of ${GROUP} batches, and held-out digits read rightly`
        : `${short(view.params)}: not trained yet, ${count(parametersIn(view.params.model), 'parameter')}`,
      columns: ['step', 'loss', 'right'],
      rows: run
        ? [
            ...(run.right.length ? [[0, '', percent(run.right[0] / run.heldOut)]] : []),
            ...run.lossCurve.map(([step, loss]) => {
              const right = step % every === 0 ? run.right[step / every] : undefined;
              return [step, format(loss, 4), right === undefined ? '' : percent(right / run.heldOut)];
            }),
          ]
        : [],
    };
  },

  keys: [['Space or Enter on Train', 'start, pause and resume']],
  terms: { L: 'loss L', w: 'weights w', eta: 'step size η' },
} satisfies FigureText<View> & Record<string, unknown>;
