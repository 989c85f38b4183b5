import type { Random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

/** Points of the square with a context each, and what is to be said of them: +1 or −1. */
export type Situations = {
  /** Inputs (N, 2), |x_i| from gap to 1. */
  readonly x: Tensor;
  /** Contexts (N, 1) or (N, 2). */
  readonly context: Tensor;
  readonly labels: Int8Array;
};

/** The four quadrants in turn, so that every sign is as frequent. */
const quadrants = [
  [1, 1],
  [-1, -1],
  [-1, 1],
  [1, -1],
] as const;

function points(count: number, gap: number, random: Random): number[][] {
  const place = () => gap + (1 - gap) * random();
  return Array.from({ length: count }, (_, i) => quadrants[i % 4].map((sign) => sign * place()));
}

/** The sign of the product, y = sign(x₁ · x₂); the context is the input itself. @param count points, four to a round of the quadrants. */
export function productTask(count: number, gap: number, random: Random): Situations {
  const all = points(count, gap, random);
  const x = tensor([count, 2], all.flat());
  return { x, context: x, labels: Int8Array.from(all, ([a, b]) => Math.sign(a * b)) };
}

/**
 * A mode that says which coordinate counts: y = sign(x₁) where the mode is +1, sign(x₂) where it is −1. The context is the mode.
 *
 * @param count points in each mode; those of mode +1 stand first.
 */
export function modeTask(count: number, gap: number, random: Random): Situations {
  const all = [...points(count, gap, random), ...points(count, gap, random)];
  const mode = (i: number) => (i < count ? 1 : -1);
  return {
    x: tensor([2 * count, 2], all.flat()),
    context: tensor(
      [2 * count, 1],
      all.map((_, i) => mode(i)),
    ),
    labels: Int8Array.from(all, ([a, b], i) => Math.sign(mode(i) > 0 ? a : b)),
  };
}
