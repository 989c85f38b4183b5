/** Time of the rig: runs while it is asked to and seen, never else. */
import { watchSeen } from '#figure/job.ts';

export class Clock {
  running = $state(false);
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #tick: () => void;
  readonly #pace: number;

  /** @param pace milliseconds between ticks. */
  constructor(tick: () => void, pace: number) {
    this.#tick = tick;
    this.#pace = pace;
  }

  start = () => {
    if (this.running) return;
    this.running = true;
    this.#timer = setInterval(this.#tick, this.#pace);
  };

  stop = () => {
    clearInterval(this.#timer);
    this.running = false;
  };

  /** On the figure's frame: off screen, in a hidden tab and after it time stands still. */
  live = (frame: HTMLElement) => {
    const end = watchSeen(frame, (seen) => {
      if (!seen) this.stop();
    });
    return () => {
      end();
      this.stop();
    };
  };
}
