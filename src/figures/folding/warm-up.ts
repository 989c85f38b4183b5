import { initial } from '#figure/knobs.ts';
import { knobs, solve } from './model.ts';
import { creasesOf, filmOf, groundOf } from './still.ts';

/**
 * Computes the first state piece by piece before the figure wakes up: in one task with the waking it would hold the page up for
 * longer than a frame or two. What it computes is remembered by `last`, and the figure finds it done.
 */
export async function warmUp(): Promise<void> {
  const { scene, turn, tip, moment } = solve(initial(knobs));
  await rest();
  filmOf(scene, turn, tip);
  await rest();
  groundOf(scene);
  creasesOf(scene, moment.layer);
  await rest();
}

/** Lets the browser do what it has to. */
const rest = () => new Promise((done) => setTimeout(done));
