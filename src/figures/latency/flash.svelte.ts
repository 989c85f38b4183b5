/** The flash test on its screen: counts frames, shows and hides, times what was shown, takes answers. Nothing runs between trials. */

import { watchSeen } from '#figure/job.ts';
import { framesFor, mostWithin, refreshRate } from '#lib/biology/frames.ts';
import { random } from '#lib/random.ts';
import { pictures } from './pictures.ts';
import { type Answer, keep, kept, MASK_MS, PAUSE_MS, PERIOD_MS, plan, type Trial } from './trials.ts';

const STORE = 'latency-answers';
/** Frames that are timed before a test, to learn the screen's rate. */
const TIMED = 40;
/** Below so many frames a second nothing can be flashed for 20 ms, nor nearly so. */
const SLOWEST = 45;

const RUNNING: readonly string[] = ['timing', 'wait', 'picture', 'mask', 'answer'];
export type Phase = 'idle' | 'timing' | 'wait' | 'picture' | 'mask' | 'answer' | 'done' | 'stopped' | 'slow';

export class FlashTest {
  phase = $state<Phase>('idle');
  trial = $state.raw<Trial>();
  /** Trials answered, and of how many, in this test. */
  done = $state(0);
  total = $state(0);
  /** Trials shown again because a frame came late. */
  late = $state(0);
  /** Frames a second, once they have been timed. */
  rate = $state<number>();
  /** The most pictures that came within one second of this test. */
  worst = $state(0);
  answers = $state.raw<readonly Answer[]>([]);
  /** Whether the last answer was right. */
  right = $state<boolean>();
  keeping = $state(false);
  /** What was kept could not be read, or nothing can be kept. */
  broken = $state(false);

  #queue: Trial[] = [];
  #frame = 0;
  #times: number[] = [];
  #shown: number[] = [];
  #left = 0;
  #lasted = 0;
  #due = 0;

  get running(): boolean {
    return RUNNING.includes(this.phase);
  }

  /** On the test's frame: brings back what was kept, and ends a test that nobody sees. */
  live = (frame: HTMLElement) => {
    this.#load();
    const unwatch = watchSeen(frame, (seen) => {
      if (!seen) this.stop();
    });
    return () => {
      unwatch();
      this.stop();
    };
  };

  start(each: number) {
    this.stop();
    this.#queue = plan(each, random(Date.now()));
    this.total = this.#queue.length;
    this.done = this.late = this.worst = 0;
    this.right = undefined;
    this.#times = [];
    this.phase = 'timing';
    this.#frame = requestAnimationFrame(this.#tick);
  }

  stop = () => {
    cancelAnimationFrame(this.#frame);
    if (this.running) this.phase = 'stopped';
  };

  answer(animal: boolean) {
    const { trial } = this;
    if (this.phase !== 'answer' || !trial || this.rate === undefined) return;
    const frame = 1000 / this.rate;
    if (Math.abs(this.#lasted - framesFor(trial.ms, this.rate) * frame) > frame / 2) {
      // What was seen is not what was planned: it does not count, and comes again.
      this.late++;
      this.right = undefined;
      this.#queue.push({ ...trial });
    } else {
      this.right = animal === pictures[trial.picture.picture].animal;
      this.answers = [...this.answers, { ms: trial.ms, shown: this.#lasted, right: this.right }];
      this.done++;
      this.#store();
    }
    if (this.#queue.length && this.late <= this.total) this.#next(performance.now() + PAUSE_MS);
    else this.phase = 'done';
  }

  forget = () => {
    this.stop();
    this.answers = [];
    this.phase = 'idle';
    this.#store();
  };

  /** Keeps answers on this device, or forgets what was kept there. */
  keepOn(keeping: boolean) {
    this.keeping = keeping;
    this.#store();
  }

  #next(earliest: number) {
    this.trial = this.#queue.shift();
    this.#due = Math.max(earliest, (this.#shown.at(-1) ?? Number.NEGATIVE_INFINITY) + PERIOD_MS);
    this.phase = 'wait';
    this.#frame = requestAnimationFrame(this.#tick);
  }

  /** What a frame shows is decided before it is drawn, so frames are as long as the times between these calls. */
  #tick = (now: number) => {
    const again = () => {
      this.#frame = requestAnimationFrame(this.#tick);
    };
    if (this.phase === 'timing') {
      if (now > (this.#times.at(-1) ?? Number.NEGATIVE_INFINITY)) this.#times.push(now);
      if (this.#times.length <= TIMED) return again();
      this.rate = refreshRate(this.#times);
      if (this.rate < SLOWEST) this.phase = 'slow';
      else this.#next(now + PAUSE_MS);
    } else if (this.phase === 'wait') {
      if (now >= this.#due) {
        this.phase = 'picture';
        this.#left = framesFor(this.trial!.ms, this.rate!);
        this.#shown.push(now);
        this.worst = mostWithin(this.#shown, 1000);
      }
      again();
    } else if (this.phase === 'picture') {
      if (--this.#left <= 0) {
        this.#lasted = now - this.#shown.at(-1)!;
        this.phase = 'mask';
      }
      again();
    } else if (this.phase === 'mask') {
      if (now - this.#shown.at(-1)! - this.#lasted >= MASK_MS) this.phase = 'answer';
      else again();
    }
  };

  #load() {
    try {
      const stored = localStorage.getItem(STORE);
      if (stored === null) return;
      const answers = kept(stored);
      if (answers) {
        this.answers = answers;
        this.keeping = true;
      } else {
        this.broken = true;
        localStorage.removeItem(STORE);
      }
    } catch {
      // Storage may be forbidden: then nothing was kept.
    }
  }

  #store() {
    try {
      if (this.keeping) localStorage.setItem(STORE, keep(this.answers));
      else localStorage.removeItem(STORE);
      this.broken = false;
    } catch {
      this.broken = this.keeping;
      this.keeping = false;
    }
  }
}
