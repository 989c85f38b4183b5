/** What runs in the background: learning templates, and testing them on new letters. */
import type { Lesson } from '#content/lessons.ts';
import { job } from '#figure/job.ts';
import { latest } from '#figure/worker.ts';
import type { Comparison, Settings } from './compare.ts';
import type { Known } from './model.ts';

export class Lab {
  known = $state.raw<Known>();
  /** Whether a newer count is on its way. */
  busy = $state(false);
  /** The seed that is being learned from. */
  learning = $state<number>();
  lesson = $state.raw<Lesson>();
  failed = $state(false);

  #key: string;
  #lessons = job<number, Lesson, number[]>(
    () => new Worker(new URL('./learn.worker.ts', import.meta.url), { type: 'module' }),
  );
  #tests = latest<Settings, Comparison>(
    () => new Worker(new URL('./compare.worker.ts', import.meta.url), { type: 'module' }),
  );

  /** @param first what the first state counts, computed while the book is built. */
  constructor(first: Known) {
    this.known = first;
    this.#key = JSON.stringify(first.settings);
  }

  /** On the figure's frame: work ends when the figure leaves the screen, and with it. */
  live = (frame: HTMLElement) => {
    const observer = new IntersectionObserver(([{ isIntersecting }]) => {
      if (!isIntersecting) this.stop();
    });
    observer.observe(frame);
    return () => {
      observer.disconnect();
      this.stop();
      this.#tests.close();
    };
  };

  /** Tests both kinds of templates, where the settings, as text, are new. */
  compare = (key: string) => () => {
    if (key === this.#key) return;
    const settings: Settings = JSON.parse(key);
    this.busy = true;
    this.#tests.ask(settings).then(
      (comparison) => {
        if (!comparison) return;
        this.known = { comparison, settings };
        this.#key = key;
        this.busy = false;
      },
      () => {
        this.failed = true;
        this.busy = false;
      },
    );
  };

  /** Learns from a seed; the parameters, or undefined where it was stopped. */
  async learn(seed: number): Promise<number[] | undefined> {
    this.learning = seed;
    this.lesson = undefined;
    this.failed = false;
    try {
      return await this.#lessons.start(seed, (lesson) => {
        this.lesson = lesson;
      });
    } catch {
      this.failed = true;
      return undefined;
    } finally {
      if (this.learning === seed) this.learning = undefined;
    }
  }

  stop = () => {
    this.#lessons.cancel();
    this.learning = undefined;
  };
}
