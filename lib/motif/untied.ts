import { integer, random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

/**
 * Local filters that share nothing: y_k,ij = Σ_uv w^{ij}_k,uv · x_{i·stride+u, j·stride+v}, each place with weights of its own.
 *
 * @param x shape (1, 1, H, W). @param w shape (places, K, k, k), places = the outputs' OH · OW in reading order.
 * @returns shape (1, K, OH, OW); in PyTorch F.unfold, then a product for each column.
 * @throws RangeError when there is not one set of weights for each place.
 * @see "locally connected" layers, LeCun 1989.
 */
export function locallyConnected(x: Tensor, w: Tensor, stride = 1): Tensor {
  const [, , height, width] = x.shape;
  const [places, k, reach] = w.shape;
  const [rows, cols] = [height, width].map((n) => Math.floor((n - reach) / stride) + 1);
  if (places !== rows * cols)
    throw new RangeError(`${rows} × ${cols} places need as many sets of weights, not ${places}`);
  const y = tensor([1, k, rows, cols]);
  const size = reach * reach;
  for (let place = 0; place < places; place++) {
    const start = Math.floor(place / cols) * stride * width + (place % cols) * stride;
    for (let c = 0; c < k; c++) {
      const from = (place * k + c) * size;
      let sum = 0;
      for (let i = 0; i < size; i++)
        sum += w.data[from + i] * x.data[start + Math.floor(i / reach) * width + (i % reach)];
      y.data[c * places + place] = sum;
    }
  }
  return y;
}

/** Templates shuffled anew for each of `places` places: the same weights, in an order of the place's own. */
export function shuffled(templates: readonly (readonly number[])[], places: number, seed: number): Tensor {
  const draw = random(seed);
  const [k, size] = [templates.length, templates[0].length];
  const w = tensor([places, k, Math.sqrt(size), Math.sqrt(size)]);
  for (let place = 0; place < places; place++) {
    templates.forEach((template, c) => {
      const cells = [...template];
      for (let i = size - 1; i > 0; i--) {
        const j = integer(draw, 0, i + 1);
        [cells[i], cells[j]] = [cells[j], cells[i]];
      }
      w.data.set(cells, (place * k + c) * size);
    });
  }
  return w;
}
