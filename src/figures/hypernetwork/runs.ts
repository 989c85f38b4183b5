/** The three networks that learn one task: the hypernetwork, G alone, and a plain perceptron with as many parameters. */
import { modeTask, productTask, type Situations } from '#lib/data/modes.ts';
import { countOf, equalBudget, firstParameters, hypernet, plainNet, training } from '#lib/nn/hypernet.ts';
import { random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

export const TASKS = ['product', 'mode'] as const;
export type TaskName = (typeof TASKS)[number];
export const HIDDEN = ['0', '4', '8'] as const;
export const ROLES = ['hyper', 'plain', 'equal'] as const;
export type Role = (typeof ROLES)[number];

/** What is learned, and where it begins. */
export interface Setup {
  readonly task: TaskName;
  /** Hidden units of H. */
  readonly hidden: (typeof HIDDEN)[number];
  readonly seed: number;
}
export const nameOf = ({ task, hidden, seed }: Setup) => `${task} ${hidden} ${seed}`;

export const recipe = { steps: 300, every: 10, lr: 0.1, points: 96, gap: 0.08 } as const;

/** The situations of each task; everybody sees the same. */
export const tasks: Record<TaskName, Situations> = {
  product: productTask(recipe.points, recipe.gap, random(1)),
  mode: modeTask(recipe.points / 2, recipe.gap, random(1)),
};

/** The networks of a setup. In the product the context is x itself; in the mode task plain networks are given the mode as an input. */
export function networks({ task, hidden }: Pick<Setup, 'task' | 'hidden'>) {
  const contexts = task === 'product' ? 2 : 1;
  const extra = task === 'product' ? 0 : 1;
  const hyper = hypernet(2, contexts, Number(hidden));
  const units = equalBudget(2 + extra, countOf(hyper));
  return { hyper, plain: plainNet(2, extra, 0), equal: plainNet(2, extra, units), units };
}

/** How far one network has come: its loss after every ten steps, and its parameters now. */
export interface Progress {
  readonly losses: readonly number[];
  readonly accuracy: number;
  readonly parameters: Tensor;
}
export type Course = { readonly name: string; readonly step: number } & Readonly<Record<Role, Progress>>;

export const starts = (setup: Setup): Record<Role, Tensor> => {
  const nets = networks(setup);
  const start = (role: Role) => firstParameters(nets[role], random(setup.seed));
  return { hyper: start('hyper'), plain: start('plain'), equal: start('equal') };
};

/** Trains all three; yields at the start and after every ten steps. One setup always gives one course. */
export function* course(setup: Setup): Generator<Course> {
  const nets = networks(setup);
  const first = starts(setup);
  const task = tasks[setup.task];
  const runs = ROLES.map((role) => training(nets[role], first[role], task, recipe.lr, recipe.steps));
  let losses: readonly number[][] = ROLES.map(() => []);
  for (let step = 0; step <= recipe.steps; step++) {
    const now = runs.map((run) => run.next().value!);
    if (step % recipe.every) continue;
    losses = losses.map((all, i) => [...all, now[i].loss]);
    const progress = (i: number): Progress => ({
      losses: losses[i],
      accuracy: now[i].accuracy,
      parameters: tensor(now[i].parameters.shape, now[i].parameters.data.slice()),
    });
    yield { name: nameOf(setup), step, hyper: progress(0), plain: progress(1), equal: progress(2) };
  }
}

/** The end of a course. */
export function finished(setup: Setup): Course {
  let last: Course | undefined;
  for (const now of course(setup)) last = now;
  return last!;
}
