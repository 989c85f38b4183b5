import type { Tensor } from '#lib/tensor.ts';
import { avgPool2d } from './pool.ts';
import type { PoolOptions } from './windows.ts';

/**
 * The length of each window: y_i = √(Σ_k x²_{i·stride + k}).
 *
 * It lies between the largest magnitude and √n times it, for n samples in a window.
 *
 * @param input shape (N, C, H, W).
 * @throws RangeError when the kernel does not fit.
 * @see PyTorch docs, torch.nn.functional.lp_pool2d with norm_type 2.
 */
export function l2Pool2d({ shape, data }: Tensor, options: Pick<PoolOptions, 'kernel' | 'stride'>): Tensor {
  const squares = avgPool2d({ shape, data: data.map((x) => x * x) }, { ...options, divisorOverride: 1 });
  return { shape: squares.shape, data: squares.data.map(Math.sqrt) };
}
