import { unpackDigits } from '#content/digits/pack.ts';
import { serve } from '#figure/worker.ts';
import { core } from '#lib/core/core.ts';
import type { Files } from './fetch.ts';
import type { Stage } from './run.ts';
import type { Params } from './setup.ts';
import { training } from './training.ts';

/** What a worker is told once: what to train, and the files of the digits. */
export interface Task extends Files {
  readonly setup: Params;
}
/** How many steps to do, and for how many milliseconds at most. */
export interface Question {
  readonly most: number;
  readonly ms: number;
}
export interface Answer extends Stage {
  readonly seconds: number;
}

let task: Task;
let going: ReturnType<typeof training> | undefined;

serve<Question, Answer>(
  async ({ most, ms }) => {
    const fast = await core();
    going ??= training(fast, task.setup, unpackDigits(task.lessons), unpackDigits(task.heldOut));
    const start = performance.now();
    const stage = going.advance(most, () => performance.now() - start > ms);
    return { answer: { ...stage, seconds: (performance.now() - start) / 1000 } };
  },
  (note: Task) => {
    task = note;
  },
);
