/** States of a figure that a reader could have made, drawn at random from its knobs. */
import { initial, type Knob, type Knobs, LinkError, type Values } from '#figure/knobs.ts';

/** A small seeded generator (mulberry32): the same states in every run. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A link's text for some other value of the knob: its kind is told by what it exposes. */
// biome-ignore lint/suspicious/noExplicitAny: knobs of every kind, also of kinds that a figure adds.
function proposal(knob: Knob<any> & Record<string, any>, next: () => number): string {
  const { initial: first, options, min, max, step = 1, least, most, width, height } = knob;
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const number = () => String(Number((min + whole(0, Math.round((max - min) / step)) * step).toFixed(6)));
  if (Array.isArray(options)) return String(options[whole(0, options.length - 1)]);
  if (typeof first === 'boolean') return whole(0, 1) ? '1' : '0';
  if (typeof first === 'number' && max !== undefined) return number();
  if (Array.isArray(first) && most !== undefined)
    return Array.from({ length: whole(least, most) }, number).join(',');
  if (width && height) return knob.write(Uint8Array.from({ length: width * height }, () => whole(0, 1)));
  // A knob of a figure's own: its first text with other digits.
  return knob.write(first).replace(/\d/g, () => String(whole(0, 9)));
}

/** A random state within the knobs' limits, as a link would set it. */
export function randomState<K extends Knobs>(knobs: K, seed: number): Values<K> {
  const next = random(seed);
  const state: Record<string, unknown> = initial(knobs);
  for (const [name, knob] of Object.entries(knobs)) {
    try {
      state[name] = knob.read(knob.write(knob.read(proposal(knob, next))));
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
    }
  }
  return state as Values<K>;
}
