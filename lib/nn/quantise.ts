import { type Tensor, tensor } from '#lib/tensor.ts';

/** Whole numbers that stand for a tensor: value ≈ scale · integer, the integers in ±(2^(bits − 1) − 1). */
export type Quantised = {
  readonly shape: readonly number[];
  readonly scale: number;
  readonly integers: Int8Array;
};

/**
 * Symmetric quantisation of a whole tensor: scale = max |w| / (2^(bits − 1) − 1), integer = round(w / scale).
 *
 * No value moves by more than scale / 2.
 *
 * @param bits from 2 to 8.
 * @throws RangeError when `bits` is outside, or a value is not finite.
 * @see PyTorch docs, "Quantization", torch.per_tensor_symmetric.
 */
export function quantise({ shape, data }: Tensor, bits: number): Quantised {
  if (!Number.isInteger(bits) || bits < 2 || bits > 8)
    throw new RangeError(`bits must be 2 to 8, not ${bits}`);
  const most = data.reduce((largest, w) => Math.max(largest, Math.abs(w)), 0);
  if (!Number.isFinite(most)) throw new RangeError('only finite numbers can be quantised');
  // float32, as it is stored: both sides must divide and multiply by the same number.
  const scale = Math.fround(most / (2 ** (bits - 1) - 1));
  return { shape, scale, integers: Int8Array.from(data, (w) => (scale === 0 ? 0 : Math.round(w / scale))) };
}

/** scale · integer. */
export const dequantise = ({ shape, scale, integers }: Quantised): Tensor =>
  tensor(
    shape,
    Float32Array.from(integers, (n) => scale * n),
  );
