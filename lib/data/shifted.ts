/**
 * A picture moved by whole pixels, of the same size: what leaves is lost, what comes in is 0.
 *
 * @param picture row by row, `width` pixels each. @param right and @param down may be negative.
 */
export function shifted<P extends Uint8Array | Float32Array>(
  picture: P,
  width: number,
  right: number,
  down: number,
): P {
  const height = picture.length / width;
  // Not a copy by slice(): that of Node's Buffer, which is a Uint8Array too, would still be the picture itself.
  const moved = new (picture instanceof Float32Array ? Float32Array : Uint8Array)(picture.length) as P;
  for (let row = Math.max(0, down); row < Math.min(height, height + down); row++)
    for (let col = Math.max(0, right); col < Math.min(width, width + right); col++)
      moved[row * width + col] = picture[(row - down) * width + col - right];
  return moved;
}
