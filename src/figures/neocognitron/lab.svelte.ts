/** Digits and weights from their files, the theme's colours, and the workers that compute. */
import { digitsFile, files } from '#content/neocognitron/files.ts';
import type { Training } from '#content/neocognitron/shape.ts';
import { coloursOf, onTheme, paletteOf, type Rgb } from '#figure/ramp.ts';
import { unzip } from '#figure/unzip.ts';
import { latest } from '#figure/worker.ts';
import type { Course } from './course.ts';
import type { Pictures, Settings } from './measure.ts';
import type { Round, Seen } from './model.ts';
import type { Answer, Note, Question } from './neocognitron.worker.ts';
import type { Inks } from './paint.ts';

const open = () =>
  latest<Question, Answer>(
    () => new Worker(new URL('./neocognitron.worker.ts', import.meta.url), { type: 'module' }),
  );

/** One worker, and what it has been told. */
class Desk {
  readonly client = open();
  readonly #told = new Map<string, Promise<void>>();

  /** Brings a file to the worker, once. */
  bring(name: 'digits' | Training): Promise<void> {
    const known = this.#told.get(name);
    if (known) return known;
    const coming = unzip(name === 'digits' ? digitsFile : files[name]).then((bytes) => {
      const note: Note = name === 'digits' ? { digits: bytes } : { training: name, bytes };
      this.client.tell(note, [bytes.buffer]);
    });
    this.#told.set(name, coming);
    coming.catch(() => this.#told.delete(name));
    return coming;
  }

  close() {
    this.client.close();
    this.#told.clear();
  }
}

export class Lab {
  seen = $state.raw<Seen>()!;
  pictures = $state.raw<Pictures>();
  /** What was measured: the first state until the worker has answered, whatever a link asks for. */
  measured = $state.raw<Settings>()!;
  rounds = $state.raw<readonly Round[]>([]);
  templates = $state.raw<Course['templates']>();
  palette = $state.raw<Inks>();
  failed = $state(false);
  /** Whether newer numbers are on their way: of the planes, and of the competition. */
  measuring = $state(false);
  competing = $state(false);

  readonly #planes = new Desk();
  readonly #contest = new Desk();
  /** How often each was asked: only the last answer counts. */
  #asked = 0;
  #called = 0;

  constructor(seen: Seen, rounds: readonly Round[], settings: Settings) {
    this.seen = seen;
    this.rounds = rounds;
    this.measured = settings;
  }

  /** On the figure's frame: follows the theme, and ends the workers with the figure. */
  live = (frame: HTMLElement) => {
    const unfollow = onTheme(() => {
      const output = coloursOf(frame, ['output'])
        .output.match(/[\d.]+/g)!
        .map(Number);
      this.palette = { ...paletteOf(frame), output: output as unknown as Rgb };
    });
    return () => {
      unfollow();
      this.#planes.close();
      this.#contest.close();
    };
  };

  /** Asks what both networks make of a digit. */
  measure = (settings: Settings) => () => {
    this.#measure(settings, ++this.#asked);
  };

  async #measure(settings: Settings, asked: number) {
    this.measuring = true;
    const desk = this.#planes;
    try {
      await Promise.all([desk.bring('digits'), desk.bring('clusters'), desk.bring(settings.rival)]);
      if (asked !== this.#asked) return;
      const answer = await desk.client.ask({ settings });
      if (answer && 'seen' in answer) {
        this.seen = answer.seen;
        this.pictures = answer.pictures;
        this.measured = settings;
        this.failed = false;
      }
    } catch {
      this.failed = true;
    }
    if (asked === this.#asked) this.measuring = false;
  }

  /** Lets templates compete from a seed. */
  compete = (seed: number) => () => {
    this.#compete(seed, ++this.#called);
  };

  async #compete(seed: number, called: number) {
    this.competing = true;
    try {
      await this.#contest.bring('digits');
      if (called !== this.#called) return;
      const answer = await this.#contest.client.ask({ seed });
      if (called !== this.#called) return;
      if (answer && 'course' in answer) {
        this.rounds = answer.course.rounds;
        this.templates = answer.course.templates;
      }
    } catch {
      this.failed = true;
    }
    if (called === this.#called) this.competing = false;
  }
}
