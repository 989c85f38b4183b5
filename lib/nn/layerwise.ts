import type { Mlp } from './mlp.ts';

/** What a layer makes of N inputs: `pre` = W·x + b and `post`, after its ReLU, each (N, units), row by row. */
export interface Layerwise {
  readonly units: number;
  readonly pre: Float64Array;
  /** The same array as `pre` where the layer is affine. */
  readonly post: Float64Array;
}

/**
 * `activations` of many inputs at once: entry l holds layer l's.
 *
 * @param x (N, in), row by row.
 * @throws RangeError when x does not hold whole rows.
 */
export function layerwise(net: Mlp, x: Float64Array): Layerwise[] {
  let [values, width] = [x, net[0].weight.shape[1]];
  const n = x.length / width;
  if (!Number.isInteger(n)) throw new RangeError(`${x.length} numbers are no rows of ${width}`);
  return net.map(({ weight, bias, relu }) => {
    const units = bias.data.length;
    const [w, b] = [weight.data, bias.data];
    const pre = new Float64Array(n * units);
    for (let i = 0; i < n; i++) {
      for (let o = 0; o < units; o++) {
        let sum = b[o];
        for (let k = 0; k < width; k++) sum += w[o * width + k] * values[i * width + k];
        pre[i * units + o] = sum;
      }
    }
    const post = relu ? pre.map((z) => (z > 0 ? z : 0)) : pre;
    [values, width] = [post, units];
    return { units, pre, post };
  });
}
