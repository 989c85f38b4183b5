/** What has been seen of a training. */
import type { Params } from './setup.ts';

/** A held-out digit that a network reads wrongly. */
export interface Misread {
  readonly pixels: Uint8Array;
  readonly label: number;
  readonly answer: number;
}

/** What some steps brought. */
export interface Stage {
  /** Steps done since the start. */
  readonly step: number;
  /** The loss of the last batch, before its step. */
  readonly loss?: number | undefined;
  /** Mean losses of ten batches each. */
  readonly losses: readonly number[];
  /** Held-out digits read rightly, test by test. */
  readonly right: readonly number[];
  /** Some that the last test found misread. */
  readonly misread?: readonly Misread[] | undefined;
  /** Weights of the first layer now. */
  readonly weights: ArrayLike<number>;
  /** The steps were so long that the loss grew beyond all bounds. */
  readonly diverged: boolean;
}

/** A run as far as it has been watched. */
export interface Run extends Stage {
  readonly setup: Params;
  /** Its place among the runs of this figure; 0 is the one that ships. */
  readonly id: number;
  /** Seconds of training and testing. */
  readonly seconds: number;
  /** Held-out digits. */
  readonly heldOut: number;
}

export const begun = (setup: Params, id: number, heldOut: number): Run => ({
  setup,
  id,
  heldOut,
  step: 0,
  losses: [],
  right: [],
  weights: [],
  seconds: 0,
  diverged: false,
});

/** The run after another stage, which took so many seconds. */
export const extended = (run: Run, stage: Stage, seconds: number): Run => ({
  ...run,
  ...stage,
  losses: [...run.losses, ...stage.losses],
  right: [...run.right, ...stage.right],
  misread: stage.misread ?? run.misread,
  seconds: run.seconds + seconds,
});

/** Whether nothing of a run is left to do. */
export const over = ({ step, diverged, setup }: Run): boolean => diverged || step === Number(setup.steps);
