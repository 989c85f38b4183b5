/** Templates of the first layer that cluster while the reader watches: on windows of the hundred digits of this figure. */
import { batchOf, type Digit } from '#content/digits/pack.ts';
import { planes, reach } from '#content/neocognitron/shape.ts';
import { clusters, seeds } from '#lib/nn/clusters.ts';
import { patches } from '#lib/nn/patches.ts';
import { random } from '#lib/random.ts';
import { exampleOf } from './measure.ts';
import type { Round } from './model.ts';
import { EXAMPLES } from './model.ts';

/** Windows that compete, of three times as many that are drawn. */
export const WINDOWS = 4000;
export const ROUNDS = 40;

export interface Course {
  readonly rounds: readonly Round[];
  /** The templates after each round, (8, 5, 5). */
  readonly templates: readonly Float32Array[];
}

/** All rounds from a seed, until nothing moves or the last is reached. */
export function course(digits: readonly Digit[], seed: number): Course {
  const by = random(seed);
  const shown = Array.from({ length: 10 * EXAMPLES }, (_, i) =>
    exampleOf(digits, i % 10, 1 + Math.floor(i / 10)),
  );
  const { directions } = patches(batchOf(shown), { size: reach, count: WINDOWS, draws: 3 * WINDOWS }, by);
  const rounds: Round[] = [];
  const templates: Float32Array[] = [];
  let before: Uint16Array | undefined;
  for (const { templates: now, winners, agreement } of clusters(
    directions,
    seeds(directions, planes[0], by),
  )) {
    const won = new Array(planes[0]).fill(0);
    for (const winner of winners) won[winner]++;
    const last = before;
    rounds.push({
      agreement: Number(agreement.toFixed(6)),
      won,
      moved: last ? winners.reduce((sum, w, i) => sum + (w === last[i] ? 0 : 1), 0) : WINDOWS,
    });
    templates.push(now.data);
    before = winners;
    if (rounds.length > ROUNDS) break;
  }
  return { rounds, templates };
}
