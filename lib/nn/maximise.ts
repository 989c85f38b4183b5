import type { Random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { backThrough, outputOf, type Sequential, trace } from './sequential.ts';

/** The length of a picture as a vector, √Σx². */
export const norm = ({ data }: Tensor): number => Math.sqrt(data.reduce((sum, v) => sum + v * v, 0));

/** Steps, and the length of the first as a share of the bound; it falls to nothing along a straight line. */
const STEPS = 200;
const FIRST = 0.1;

/**
 * An input that makes one unit as large as it can: gradient ascent on the pixels, max y(x) with 0 ≤ x ≤ 1 and ‖x‖ ≤ bound.
 *
 * x ← Π(x + ηₜ ∇y / ‖∇y‖) with η from 0.1 · bound down to 0; Π clips to 0 … 1 and then shortens to the bound. It finds a
 * top near its start, not the highest of all.
 *
 * @param net layers that make one number of the input, shape (1, 1, 1, 1); end before a ReLU, for behind one a unit
 *   that is off has no slope.
 * @param shape of the input. @param by gives the start, noise of length `bound`.
 * @see Erhan, Bengio, Courville & Vincent 2009, "Visualizing higher-layer features of a deep network".
 */
export function maximise(net: Sequential, shape: readonly number[], bound: number, by: Random) {
  let x = tensor(shape);
  for (let i = 0; i < x.data.length; i++) x.data[i] = by();
  x = within(x, bound);
  for (let step = 0; step < STEPS; step++) {
    const traced = trace(net, x);
    const one = tensor(traced[traced.length - 1].output.shape, [1]);
    const [slope] = backThrough(net, x, traced, one);
    const length = norm(slope);
    if (length === 0) break;
    const rate = (FIRST * bound * (1 - step / STEPS)) / length;
    x = within(
      tensor(
        shape,
        x.data.map((v, i) => v + rate * slope.data[i]),
      ),
      bound,
    );
  }
  return { x, value: outputOf(net, x).data[0] };
}

function within({ shape, data }: Tensor, bound: number): Tensor {
  const clipped = tensor(
    shape,
    data.map((v) => Math.min(1, Math.max(0, v))),
  );
  const scale = Math.min(1, bound / (norm(clipped) || 1));
  return tensor(
    shape,
    clipped.data.map((v) => v * scale),
  );
}
