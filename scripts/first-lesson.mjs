/**
 * `npm run train:first`: trains the network of figure "train" as it opens, and writes the run that its page shows before a
 * reader starts one: the same numbers every time but for the seconds, on one core in some seconds.
 */
import { writeFileSync } from 'node:fs';

const { core } = await import('#lib/core/core.ts');
const { shippedDigits } = await import('#content/digits/node.ts');
const { initial } = await import('#figure/knobs.ts');
const { packRun } = await import('#figures/train/first.ts');
const { begun, extended } = await import('#figures/train/run.ts');
const { knobs } = await import('#figures/train/setup.ts');
const { training } = await import('#figures/train/training.ts');

const setup = initial(knobs);
const heldOut = shippedDigits('held-out');
const going = training(await core(), setup, shippedDigits('lessons'), heldOut);
// Of the processor, where others may be at work too.
const start = process.cpuUsage();
const stage = going.advance(Number.POSITIVE_INFINITY);
const { user, system } = process.cpuUsage(start);
const run = extended(begun(setup, 0, heldOut.length), stage, (user + system) / 1e6);
writeFileSync(
  new URL('../src/figures/train/first.json', import.meta.url),
  `${JSON.stringify(packRun(run)).replaceAll(/("(?:losses|right|weights|misread)":)/g, '\n  $1')}\n`,
);
console.log(
  `${stage.right.at(-1)} of ${heldOut.length} right after ${stage.step} steps in ${run.seconds.toFixed(1)} s`,
);
