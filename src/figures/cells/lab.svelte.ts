/** What runs in the background: reverse correlation, and the sheet. */
import { job } from '#figure/job.ts';
import { latest } from '#figure/worker.ts';
import type { Known } from './model.ts';
import type { Found, Question } from './noise.ts';
import type { Spread, SpreadQuestion } from './spread.ts';

export class Lab {
  noise = $state.raw<Known['noise']>();
  sheet = $state.raw<Known['sheet']>();
  busy = $state(false);
  failed = $state(false);
  /** Frames of the last run that came to its end. */
  done = 0;
  #key = '';
  #job = job<Question, Found, Found>(
    () => new Worker(new URL('./noise.worker.ts', import.meta.url), { type: 'module' }),
  );

  #sheets = latest<SpreadQuestion, Spread>(
    () => new Worker(new URL('./spread.worker.ts', import.meta.url), { type: 'module' }),
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

  /** Asks for the sheet of a question, given as text, where it is new; none where the text is empty. */
  spread = (key: string) => () => {
    if (!key || key === this.sheet?.key) return;
    this.#sheets.ask(JSON.parse(key)).then(
      (spread) => {
        if (spread) this.sheet = { key, spread };
      },
      () => {
        this.failed = true;
      },
    );
  };

  live = () => () => {
    this.#job.cancel();
    this.#sheets.close();
  };
}
