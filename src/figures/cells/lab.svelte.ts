/** Reverse correlation in the background. */
import { job } from '#figure/job.ts';
import type { Known } from './model.ts';
import type { Found, Question } from './noise.ts';

export class Lab {
  known = $state.raw<Known>();
  busy = $state(false);
  failed = $state(false);
  /** Frames of the last run that came to its end. */
  done = 0;
  #key = '';
  #job = job<Question, Found, Found>(
    () => new Worker(new URL('./noise.worker.ts', import.meta.url), { type: 'module' }),
  );

  /** Shows the noise that a question, as text, asks for, where it is new; none where the text is empty. */
  ask = (key: string) => () => {
    if (key === this.#key) return;
    this.#key = key;
    this.#job.cancel();
    this.failed = false;
    this.busy = key !== '';
    if (!key) return;
    const question: Question = JSON.parse(key);
    const show = (found: Found | undefined) => {
      if (key === this.#key && found) this.known = { key, found };
    };
    this.#job
      .start(question, show)
      .then((found) => {
        show(found);
        if (found) this.done = found.frames;
      })
      .catch(() => {
        this.failed = true;
      })
      .finally(() => {
        if (key === this.#key) this.busy = false;
      });
  };

  live = () => () => this.#job.cancel();
}
