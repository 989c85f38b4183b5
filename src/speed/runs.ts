/** The runs that this edition ships: one under Node always, one in Chromium where there is one. */
import { type Bench, shippedBench } from '#content/bench.ts';

function needed(): Bench {
  const run = shippedBench('node');
  if (!run)
    throw new Error('bench/results holds no complete run under Node, of which /speed/ tells: npm run bench');
  return run;
}

export const node = needed();
export const chromium = shippedBench('chromium');
export const runs = chromium ? [node, chromium] : [node];
