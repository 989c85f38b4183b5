/** What the figure shows: a wave of first responses, the spikes that each stage has time for, and what a loop would cost. */
import { choice, range, type Values } from '#figure/knobs.ts';
import { lastArrivals, loopDelay, visits } from '#lib/biology/loop.ts';
import { fires, meanSpikes, spikeTrain } from '#lib/biology/spikes.ts';
import { random } from '#lib/random.ts';
import { DEADLINE_IDS, deadlines, LOOPED, STAGE_IDS, type StageId, stages } from './stages.ts';
import { type Answer, summary } from './trials.ts';

const MOST_ROUNDS = 5;
const early = stages.map(({ first }) => first);
const late = stages.map(({ typical }) => typical);
const indexOf = (id: StageId) => STAGE_IDS.indexOf(id);
const widest = { low: indexOf(LOOPED[0]), high: indexOf(LOOPED[LOOPED.length - 1]), rounds: MOST_ROUNDS };

export const knobs = {
  /** Milliseconds after the flash. */
  t: range(100, { min: 0, max: Math.max(...lastArrivals(late, widest)) }),
  stage: choice('v1', STAGE_IDS),
  /** Spikes per second. */
  rate: range(100, { min: 20, max: 200, step: 10 }),
  low: choice('v1', LOOPED),
  high: choice('ait', LOOPED),
  rounds: range(0, { min: 0, max: MOST_ROUNDS }),
  deadline: choice('eeg', DEADLINE_IDS),
  /** Trials of the flash test for each duration. */
  each: range(8, { min: 4, max: 20, step: 4 }),
};

export type Params = Values<typeof knobs>;

/** Neurons whose spikes are drawn. */
export const NEURONS = 30;

/** What a stage can say before the next stage answers. */
function budgetOf(stage: number, rate: number) {
  if (stage === stages.length - 1) return undefined;
  const ms = stages[stage + 1].first - stages[stage].first;
  const stream = random(7);
  const trains = Array.from({ length: NEURONS }, () => spikeTrain(rate, ms, stream));
  return {
    ms,
    mean: meanSpikes(rate, ms),
    fires: fires(rate, ms),
    trains,
    fired: trains.filter(({ length }) => length > 0).length,
  };
}

export function solve(params: Params, answers: readonly Answer[] = []) {
  const [low, high] = [indexOf(params.low), indexOf(params.high)].sort((a, b) => a - b);
  const loop = { low, high, rounds: params.rounds };
  const paths = { early: visits(early, loop), late: visits(late, loop) };
  const arrivals = { early: lastArrivals(early, loop), late: lastArrivals(late, loop) };
  const end = Math.max(...arrivals.late);
  const t = Math.min(params.t, end);
  const chosen = indexOf(params.stage);
  const rows = stages.map((stage, i) => {
    const bars = paths.early.flatMap((visit, v) =>
      visit.stage === i ? [{ from: visit.time, to: paths.late[v].time }] : [],
    );
    const [first] = bars;
    return {
      ...stage,
      bars,
      /** How far its first response has come: 0 before the earliest one, 1 at the typical one. */
      level: Math.min(1, Math.max(0, (t - first.from) / (first.to - first.from))),
      early: arrivals.early[i],
      late: arrivals.late[i],
      looped: low < high && i >= low && i <= high,
    };
  });
  const deadline = deadlines[DEADLINE_IDS.indexOf(params.deadline)];
  const due = rows[indexOf(deadline.stage)];
  return {
    ...params,
    t,
    end,
    /** Right end of the axis. */
    span: Math.ceil((end + 10) / 20) * 20,
    rows,
    chosen: rows[chosen],
    next: rows[chosen + 1],
    /** The time that the chosen stage has, where the timetable shows it. */
    gap: {
      from: chosen < high ? rows[chosen].first : rows[chosen].early,
      to: chosen < high ? rows[chosen + 1].first : (rows[chosen + 1] ?? rows[chosen]).early,
    },
    paths,
    loop,
    /** Whether the loop goes round at all. */
    round: params.rounds > 0 && low < high,
    delay: { early: loopDelay(early, loop), late: loopDelay(late, loop) },
    deadline,
    due,
    verdict: due.late <= deadline.ms ? 'met' : due.early <= deadline.ms ? 'early' : 'missed',
    budget: budgetOf(chosen, params.rate),
    reached: rows.filter(({ level }) => level >= 1).length,
    rising: rows.filter(({ level, bars }) => level < 1 && bars[0].from <= t),
    flash: summary(answers),
  } as const;
}

export type View = ReturnType<typeof solve>;
export type Row = View['rows'][number];

export const numbers = ({ budget, rows }: View): number[] => [
  ...(budget ? [budget.mean, budget.fires] : []),
  ...rows.map((row) => row.early),
  ...rows.map((row) => row.late),
];

export function pytorch(params: Params): string {
  const { loop, budget } = solve(params);
  return [
    'import torch',
    '',
    `early = torch.tensor(${JSON.stringify(early)}, dtype=torch.float64)`,
    `late = torch.tensor(${JSON.stringify(late)}, dtype=torch.float64)`,
    ...(budget
      ? [
          `spikes = torch.distributions.Poisson(torch.tensor(${params.rate} * ${budget.ms} / 1000, dtype=torch.float64))`,
          'silent = spikes.log_prob(torch.tensor(0.0, dtype=torch.float64)).exp()',
          'print(spikes.mean.item(), (1 - silent).item())',
        ]
      : []),
    `low, high, rounds = ${loop.low}, ${loop.high}, ${loop.rounds}`,
    'for times in (early, late):',
    '    arrivals = times.clone()',
    '    arrivals[low:] += 2 * rounds * (times[high] - times[low])',
    '    print(arrivals.tolist())',
    '',
  ].join('\n');
}
