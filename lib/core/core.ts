import type { ConvGradients, ConvOptions } from '#lib/conv/conv.ts';
import type { AvgPoolOptions, MaxPooled, MaxPoolOptions } from '#lib/conv/pool.ts';
import type { Mlp } from '#lib/nn/mlp.ts';
import type { Sequential } from '#lib/nn/sequential.ts';
import type { Tensor } from '#lib/tensor.ts';
import { type Kind, load } from './load.ts';
import type { Training } from './mlp.ts';
import type { Network } from './network.ts';
import { coreOf } from './of.ts';
import type { OptimiserSettings } from './optimiser.ts';

/**
 * What lib/conv and lib/nn compute, fast. Results are theirs up to rounding in float32; 'simd' rounds in the same way on
 * every machine. Arguments are never changed (but for `out`), results never overwritten.
 */
export interface Core {
  /** 'simd' unless relaxed arithmetic was asked for; 'plain' where WebAssembly has no SIMD. */
  readonly kind: Kind;
  /** Bytes of memory held, apart from that of networks and trainings. */
  readonly memory: number;

  /**
   * y[n, c, i] = bias[c] + Σ_{ci, k} weight[c, ci, k] · x[n, g·Cin/groups + ci, i·stride + k·dilation − padding].
   *
   * @param input shape (N, Cin, L) or (N, Cin, H, W); volumes are computed by lib/conv.
   * @param weight shape (Cout, Cin / groups, …kernel).
   * @param out takes the output where it is given: a large result that is only looked at need not be allocated anew.
   * @throws RangeError as `conv` of lib/conv/conv.ts, which see; or when `out` has another shape than the output.
   */
  conv(input: Tensor, weight: Tensor, options?: ConvOptions, out?: Tensor): Tensor;
  /** The derivatives of a loss by the arguments of `conv`, from its derivatives by the outputs. */
  convBackward(gradOutput: Tensor, input: Tensor, weight: Tensor, options?: ConvOptions): ConvGradients;
  /**
   * out_i = Σ_j w_j x_{i+j} along a line, for short ones without any preparation; as many outputs as `out` has room for.
   *
   * @throws RangeError when x has fewer than out.length + w.length − 1 samples.
   */
  correlate(x: Float32Array, w: Float32Array, out: Float32Array): Float32Array;
  /**
   * y = x · Wᵀ + b.
   *
   * @param input shape (…, in). @param weight shape (out, in). @param bias shape (out).
   * @returns shape (…, out).
   * @throws RangeError when the shapes disagree.
   */
  linear(input: Tensor, weight: Tensor, bias?: Tensor): Tensor;
  /** ∂L/∂x = g · W, ∂L/∂W = gᵀ · x and ∂L/∂b = Σ g. */
  linearBackward(gradOutput: Tensor, input: Tensor, weight: Tensor): ConvGradients;
  /** As in lib/conv/pool.ts, over a line or a plane. */
  maxPool(input: Tensor, options: MaxPoolOptions): MaxPooled;
  maxPoolBackward(gradOutput: Tensor, indices: Int32Array, inputShape: readonly number[]): Tensor;
  avgPool(input: Tensor, options: AvgPoolOptions): Tensor;
  avgPoolBackward(gradOutput: Tensor, inputShape: readonly number[], options: AvgPoolOptions): Tensor;
  /** max(0, x); NaN stays NaN. */
  relu(x: Tensor): Tensor;
  /** g where y = relu(x) is above 0, else 0. @throws RangeError when the shapes differ. */
  reluBackward(gradOutput: Tensor, y: Tensor): Tensor;
  /** a + s · b. @throws RangeError when the shapes differ: nothing is broadcast. */
  add(a: Tensor, b: Tensor, s?: number): Tensor;
  /** s · a. */
  scale(a: Tensor, s: number): Tensor;

  /**
   * A network whose values and parameters stay in a memory of its own from one call to the next.
   *
   * @param layers in order; their weights are copied. @param inputShape (N, …), N the size of every batch.
   * @param optimiser for `step`, whose learning rate a step may replace; plain SGD when left out.
   * @throws RangeError when a layer does not fit what the one before it gives.
   */
  network(layers: Sequential, inputShape: readonly number[], optimiser?: OptimiserSettings): Network;
  /**
   * The training of a copy of a perceptron, as `trainer` of lib/nn/trainer.ts: for few units, and any number of points.
   *
   * @param x shape (N, in). @param labels N class numbers.
   * @throws RangeError when the data do not fit the network or each other.
   */
  mlp(net: Mlp, x: Tensor, labels: ArrayLike<number>, optimiser: OptimiserSettings): Training;
}

const cores = new Map<boolean, Promise<Core>>();

/**
 * The core of this page, worker or process, the same at every call.
 *
 * @param relaxed lets the machine fuse multiplications and additions: faster, but the last bits then depend on the machine.
 */
export function loadCore({ relaxed = false }: { relaxed?: boolean } = {}): Promise<Core> {
  const loading = cores.get(relaxed) ?? load(relaxed).then(coreOf);
  cores.set(relaxed, loading);
  return loading;
}

/** The core whose numbers repeat. */
export const core = (): Promise<Core> => loadCore();
