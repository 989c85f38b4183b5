import { expect, it } from 'vitest';
import { shippedDigits } from '#content/digits/node.ts';
import { initial } from '#figure/knobs.ts';
import { core } from '#lib/core/core.ts';
import first from './first.json';
import { knobs } from './setup.ts';
import { training } from './training.ts';

// The one long test of this figure: some seconds of a processor, minutes where many share it.
it('the run that ships comes again from its seed, every loss and every test', {
  timeout: 300_000,
}, async () => {
  const heldOut = shippedDigits('held-out');
  const { losses, right } = training(await core(), initial(knobs), shippedDigits('lessons'), heldOut).advance(
    Number.POSITIVE_INFINITY,
  );
  expect(losses.map((loss) => Number(loss.toPrecision(4)))).toEqual(first.losses);
  expect(right).toEqual(first.right);
  expect(right.at(-1)! / heldOut.length).toBeGreaterThanOrEqual(0.97);
});
