/** The way through the network in steps: each layer's affine map in the stages of its singular value decomposition, then its ReLU. */
import type { Mlp } from '#lib/nn/mlp.ts';
import type { Affine } from '#lib/plane/affine.ts';
import { type Matrix2, type Stage, type Svd2, stageAt, stagesOf, svd2 } from '#lib/plane/svd2.ts';

export interface Step {
  /** The layer, counted from 0; the embedding is the last. */
  readonly layer: number;
  /** The layer's matrix taken apart, where it is 2 × 2, and its bias. */
  readonly svd: Svd2 | undefined;
  readonly bias: readonly number[];
  /** `affine` is all of W·x + b at once, where W is not 2 × 2. */
  readonly stage: Stage | 'affine' | 'relu';
}

/** Where between two steps the figure stands. */
export interface Moment extends Step {
  /** The step's place among all steps. */
  readonly index: number;
  /** The share of the step that is done, from 0 to 1, slow at both ends. */
  readonly t: number;
}

/** The layers that are drawn: all but the last, which turns the embedding into scores. */
export const drawnLayers = (net: Mlp): Mlp => net.slice(0, -1);

/** A layer's matrix taken apart, where it takes a plane to a plane. */
export const svdOf = ({ weight: { shape, data } }: Mlp[number]): Svd2 | undefined =>
  shape[0] === 2 && shape[1] === 2 ? svd2(Array.from(data) as unknown as Matrix2) : undefined;

export function stepsOf(net: Mlp): Step[] {
  return drawnLayers(net).flatMap((each, layer) => {
    const svd = svdOf(each);
    const stages: Step['stage'][] = [
      ...(svd ? stagesOf(svd) : (['affine'] as const)),
      ...(each.relu ? (['relu'] as const) : []),
    ];
    return stages.map((stage) => ({ layer, stage, svd, bias: Array.from(each.bias.data) }));
  });
}

/** The moment at a position: 0 is the input plane, n the end of the n-th step. */
export function momentAt(steps: readonly Step[], position: number): Moment {
  const at = Math.min(steps.length, Math.max(0, position));
  const index = Math.max(0, Math.ceil(at) - 1);
  const share = at - index;
  return { ...steps[index], index, t: share * share * (3 - 2 * share) };
}

/** The position at which a layer is done; layer −1 is the input plane. */
export const endOf = (steps: readonly Step[], layer: number): number =>
  steps.findLastIndex((step) => step.layer <= layer) + 1;

/**
 * The position in other steps that is as far in the same stage of the same layer; where that stage is missing, the layer's
 * nearest one.
 */
export function sameMoment(from: readonly Step[], to: readonly Step[], position: number): number {
  const at = Math.min(from.length, position);
  if (at === 0) return 0;
  const { index, layer, stage } = momentAt(from, at);
  const exact = to.findIndex((step) => step.layer === layer && step.stage === stage);
  if (exact >= 0) return exact + (at - index);
  return stage === 'relu' ? to.length : endOf(to, Math.min(layer, to[to.length - 1].layer) - 1) + 1;
}

/** The map from the plane of a layer's input that a moment of its affine stages has reached; undefined in `affine` and `relu`. */
export const mapAt = ({ svd, bias, stage, t }: Moment): Affine | undefined =>
  svd && stage !== 'affine' && stage !== 'relu' ? stageAt(svd, bias, stage, t) : undefined;
