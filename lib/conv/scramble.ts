import { integer, type Random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

/**
 * The same maps with the values of each kernel × kernel window in another order, every order equally likely.
 *
 * Windows stand side by side; what is left over at the right and below stays. Whatever does not look at the order inside
 * a window (its maximum, its mean, its length) answers as before.
 *
 * The shuffle is Fisher and Yates': each value changes places with one of those up to it.
 *
 * @param input shape (…, H, W).
 * @throws RangeError when `kernel` is not a whole number from 1 up.
 */
export function scrambled({ shape, data }: Tensor, kernel: number, random: Random): Tensor {
  if (!Number.isInteger(kernel) || kernel < 1) {
    throw new RangeError(`a window has a whole number of samples from 1 up on a side, not ${kernel}`);
  }
  const [height, width] = shape.slice(-2);
  const y = tensor(shape, data.slice());
  for (let plane = 0; plane < data.length; plane += height * width) {
    for (let top = 0; top + kernel <= height; top += kernel) {
      for (let left = 0; left + kernel <= width; left += kernel) {
        const at = (k: number) => plane + (top + Math.floor(k / kernel)) * width + left + (k % kernel);
        for (let k = kernel * kernel - 1; k > 0; k--) {
          const other = at(integer(random, 0, k + 1));
          [y.data[at(k)], y.data[other]] = [y.data[other], y.data[at(k)]];
        }
      }
    }
  }
  return y;
}
