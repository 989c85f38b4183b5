/** What the figure shows: a run of training, as far as it went, and the runs before it. */
import { side } from '#content/digits/networks.ts';
import { magnitude } from '#figure/colour.ts';
import { parametersOf } from '#lib/nn/sequential.ts';
import { size } from '#lib/tensor.ts';
import { SHIFTS } from './digits.ts';
import { mosaic, type Tiles } from './mosaic.ts';
import { shapes, untrained } from './networks.ts';
import { over, type Run } from './run.ts';
import { GROUP, knobs, type Model, nameOf, type Params, rate, testEvery } from './setup.ts';

export { numbers, pytorch } from './pytorch.ts';
export { knobs, type Params };

/** What was trained here, or shipped. */
export interface Known {
  readonly run?: Run | undefined;
  /** Runs before it, the newest first. */
  readonly past?: readonly Run[];
}

/** Every weight and every bias. */
export const parametersIn = (model: Model): number =>
  shapes[model].reduce((sum, shape) => sum + size(shape) + shape[0], 0);

/** Lessons of a run: the digits, and their copies. */
export const lessonsIn = ({ digits, shifted }: Pick<Params, 'digits' | 'shifted'>): number =>
  Number(digits) * (shifted ? 1 + SHIFTS.length : 1);

/** How one run went. */
function summed(run: Run) {
  const { setup, losses, right, heldOut, step } = run;
  const last = right.at(-1);
  return {
    ...run,
    steps: Number(setup.steps),
    over: over(run),
    parameters: parametersIn(setup.model),
    lessons: lessonsIn(setup),
    /** How often every lesson was seen. */
    epochs: (step * Number(setup.batch)) / lessonsIn(setup),
    /** The newest point of the loss curve. */
    meanLoss: losses.at(-1),
    /** Share of the held-out digits that the last test read rightly. */
    accuracy: last === undefined ? undefined : last / heldOut,
    wrong: last === undefined ? undefined : heldOut - last,
    lossCurve: losses.map((loss, i) => [(i + 1) * GROUP, loss] as const),
    accuracyCurve: right.map((count, i) => [i * testEvery(setup), count / heldOut] as const),
  };
}
export type Summary = ReturnType<typeof summed>;

/** What has been made of something, kept as long as that lives: pictures come ten times a second, and little in them is new. */
function kept<From extends object, To>(make: (from: From) => To): (from: From) => To {
  const made = new WeakMap<From, To>();
  return (from) => {
    const to = made.get(from) ?? make(from);
    made.set(from, to);
    return to;
  };
}
const summary = kept(summed);
const drawn = kept((misread: NonNullable<Run['misread']>) =>
  misread.map(({ pixels, label, answer }) => ({ label, answer, tiles: mosaic(pixels, side, 255) })),
);

/** A picture of one unit's weights. */
export interface Picture {
  readonly before: readonly Tiles[];
  readonly now: readonly Tiles[];
}

/** The first layer's weights of a seed are drawn again for every picture of a run: the last are kept. */
let start: { readonly key: string; readonly weights: Float32Array } | undefined;
function startOf(setup: Params): Float32Array {
  const key = `${setup.model} ${setup.seed}`;
  if (start?.key !== key) start = { key, weights: parametersOf(untrained(setup))[0].data };
  return start.weights;
}

/** The first layer, unit by unit, at the start and now, on one scale. */
function pictures(setup: Params, weights: ArrayLike<number>) {
  const first = startOf(setup);
  const now = weights.length ? weights : first;
  const [units, ...rest] = shapes[setup.model][0];
  const cells = size(rest);
  const most = magnitude(first, now);
  const of = (all: ArrayLike<number>, unit: number) =>
    mosaic(
      Array.from({ length: cells }, (_, i) => all[unit * cells + i]),
      Math.sqrt(cells),
      most,
    );
  return {
    side: Math.sqrt(cells),
    most,
    units: Array.from({ length: units }, (_, u): Picture => ({ before: of(first, u), now: of(now, u) })),
  };
}

export function solve(params: Params, { run, past = [] }: Known = {}) {
  const setup = run?.setup ?? params;
  const now = run && summary(run);
  const others = past.map(summary);
  const reach = Math.max(Number(setup.steps), ...others.map(({ steps }) => steps));
  return {
    params,
    setup,
    run: now,
    past: others,
    /** Whether the knobs ask for another run than the one that is seen. */
    other: run !== undefined && nameOf(run.setup) !== nameOf(params),
    /** Of the run that the knobs ask for. */
    parameters: parametersIn(params.model),
    lessons: lessonsIn(params),
    /** Steps along the axis. */
    reach,
    /** The step size along the axis, as a share of the first. */
    rates: Array.from({ length: 21 }, (_, i): readonly [number, number] => {
      const step = (i / 20) * Number(setup.steps);
      return [step / reach, rate(setup, step) / Number(setup.lr)];
    }),
    first: pictures(setup, run?.weights ?? []),
    misread: run?.misread ? drawn(run.misread) : [],
  };
}
export type View = ReturnType<typeof solve>;
