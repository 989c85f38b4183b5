import type { Affine } from './affine.ts';

/** A 2 × 2 matrix, row by row. */
export type Matrix2 = readonly [number, number, number, number];

/** A = R(phi) · diag(σ₁, ±σ₂) · R(−theta), angles in radians in (−π, π], σ₁ ≥ σ₂ ≥ 0; the sign is − where A reflects. */
export interface Svd2 {
  readonly theta: number;
  /** Whether det A < 0. */
  readonly reflects: boolean;
  readonly sigma: readonly [number, number];
  readonly phi: number;
}

const wrapped = (angle: number) => {
  const turns = angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
  return turns <= -Math.PI ? turns + 2 * Math.PI : turns;
};

/**
 * The singular value decomposition of a 2 × 2 matrix.
 *
 * A is the sum of a turn with stretch, Q·R(α), and a mirror with stretch, P·R(β)·diag(1, −1); then σ = Q ± P, phi = (α + β)/2
 * and theta = (β − α)/2. Both angles may be turned by π together: the pair with the smaller sum of magnitudes is given.
 * Where every direction is stretched alike, theta = 0.
 */
export function svd2([a, b, c, d]: Matrix2): Svd2 {
  const [e, f, g, h] = [(a + d) / 2, (a - d) / 2, (c + b) / 2, (c - b) / 2];
  const [q, p] = [Math.hypot(e, h), Math.hypot(f, g)];
  const most = q + p;
  if (most === 0) return { theta: 0, reflects: false, sigma: [0, 0], phi: 0 };
  const determinant = a * d - b * c;
  // Beside the other, a part of rounding error's size has no direction of its own.
  const alpha = q < 1e-13 * p ? Math.atan2(g, f) : Math.atan2(h, e);
  const beta = p < 1e-13 * q ? alpha : Math.atan2(g, f);
  const near = [wrapped((beta - alpha) / 2), wrapped((alpha + beta) / 2)];
  const far = near.map((angle) => wrapped(angle + Math.PI));
  const size = (angles: number[]) => Math.abs(angles[0]) + Math.abs(angles[1]);
  const [theta, phi] = size(near) <= size(far) ? near : far;
  return { theta, reflects: determinant < 0, sigma: [most, Math.abs(determinant) / most], phi };
}

/** What A·x + b does, in order; without a reflection that stage is left out. */
export type Stage = 'rotate' | 'reflect' | 'scale' | 'rotateBack' | 'shift';

export const stagesOf = ({ reflects }: Svd2): Stage[] => [
  'rotate',
  ...(reflects ? (['reflect'] as const) : []),
  'scale',
  'rotateBack',
  'shift',
];

/**
 * The map that has done all stages before `stage`, and a share t of it: R(t·phi), diag(1, 1 − 2t), diag(1 − t + t·σ), t·b.
 *
 * @param t from 0, where the stage before ends, to 1.
 */
export function stageAt(
  { theta, reflects, sigma, phi }: Svd2,
  bias: readonly number[],
  stage: Stage,
  t: number,
): Affine {
  const order = ['rotate', 'reflect', 'scale', 'rotateBack', 'shift'];
  const at = order.indexOf(stage);
  const [turn, mirror, scale, back, shift] = order.map((_, i) => (i < at ? 1 : i === at ? t : 0));
  const sign = reflects ? 1 - 2 * mirror : 1;
  const [s1, s2] = [1 - scale + scale * sigma[0], sign * (1 - scale + scale * sigma[1])];
  const [co, so] = [Math.cos(back * phi), Math.sin(back * phi)];
  const [ci, si] = [Math.cos(turn * theta), Math.sin(turn * theta)];
  return {
    matrix: [
      co * s1 * ci + so * s2 * si,
      co * s1 * si - so * s2 * ci,
      so * s1 * ci - co * s2 * si,
      so * s1 * si + co * s2 * ci,
    ],
    offset: [shift * bias[0], shift * bias[1]],
  };
}
