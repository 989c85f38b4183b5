/** What runs in the background: the experiment, and the replay of one run. Both wait while nobody can see them. */
import { type Cell, cellName, experiment } from '#content/narrow.ts';
import { job, watchSeen } from '#figure/job.ts';
import { begun, type Course, type Ending, extended, type Stage } from './course.ts';
import { type Added, nextSeed } from './model.ts';
import type { Question as Replay } from './replay.worker.ts';
import type { Progress, Question as Trials } from './trials.worker.ts';

export class Lab {
  /** Runs added here, by cell. */
  added = $state.raw<ReadonlyMap<string, readonly Added[]>>(new Map());
  /** The cells that are being run. */
  running = $state.raw<readonly Cell[]>();
  /** The run in progress. */
  now = $state.raw<Progress>();
  course = $state.raw<Course>();
  /** The run that is being replayed. */
  replaying = $state.raw<Replay>();
  /** The step of the course to look at. */
  at = $state<number>(experiment.steps);
  failed = $state(false);
  /** How often the figure was put back; whatever plays ends with that. */
  resets = $state(0);

  #first: Course;
  #seen = true;
  #trials = job<Trials, Progress, never>(
    () => new Worker(new URL('./trials.worker.ts', import.meta.url), { type: 'module' }),
  );
  #replay = job<Replay, Stage, Ending>(
    () => new Worker(new URL('./replay.worker.ts', import.meta.url), { type: 'module' }),
  );

  /** @param first the run that the figure opens with, watched while the book was built. */
  constructor(first: Course) {
    this.#first = first;
    this.course = first;
  }

  /** On the figure's frame: work goes on while it can be seen, and ends with it. */
  live = (frame: HTMLElement) => {
    const unwatch = watchSeen(frame, (seen) => {
      this.#seen = seen;
      if (seen) this.#resume();
      else this.#pause();
    });
    return () => {
      unwatch();
      this.#pause();
    };
  };

  #pause() {
    this.#trials.cancel();
    this.#replay.cancel();
  }

  #resume() {
    this.#runTrials();
    this.#runReplay();
  }

  /** Runs these cells in turn, each from its next seed on, until it is stopped. */
  run(cells: readonly Cell[]) {
    this.running = cells;
    this.#runTrials();
  }

  stop = () => {
    this.#trials.cancel();
    this.running = undefined;
    this.now = undefined;
  };

  #runTrials() {
    const cells = this.running;
    if (!cells || !this.#seen) return;
    this.failed = false;
    const seeds = cells.map((cell) => nextSeed(cell, this.added));
    this.#trials
      .start({ cells, seeds }, (now) => {
        this.now = now;
        if (!now.run) return;
        const name = cellName(now.cell);
        this.added = new Map(this.added).set(name, [...(this.added.get(name) ?? []), now.run]);
      })
      .catch(() => {
        this.failed = true;
        this.stop();
      });
  }

  /** Trains one run again, and watches it. */
  replay(cell: Cell, seed: number) {
    this.replaying = { cell, seed };
    this.#runReplay();
  }

  /** Gives up a replay. */
  leave = () => {
    this.#replay.cancel();
    if (this.replaying) this.course = undefined;
    this.replaying = undefined;
    this.at = experiment.steps;
  };

  #runReplay() {
    const run = this.replaying;
    if (!run || !this.#seen) return;
    this.failed = false;
    let course = begun(run.cell, run.seed);
    this.#replay
      .start(run, (stage) => {
        course = extended(course, stage);
        this.course = course;
      })
      .then(
        (end) => {
          if (!end) return;
          this.course = { ...course, end };
          this.replaying = undefined;
        },
        () => {
          this.failed = true;
          this.leave();
        },
      );
  }

  /** As the figure opened. */
  reset = () => {
    this.stop();
    this.leave();
    this.added = new Map();
    this.course = this.#first;
    this.failed = false;
    this.resets++;
  };
}
