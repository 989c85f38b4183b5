/** Training in the background: the page asks for a few steps at a time, and for none while nobody looks. */
import { prefersReducedMotion } from 'svelte/motion';
import { watchSeen } from '#figure/job.ts';
import { latest } from '#figure/worker.ts';
import { type Files, fetchFiles } from './fetch.ts';
import { begun, extended, over, type Run } from './run.ts';
import { nameOf, type Params } from './setup.ts';
import type { Answer, Question, Task } from './train.worker.ts';

/** Runs that are remembered besides the newest. */
const PAST = 4;
/** Milliseconds of training between two pictures; a reader who asks for less motion sees fewer. */
const pace = () => (prefersReducedMotion.current ? 1000 : 100);

export class Lab {
  run = $state.raw<Run>();
  past = $state.raw<readonly Run[]>([]);
  state = $state<'still' | 'fetching' | 'going' | 'paused'>('still');
  failed = $state<'files' | 'worker'>();

  #first: Run;
  #runs = 0;
  #seen = true;
  /** Whether the worker has been asked, and its answer is awaited. */
  #asked = false;
  /** Whether one more batch was asked for meanwhile. */
  #owed = false;
  #files: Promise<Files> | undefined;
  #worker = latest<Question, Answer>(
    () => new Worker(new URL('./train.worker.ts', import.meta.url), { type: 'module' }),
  );

  /** @param first the run that ships. */
  constructor(first: Run) {
    this.#first = first;
    this.run = first;
  }

  /** On the figure's frame: training goes on while it can be seen, and ends with it. */
  live = (frame: HTMLElement) => {
    const unwatch = watchSeen(frame, (seen) => {
      this.#seen = seen;
      this.#go();
    });
    return () => {
      unwatch();
      this.#stop();
    };
  };

  /** Begins a run; it does one step and waits, or goes on. */
  async start(setup: Params, once = false) {
    this.#stop();
    this.#remember();
    const run = begun(setup, ++this.#runs, this.#first.heldOut);
    this.run = run;
    this.state = 'fetching';
    this.failed = undefined;
    try {
      this.#files ??= fetchFiles();
      const files = await this.#files;
      if (this.run !== run || this.state !== 'fetching') return;
      this.#worker.tell({ setup, ...files } satisfies Task);
    } catch {
      this.#files = undefined;
      if (this.run === run) this.#fail('files');
      return;
    }
    this.state = once ? 'paused' : 'going';
    if (once) this.#ask(1);
    else this.#go();
  }

  /** One batch. */
  step = () => {
    this.state = 'paused';
    this.#owed = this.#asked;
    this.#ask(1);
  };

  pause = () => {
    this.state = 'paused';
  };

  resume = () => {
    this.state = 'going';
    this.#go();
  };

  /** Gives a run up; what it has learned stays to be seen. */
  cancel = () => {
    this.#stop();
    this.#back();
  };

  /** As the figure opened. */
  reset = () => {
    this.#stop();
    this.run = this.#first;
    this.past = [];
    this.#runs = 0;
    this.failed = undefined;
  };

  #go() {
    if (this.state === 'going' && this.#seen) this.#ask(Number.POSITIVE_INFINITY);
  }

  #ask(most: number) {
    const run = this.run;
    if (!run || this.#asked) return;
    this.#asked = true;
    this.#worker.ask({ most, ms: pace() }).then(
      (stage) => {
        // A run that was given up, or another one since.
        if (!stage || this.run !== run) return;
        this.#asked = false;
        const { seconds, ...what } = stage;
        this.run = extended(run, what, seconds);
        if (over(this.run)) this.#stop();
        else if (this.#owed) this.step();
        else this.#go();
      },
      () => {
        if (this.run === run) this.#fail('worker');
      },
    );
  }

  #stop() {
    this.#worker.close();
    this.#asked = this.#owed = false;
    this.state = 'still';
  }

  #fail(what: 'files' | 'worker') {
    this.#stop();
    this.#back();
    this.failed = what;
  }

  /** Keeps the run that is seen as a thin line; of equal ones, the newest. */
  #remember() {
    const { run } = this;
    if (!run?.right.length) return;
    const name = nameOf(run.setup);
    this.past = [run, ...this.past.filter(({ setup }) => nameOf(setup) !== name)].slice(0, PAST);
  }

  /** Shows again what was seen before a run that brought nothing. */
  #back() {
    const [last, ...others] = this.past;
    if (this.run?.right.length || !last) return;
    this.run = last;
    this.past = others;
  }
}
