/** What the figure fetches or works out in the background: reverse correlation, and the convolution. */
import { job } from '#figure/job.ts';
import type { Known } from './model.ts';
import type { Found, Question } from './noise.ts';

export class Lab {
  noise = $state.raw<Known['noise']>();
  sheetOf = $state.raw<Known['sheetOf']>();
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
      if (key === this.#key && found) this.noise = { key, found };
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

  /** Fetches the convolution where it is wanted for the first time. */
  fetch = (wanted: boolean) => () => {
    if (!wanted || this.sheetOf) return;
    import('./sheet.ts').then(
      ({ sheetOf }) => {
        this.sheetOf = sheetOf;
      },
      () => {
        this.failed = true;
      },
    );
  };

  live = () => () => this.#job.cancel();
}
