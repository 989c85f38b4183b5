import { integer, type Random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

/** Windows cut out of pictures: as they are, and as directions that no longer know brightness and contrast. */
export type Patches = {
  /** Shape (count, C·k·k). */
  readonly raw: Tensor;
  /** The same with their mean taken away, and of length 1. */
  readonly directions: Tensor;
};

/**
 * The `count` windows of most contrast ‖x − x̄‖ among `draws`, whose k × k places in the pictures are equally likely,
 * and their directions x̂ = (x − x̄) / ‖x − x̄‖, in the order in which they were drawn.
 *
 * @param maps shape (N, C, H, W); a window holds all channels.
 * @throws RangeError when the window does not fit, or fewer than `count` windows had any contrast.
 */
export function patches(
  { shape: [items, channels, height, width], data }: Tensor,
  { size: k, count, draws }: { size: number; count: number; draws: number },
  random: Random,
): Patches {
  const length = channels * k * k;
  const all = Array.from({ length: draws }, (_, order) => {
    const n = integer(random, 0, items);
    const [top, left] = [integer(random, 0, height - k + 1), integer(random, 0, width - k + 1)];
    const patch = new Float32Array(length);
    for (let c = 0, at = 0; c < channels; c++)
      for (let u = 0; u < k; u++, at += k) {
        const from = ((n * channels + c) * height + top + u) * width + left;
        patch.set(data.subarray(from, from + k), at);
      }
    const mean = patch.reduce((sum, x) => sum + x, 0) / length;
    const contrast = Math.sqrt(patch.reduce((sum, x) => sum + (x - mean) ** 2, 0));
    return { order, patch, mean, contrast };
  });
  const kept = all
    .filter(({ contrast }) => contrast > 0)
    .sort((a, b) => b.contrast - a.contrast)
    .slice(0, count)
    .sort((a, b) => a.order - b.order);
  if (kept.length < count)
    throw new RangeError(`of ${draws} windows only ${kept.length} had contrast, not ${count}`);
  const raw = tensor([count, length]);
  const directions = tensor([count, length]);
  kept.forEach(({ patch, mean, contrast }, n) => {
    raw.data.set(patch, n * length);
    directions.data.set(
      patch.map((x) => (x - mean) / contrast),
      n * length,
    );
  });
  return { raw, directions };
}
