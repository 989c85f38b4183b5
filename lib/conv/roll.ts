import { type Tensor, tensor } from '#lib/tensor.ts';

/**
 * The same pictures or maps, rolled: y[i, j] = x[i − down, j − right], and what leaves on one side comes in on the other.
 *
 * @param input shape (…, H, W).
 * @param down whole samples along H, of either sign.
 * @param right whole samples along W, of either sign.
 * @see PyTorch docs, torch.roll.
 */
export function rolled({ shape, data }: Tensor, down: number, right: number): Tensor {
  const [height, width] = shape.slice(-2);
  const wrap = (i: number, n: number) => ((i % n) + n) % n;
  const y = tensor(shape);
  for (let i = 0; i < data.length; i++) {
    const plane = i - (i % (height * width));
    const [row, col] = [Math.floor((i - plane) / width), i % width];
    y.data[plane + wrap(row + down, height) * width + wrap(col + right, width)] = data[i];
  }
  return y;
}
