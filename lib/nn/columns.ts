import { tensor } from '#lib/tensor.ts';
import type { Sequential } from './sequential.ts';

/**
 * The network that gives for pixels in another order what the old one gave for them in theirs: W′[h, p] = W[h, order[p]] in its
 * first linear layer, so that Σ_p W′[h, p] x[order[p]] = Σ_p W[h, p] x[p].
 *
 * @throws RangeError when the first layer with weights is not linear, or takes another number of inputs.
 */
export function permutedColumns(net: Sequential, order: ArrayLike<number>): Sequential {
  const at = net.findIndex((layer) => 'weight' in layer);
  const layer = net[at];
  if (layer?.kind !== 'linear' || layer.weight.shape[1] !== order.length)
    throw new RangeError(
      `an order of ${order.length} columns needs a first layer that is linear in as many inputs`,
    );
  const { shape, data } = layer.weight;
  const columns = order.length;
  const weight = tensor(
    shape,
    data.map((_, i) => data[i - (i % columns) + order[i % columns]]),
  );
  return net.with(at, { ...layer, weight });
}
