import { atLeast } from '#lib/at-least.ts';
import { normal, type Random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

/** Labelled points of the plane: points (N, 2), their coordinates from −1 to 1 but for noise, labels 0 … classes − 1, class by class. */
export type Dataset = { readonly classes: number; readonly points: Tensor; readonly labels: Uint8Array };

type Point = readonly [x: number, y: number];

function dataset(classes: readonly (readonly Point[])[]): Dataset {
  return {
    classes: classes.length,
    points: tensor([classes.flat().length, 2], classes.flat(2)),
    labels: Uint8Array.from(classes.flatMap((points, label) => points.map(() => label))),
  };
}

const build = (count: number, at: (i: number) => Point): Point[] =>
  Array.from({ length: count }, (_, i) => at(i));

/**
 * The course's spiral: arm k of K runs X_k(t) = t · (sin φ, cos φ), φ = 2π/K · (2t + k − 1) + ε, with t from 0 to 1
 * in equal steps and k from 1; all arms begin at the origin.
 *
 * @param noise standard deviation of the angle ε, in radians.
 * @throws RangeError when there is no arm, or fewer than two points on each.
 * @see Canziani & LeCun, NYU Deep Learning 2020, week 2, equation 1a.
 */
export function spiral(arms: number, perArm: number, noise: number, random: Random): Dataset {
  atLeast(1, { arms });
  atLeast(2, { perArm });
  return dataset(
    Array.from({ length: arms }, (_, k) =>
      build(perArm, (i) => {
        const t = i / (perArm - 1);
        const angle = ((2 * Math.PI) / arms) * (2 * t + k) + noise * normal(random);
        return [t * Math.sin(angle), t * Math.cos(angle)];
      }),
    ),
  );
}

/**
 * Two half circles that reach into each other, as scikit-learn's make_moons, moved to the middle and scaled by 1/1.5:
 * ±(cos φ − 1/2, sin φ − 1/4) / 1.5, with φ from 0 to π in equal steps.
 *
 * @param noise standard deviation of each coordinate, after scaling.
 * @throws RangeError when there are fewer than two points in each.
 * @see scikit-learn docs, sklearn.datasets.make_moons.
 */
export function moons(perClass: number, noise: number, random: Random): Dataset {
  atLeast(2, { perClass });
  const half = (sign: 1 | -1) =>
    build(perClass, (i) => {
      const angle = (Math.PI * i) / (perClass - 1);
      const x = sign * (Math.cos(angle) - 0.5);
      const y = sign * (Math.sin(angle) - 0.25);
      return [x / 1.5 + noise * normal(random), y / 1.5 + noise * normal(random)];
    });
  return dataset([half(1), half(-1)]);
}

/**
 * Concentric circles of radii 1/K, 2/K, …, 1, one class each, their points at equal angles.
 *
 * @param noise standard deviation of the radius.
 * @throws RangeError when there is no ring, or no point on each.
 */
export function rings(count: number, perRing: number, noise: number, random: Random): Dataset {
  atLeast(1, { count, perRing });
  return dataset(
    Array.from({ length: count }, (_, k) =>
      build(perRing, (i) => {
        const angle = (2 * Math.PI * i) / perRing;
        const radius = (k + 1) / count + noise * normal(random);
        return [radius * Math.cos(angle), radius * Math.sin(angle)];
      }),
    ),
  );
}

/**
 * Uniform points with |x|, |y| in [gap, 1]; class 0 where x and y have the same sign, class 1 where they differ.
 *
 * @throws RangeError when there is no point in each class, or the gap is not in [0, 1).
 */
export function xor(perClass: number, gap: number, random: Random): Dataset {
  atLeast(1, { perClass });
  if (!(gap >= 0 && gap < 1)) throw new RangeError(`gap must be from 0 up and below 1, not ${gap}`);
  const place = () => gap + (1 - gap) * random();
  return dataset(
    [1, -1].map((same) =>
      build(perClass, (i) => {
        const side = i % 2 ? 1 : -1;
        return [side * place(), side * same * place()];
      }),
    ),
  );
}
