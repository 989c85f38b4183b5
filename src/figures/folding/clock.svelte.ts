/** Moves the position along the way: all of it while playing, or as far as one step; it stops off screen and when somebody else moves it. */
import { prefersReducedMotion } from 'svelte/motion';

/** Milliseconds in which a single move is made. */
const MOVE = 700;

export class Clock {
  playing = $state(false);
  #frame = 0;

  #read: () => number;
  #write: (position: number) => void;

  constructor(read: () => number, write: (position: number) => void) {
    this.#read = read;
    this.#write = write;
  }

  stop = () => {
    cancelAnimationFrame(this.#frame);
    this.playing = false;
  };

  /** Goes on until the end; `pace` tells how many steps a second at every moment. */
  play(end: number, pace: () => number) {
    this.stop();
    if (this.#read() >= end) this.#write(0);
    this.playing = true;
    this.#run(end, pace);
  }

  /** Goes to a position; where less motion is wanted, at once. */
  move(to: number) {
    this.stop();
    if (prefersReducedMotion.current) return this.#write(to);
    const pace = Math.abs(to - this.#read()) / (MOVE / 1000);
    this.#run(to, () => pace);
  }

  #run(to: number, pace: () => number) {
    let before: number | undefined;
    let own = this.#read();
    const sign = Math.sign(to - own);
    const frame = (now: number) => {
      if (this.#read() !== own) return this.stop();
      // A frame that comes late does not make the sheet jump.
      const passed = Math.min(50, now - (before ?? now)) / 1000;
      before = now;
      const next = own + sign * passed * pace();
      own = sign * (to - next) <= 0 ? to : Number(next.toFixed(3));
      this.#write(own);
      if (own === to) return this.stop();
      this.#frame = requestAnimationFrame(frame);
    };
    this.#frame = requestAnimationFrame(frame);
  }

  /** On the figure's frame: stops when it leaves the screen or the page. */
  watch = (element: HTMLElement) => {
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting) this.stop();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      this.stop();
    };
  };
}
