/** Training in the background, watched as it goes; it waits while nobody can see it. */
import { job, watchSeen } from '#figure/job.ts';
import type { Course, Setup } from './runs.ts';

export class Lab {
  /** The course that was trained here last, by the name of its setup. */
  course = $state.raw<Course>();
  training = $state.raw<Setup>();
  failed = $state(false);

  #seen = true;
  #job = job<Setup, Course, void>(
    () => new Worker(new URL('./hypernetwork.worker.ts', import.meta.url), { type: 'module' }),
  );

  /** On the figure's frame: work goes on while it can be seen, and ends with it. */
  live = (frame: HTMLElement) => {
    const unwatch = watchSeen(frame, (seen) => {
      this.#seen = seen;
      if (!seen) this.#job.cancel();
      else if (this.training) this.train(this.training);
    });
    return () => {
      unwatch();
      this.#job.cancel();
    };
  };

  train(setup: Setup) {
    this.training = setup;
    this.failed = false;
    this.course = undefined;
    this.#job
      .start(setup, (now) => {
        this.course = now;
      })
      .then(
        () => {
          // One that only waits to be seen goes on later, and a newer one goes on now.
          if (this.#seen && this.training === setup) this.training = undefined;
        },
        () => {
          this.failed = true;
          this.training = undefined;
        },
      );
  }

  cancel = () => {
    this.training = undefined;
    this.#job.cancel();
  };

  reset = () => {
    this.cancel();
    this.course = undefined;
    this.failed = false;
  };
}
