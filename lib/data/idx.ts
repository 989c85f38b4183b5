/** What an idx file of bytes holds: `shape`, and the bytes in row-major order. */
export type Idx = { readonly shape: readonly number[]; readonly data: Uint8Array };

const UNSIGNED_BYTE = 8;

/**
 * Reads an idx file of bytes, the format of the MNIST digits: two zeros, the type, the number of dimensions, then each
 * size as a big-endian 32-bit number, then the values.
 *
 * @throws RangeError when it is no such file, or has another length than its sizes say.
 * @see Yann LeCun, Corinna Cortes, Christopher Burges, "The MNIST database of handwritten digits".
 */
export function readIdx(file: Uint8Array): Idx {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const dimensions = file[3];
  if (
    file.length < 4 ||
    view.getUint16(0) !== 0 ||
    file[2] !== UNSIGNED_BYTE ||
    file.length < 4 + 4 * dimensions
  ) {
    throw new RangeError(
      'an idx file of bytes begins with 0, 0, 8, its number of dimensions and their sizes',
    );
  }
  const shape = Array.from({ length: dimensions }, (_, d) => view.getUint32(4 + 4 * d));
  const data = file.subarray(4 + 4 * dimensions);
  const wanted = shape.reduce((product, n) => product * n, 1);
  if (data.length !== wanted) {
    throw new RangeError(
      `an idx file of shape [${shape.join(', ')}] holds ${wanted} bytes, not ${data.length}`,
    );
  }
  return { shape, data };
}
