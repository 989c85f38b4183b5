/** Numbers from PyTorch's order into that of peers whose channels come last. */

/** (N, C, …spatial) → (N, …spatial, C). */
export function channelsLast(data: ArrayLike<number>, shape: readonly number[]): Float32Array {
  const [n, c] = shape;
  const plane = data.length / (n * c);
  const to = new Float32Array(data.length);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < c; k++)
      for (let p = 0; p < plane; p++) to[(i * plane + p) * c + k] = data[(i * c + k) * plane + p];
  return to;
}

/** (N, …spatial, C) → (N, C, …spatial); `shape` is the one it returns. */
export function channelsFirst(data: ArrayLike<number>, shape: readonly number[]): Float32Array {
  const [n, c] = shape;
  const plane = data.length / (n * c);
  const to = new Float32Array(data.length);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < c; k++)
      for (let p = 0; p < plane; p++) to[(i * c + k) * plane + p] = data[(i * plane + p) * c + k];
  return to;
}

/** (O, I, …kernel) → (…kernel, I, O), TensorFlow's filters. */
export function filters(data: ArrayLike<number>, shape: readonly number[]): Float32Array {
  const [o, i] = shape;
  return transposed(channelsLast(data, [o, i]), o);
}

/** (…kernel, I, O) → (O, I, …kernel); `shape` is the one it returns. */
export function unfiltered(data: ArrayLike<number>, shape: readonly number[]): Float32Array {
  const [o, i] = shape;
  return channelsFirst(transposed(data, data.length / o), [o, i]);
}

/** (rows, columns) → (columns, rows). */
export function transposed(data: ArrayLike<number>, rows: number): Float32Array {
  const columns = data.length / rows;
  const to = new Float32Array(data.length);
  for (let r = 0; r < rows; r++) for (let k = 0; k < columns; k++) to[k * rows + r] = data[r * columns + k];
  return to;
}

/** A dense layer's weight (out, channels · plane) for inputs whose channels come last: (out, plane · channels). */
export const flattenedLast = (data: ArrayLike<number>, out: number, channels: number): Float32Array =>
  channelsLast(data, [out, channels]);

/** The inverse of `flattenedLast`. */
export const flattenedFirst = (data: ArrayLike<number>, out: number, channels: number): Float32Array =>
  channelsFirst(data, [out, channels]);
