/** The flash test without its screen: which pictures in which order, what counts, what is kept, and what came out. */
import { framesFor } from '#lib/biology/frames.ts';
import { integer, type Random } from '#lib/random.ts';
import { wilson } from '#lib/stats/wilson.ts';
import { pictures } from './pictures.ts';

/** Milliseconds for which pictures are meant to be seen. */
export const DURATIONS = [20, 40, 60, 80, 100] as const;
/** The mask stays this long. */
export const MASK_MS = 200;
/** From one picture to the next at least: below one flash a second, where three would be allowed. */
export const PERIOD_MS = 1200;
/** From an answer to the next picture at least. */
export const PAUSE_MS = 700;

/** One picture as it is flashed: which, where, how large, how turned. */
export interface Placed {
  readonly picture: number;
  readonly transform: string;
}
export interface Trial {
  readonly ms: number;
  readonly picture: Placed;
  readonly mask: readonly Placed[];
}
export interface Answer {
  /** The duration that was asked for, */
  readonly ms: number;
  /** the one that the screen gave, */
  readonly shown: number;
  readonly right: boolean;
}

const round = (value: number) => Number(value.toFixed(1));

function placed(
  picture: number,
  x: number,
  y: number,
  size: number,
  turn: number,
  mirrored: boolean,
): Placed {
  const s = round(size) / 100;
  return {
    picture,
    transform: `translate(${round(x)} ${round(y)}) rotate(${round(turn)}) scale(${mirrored ? -s : s} ${s}) translate(-50 -50)`,
  };
}

/** A picture somewhere near the middle of a field of 200 × 200. */
const shownAt = (picture: number, random: Random): Placed =>
  placed(
    picture,
    90 + 20 * random(),
    90 + 20 * random(),
    90 + 30 * random(),
    30 * random() - 15,
    random() < 0.5,
  );

/** A field covered with pieces of all pictures, so that nothing that is left of the picture before can be read. */
const maskOf = (random: Random): Placed[] =>
  Array.from({ length: 25 }, (_, i) =>
    placed(
      integer(random, 0, pictures.length),
      20 + 40 * (i % 5) + 20 * (random() - 0.5),
      20 + 40 * Math.floor(i / 5) + 20 * (random() - 0.5),
      44 + 16 * random(),
      360 * random(),
      random() < 0.5,
    ),
  );

/** As many trials of every duration, animals and things equally often, in random order. */
export function plan(each: number, random: Random): Trial[] {
  const kinds = [true, false].map((animal) =>
    pictures.flatMap((picture, i) => (picture.animal === animal ? [i] : [])),
  );
  const trials = DURATIONS.flatMap((ms) =>
    Array.from({ length: each }, (_, i): Trial => {
      const kind = kinds[i % 2];
      return {
        ms,
        picture: shownAt(kind[integer(random, 0, kind.length)], random),
        mask: maskOf(random),
      };
    }),
  );
  for (let i = trials.length - 1; i > 0; i--) {
    const j = integer(random, 0, i + 1);
    [trials[i], trials[j]] = [trials[j], trials[i]];
  }
  return trials;
}

/** What becomes of each duration on a screen of so many frames a second. */
export const screenFrames = (rate: number) =>
  DURATIONS.map((ms) => {
    const frames = framesFor(ms, rate);
    return { ms, frames, shown: (1000 * frames) / rate };
  });

/** Share of right answers for each duration, with its interval. */
export function summary(answers: readonly Answer[]) {
  return DURATIONS.map((ms) => {
    const own = answers.filter((answer) => answer.ms === ms);
    const right = own.filter((answer) => answer.right).length;
    return {
      ms,
      trials: own.length,
      right,
      share: own.length ? right / own.length : undefined,
      ...wilson(right, own.length),
      /** The mean of what the screen gave. */
      shown: own.length ? own.reduce((sum, { shown }) => sum + shown, 0) / own.length : undefined,
    };
  });
}
export type Score = ReturnType<typeof summary>[number];

/** More answers than this are not kept. */
const MOST_KEPT = 2000;

/** Answers as they are kept on the reader's device. */
export const keep = (answers: readonly Answer[]): string =>
  JSON.stringify(answers.slice(-MOST_KEPT).map(({ ms, shown, right }) => [ms, round(shown), right ? 1 : 0]));

/** What was kept, or undefined where it is none of ours or broken. */
export function kept(stored: string): Answer[] | undefined {
  let entries: unknown;
  try {
    entries = JSON.parse(stored);
  } catch {
    return undefined;
  }
  if (!Array.isArray(entries) || entries.length > MOST_KEPT) return undefined;
  const answers = entries.map((entry: unknown): Answer | undefined => {
    if (!Array.isArray(entry) || entry.length !== 3) return undefined;
    const [ms, shown, right] = entry;
    const known = DURATIONS.some((duration) => duration === ms) && typeof shown === 'number';
    return known && shown > 0 && shown < 1000 && (right === 0 || right === 1)
      ? { ms, shown, right: right === 1 }
      : undefined;
  });
  return answers.every((answer) => answer !== undefined) ? answers : undefined;
}
