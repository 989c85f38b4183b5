import { conv1d } from '#lib/conv/conv.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

/** Where copies of one detector look at a strip. */
export interface Bank {
  /** The first cell of every copy's window, counted from 0. */
  readonly starts: readonly number[];
  /** The first cell that any copy sees, and how many cells they cover from there on. */
  readonly first: number;
  readonly span: number;
}

export interface BankOptions {
  /** Cells of the strip, and of a window. */
  readonly cells: number;
  readonly kernel: number;
  readonly stride: number;
  readonly copies: number;
  /** Where the first window should begin. */
  readonly first: number;
}

/**
 * Windows every `stride` cells: start_i = first + i · stride; as many of the copies as the strip has room for, and moved back to
 * where they fit.
 *
 * @throws RangeError when not even one window fits, or stride or copies are below 1.
 */
export function bank({ cells, kernel, stride, copies, first }: BankOptions): Bank {
  if (!(kernel >= 1) || kernel > cells)
    throw new RangeError(`a window of ${kernel} cells does not fit in a strip of ${cells}`);
  if (!(stride >= 1) || !(copies >= 1))
    throw new RangeError(`there must be a stride and copies from 1 up, not ${stride} and ${copies}`);
  const count = Math.min(copies, Math.floor((cells - kernel) / stride) + 1);
  const span = (count - 1) * stride + kernel;
  const from = Math.max(0, Math.min(first, cells - span));
  return { starts: Array.from({ length: count }, (_, i) => from + i * stride), first: from, span };
}

/** What every copy sees: x_[i] = x[…, start_i … start_i + K − 1]. @returns shape (copies, C, K). */
export function windows(x: Tensor, starts: readonly number[], kernel: number): Tensor {
  const [channels, cells] = x.shape;
  const seen = tensor([starts.length, channels, kernel]);
  starts.forEach((start, i) => {
    for (let c = 0; c < channels; c++) {
      const row = x.data.subarray(c * cells + start, c * cells + start + kernel);
      seen.data.set(row, (i * channels + c) * kernel);
    }
  });
  return seen;
}

/**
 * What every copy says: s_i = G(x_[i], w) = Σ_cj w_cj · x_{c, start_i + j}. For windows every `stride` cells this is a convolution.
 *
 * @param x shape (C, L). @param w shape (C, K).
 */
export function scores(x: Tensor, w: Tensor, starts: readonly number[]): number[] {
  const [channels, kernel] = w.shape;
  const seen = windows(x, starts, kernel);
  const { data } = conv1d(seen, tensor([1, channels, kernel], w.data));
  return Array.from(data);
}
