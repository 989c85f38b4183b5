/** One training, step by step. */
import { type DigitSet, lessons } from '#content/digits/lesson.ts';
import { side } from '#content/digits/networks.ts';
import type { Digit } from '#content/digits/pack.ts';
import type { Core } from '#lib/core/core.ts';
import { tensor } from '#lib/tensor.ts';
import { digitSet, firstOf, withShifts } from './digits.ts';
import { untrained } from './networks.ts';
import type { Misread, Stage } from './run.ts';
import { fixed, GROUP, type Params, testEvery } from './setup.ts';

/** Misread digits that are told of. */
const TOLD = 8;
/** A loss from which no training comes back. */
const LOST = 1000;

/** The digits a run learns from. */
export function learned(all: readonly Digit[], { digits, shifted }: Params): DigitSet {
  const some = firstOf(all, Number(digits));
  return digitSet(shifted ? withShifts(some) : some);
}

/** The training of one setup, which goes on when it is asked to. */
export function training(core: Core, setup: Params, all: readonly Digit[], heldOut: readonly Digit[]) {
  const batch = Number(setup.batch);
  const steps = Number(setup.steps);
  const set = learned(all, setup);
  const epochs = steps / Math.floor(set.labels.length / batch);
  const recipe = { epochs, batch, lr: Number(setup.lr), ...fixed };
  const { network, all: course } = lessons(core, untrained(setup), set, recipe, setup.seed);
  const tested = digitSet(heldOut);
  let step = 0;
  let sum = 0;
  let loss: number | undefined;
  let weights = network.parameters()[0].data;

  /** Reads the held-out digits with the network as it stands, a batch at a time. */
  function test(): Misread[] {
    const x = tensor([batch, 1, side, side]);
    const size = side * side;
    const wrong: Misread[] = [];
    for (let first = 0; first < heldOut.length; first += batch) {
      const count = Math.min(batch, heldOut.length - first);
      for (let p = 0; p < count * size; p++) x.data[p] = tested.pictures[first * size + p] / 255;
      const { data, shape } = network.forward(x);
      for (let n = 0; n < count; n++) {
        const scores = data.subarray(n * shape[1], (n + 1) * shape[1]);
        const answer = scores.indexOf(Math.max(...scores));
        const { label, pixels } = heldOut[first + n];
        if (answer !== label) wrong.push({ pixels, label, answer });
      }
    }
    return wrong;
  }

  return {
    /** Does steps until the run is over, `most` are done, or `enough` says so. */
    advance(most: number, enough: () => boolean = () => false): Stage {
      const losses: number[] = [];
      const right: number[] = [];
      let misread: Misread[] | undefined;
      let diverged = false;
      const look = () => {
        misread = test();
        right.push(heldOut.length - misread.length);
      };
      if (step === 0) look();
      for (let done = 0; done < most && step < steps; done++) {
        loss = course.next().value!.loss;
        diverged = !(loss < LOST);
        if (diverged) break;
        step++;
        sum += loss;
        if (step % GROUP === 0) {
          losses.push(sum / GROUP);
          sum = 0;
        }
        if (step % testEvery(setup) === 0) look();
        if (enough()) break;
      }
      const now = network.parameters()[0].data;
      if (now.every(Number.isFinite)) weights = now;
      return {
        step,
        loss: diverged ? undefined : loss,
        losses,
        right,
        // Pixels of their own: a part of a file would take the whole file along to the page.
        misread: misread?.slice(0, TOLD).map((one) => ({ ...one, pixels: one.pixels.slice() })),
        weights,
        diverged,
      };
    },
  };
}
