/** Which outputs are kept: all that touch x, as many as x has samples, or those that lie wholly inside x. */
export type Mode = 'full' | 'valid' | 'same';

/** One product w_j · x_index of the sum that makes an output; outside x the sample is padding, with value 0. */
export type Term = { j: number; index: number; w: number; x: number; padding: boolean };

/**
 * Discrete convolution: y_i = Σ_j w_j x_{i−j} in mode 'full', where x is 0 outside its samples.
 *
 * With N samples and a kernel of K, 'full' has N + K − 1 outputs; 'same' is N of these from number ⌊(K−1)/2⌋ on;
 * 'valid' is N − K + 1 of them from number K − 1 on. Agrees with numpy.convolve(x, w, mode) while K ≤ N; NumPy swaps
 * the two when K > N, this does not ('same' keeps N outputs, 'valid' throws).
 *
 * @param x N samples.
 * @param w K weights, of any unit: outputs are in units of x times w.
 * @throws RangeError when x or w is empty, or in 'valid' when K > N.
 */
export function convolve(x: ArrayLike<number>, w: ArrayLike<number>, mode: Mode = 'full'): number[] {
  return correlate(x, reversed(w), mode);
}

/**
 * Cross-correlation, the "convolution" of deep learning: y_i = Σ_j w_j x_{i+j} in mode 'valid'.
 *
 * All modes are y_i = Σ_j w_j x_{i+j+f}, and f is where the first window starts: 0 for 'valid' (N − K + 1 outputs),
 * −⌊K/2⌋ for 'same' (N outputs) and 1 − K for 'full' (N + K − 1 outputs). Agrees with numpy.correlate(x, w, mode)
 * for real numbers while K ≤ N: the first argument is the one that moves, so the order matters.
 *
 * @param x N samples.
 * @param w K weights.
 * @throws RangeError when x or w is empty, or in 'valid' when K > N.
 */
export function correlate(x: ArrayLike<number>, w: ArrayLike<number>, mode: Mode = 'valid'): number[] {
  const { first, count } = outputs(x.length, w.length, mode);
  return Array.from({ length: count }, (_, i) => {
    const start = i + first;
    const end = Math.min(w.length, x.length - start);
    let sum = 0;
    for (let j = Math.max(0, -start); j < end; j++) sum += w[j] * x[start + j];
    return sum;
  });
}

/**
 * The K products whose sum is output i, in the order of the kernel, those that fall on padding among them.
 *
 * @param flip true for the terms of `convolve`, false for those of `correlate`.
 * @throws RangeError when there is no output i.
 */
export function terms(
  x: ArrayLike<number>,
  w: ArrayLike<number>,
  i: number,
  mode: Mode = 'full',
  flip = true,
): Term[] {
  const { first, count } = outputs(x.length, w.length, mode);
  if (!Number.isInteger(i) || i < 0 || i >= count) {
    throw new RangeError(`there is no output ${i}: mode '${mode}' has outputs 0 to ${count - 1}`);
  }
  return Array.from({ length: w.length }, (_, j) => {
    const index = i + first + (flip ? w.length - 1 - j : j);
    const padding = index < 0 || index >= x.length;
    return { j, index, w: w[j], x: padding ? 0 : x[index], padding };
  });
}

/** The derivatives of a loss by x and w, from its derivatives by the outputs of `convolve(x, w, mode)`. */
export function convolveBackward(
  gradOutput: ArrayLike<number>,
  x: ArrayLike<number>,
  w: ArrayLike<number>,
  mode: Mode = 'full',
): { x: number[]; w: number[] } {
  const { first, count } = outputs(x.length, w.length, mode);
  if (gradOutput.length !== count) {
    throw new RangeError(`mode '${mode}' has ${count} outputs, but there are ${gradOutput.length} gradients`);
  }
  // Outputs that the mode leaves out have gradient 0. ∂L/∂x_m = Σ_j w_j g_{m+j} and ∂L/∂w_j = Σ_m x_m g_{m+j}.
  const full = new Array<number>(x.length + w.length - 1).fill(0);
  for (let i = 0; i < count; i++) full[i + first + w.length - 1] = gradOutput[i];
  return { x: correlate(full, w), w: correlate(full, x) };
}

/** The derivatives of a loss by x and w, from its derivatives by the outputs of `correlate(x, w, mode)`. */
export function correlateBackward(
  gradOutput: ArrayLike<number>,
  x: ArrayLike<number>,
  w: ArrayLike<number>,
  mode: Mode = 'valid',
): { x: number[]; w: number[] } {
  const grad = convolveBackward(gradOutput, x, reversed(w), mode);
  return { x: grad.x, w: grad.w.reverse() };
}

/** Where the first window starts in x, and how many windows there are. */
function outputs(n: number, k: number, mode: Mode): { first: number; count: number } {
  if (n === 0 || k === 0) throw new RangeError(`a kernel of ${k} and ${n} samples: both need at least 1`);
  if (mode === 'full') return { first: 1 - k, count: n + k - 1 };
  if (mode === 'same') return { first: -Math.floor(k / 2), count: n };
  if (k > n) throw new RangeError(`kernel of ${k} does not fit in ${n} samples`);
  return { first: 0, count: n - k + 1 };
}

const reversed = (w: ArrayLike<number>): number[] => Array.from(w).reverse();
