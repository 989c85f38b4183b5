/** What only the browser has: the theme's colours, and the worker that trains networks. */
import { recipe } from '#content/networks.ts';
import { coloursOf, onTheme } from '#figure/ramp.ts';
import { latest } from '#figure/worker.ts';
import { parameterCount, withParameters } from '#lib/nn/mlp.ts';
import { COLOURS, type Colours } from './draw.ts';
import type { Answer, Question } from './folding.worker.ts';
import { atHand, keyOf, type Setup, shipped, type Trained } from './nets.ts';

/** Optimiser steps between two answers of the worker. */
const CHUNK = 150;
/** Networks with more parameters are drawn only when they are trained: finding their regions takes too long for every answer. */
const LIVE = 100;

export class Lab {
  /** Undefined on paper, where the pictures are drawn as on the server. */
  colours = $state.raw<Colours>();
  /** The network in training, and its loss and accuracy so far. */
  current = $state.raw<{ key: string; step: number; loss: number; accuracy: number; trained?: Trained }>();
  failed = $state(false);

  #done = $state.raw<ReadonlyMap<string, Trained>>(new Map());
  #visible = Promise.resolve();
  #client = latest<Question, Answer>(
    () => new Worker(new URL('./folding.worker.ts', import.meta.url), { type: 'module' }),
  );

  /** The network of a setting, as far as it is trained. */
  network(setup: Setup): Trained {
    const key = keyOf(setup);
    return (
      this.#done.get(key) ?? (this.current?.key === key ? this.current.trained : undefined) ?? atHand(setup)
    );
  }

  /** Whether a setting's network must be trained first. */
  lacks = (setup: Setup): boolean => !shipped(setup) && !this.#done.has(keyOf(setup));

  /** On the figure's frame: follows the theme, waits with training while off screen, ends the worker with the figure. */
  live = (frame: HTMLElement) => {
    const paper = matchMedia('print');
    const recolour = () => {
      this.colours = paper.matches ? undefined : coloursOf(frame, COLOURS);
    };
    const unfollow = onTheme(recolour);
    paper.addEventListener('change', recolour);
    let seen = () => {};
    const observer = new IntersectionObserver(([{ isIntersecting }]) => {
      if (isIntersecting) return seen();
      this.#visible = new Promise((done) => {
        seen = done;
      });
    });
    observer.observe(frame);
    return () => {
      unfollow();
      paper.removeEventListener('change', recolour);
      observer.disconnect();
      this.#client.close();
    };
  };

  /** Trains the network of a setting, then calls `done`; ends when the setting changes. */
  train = (setup: Setup, done: () => void) => () => {
    let wanted = true;
    this.#run(setup, () => wanted, done).catch(() => {
      this.failed = wanted;
    });
    return () => {
      wanted = false;
      this.#client.cancel();
      this.current = undefined;
    };
  };

  async #run(setup: Setup, wanted: () => boolean, done: () => void) {
    const key = keyOf(setup);
    const { net } = atHand(setup);
    const live = parameterCount(net) <= LIVE;
    this.failed = false;
    for (let step = CHUNK; ; step += CHUNK) {
      await this.#visible;
      if (!wanted()) return;
      const answer = await this.#client.ask({ setup, step });
      if (!answer || !wanted()) return;
      const { parameters, loss, accuracy } = answer;
      if (step >= recipe.steps) {
        this.#done = new Map(this.#done).set(key, { net: withParameters(net, parameters) });
        return done();
      }
      this.current = {
        key,
        step,
        loss,
        accuracy,
        ...(live && { trained: { net: withParameters(net, parameters) } }),
      };
    }
  }
}
