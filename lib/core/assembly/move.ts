// What moves numbers without computing. Every address and step is in bytes.

/**
 * A box of planes × rows × columns from one layout to another; −4 or 8 bytes from column to column are as good as 4. So
 * one kernel pads, crops, transposes, and splits a row into the phases of a stride or weaves them again.
 */
export function copy(
  from: usize, to: usize, planes: i32, rows: i32, columns: i32,
  fromPlane: i32, fromRow: i32, fromColumn: i32, toPlane: i32, toRow: i32, toColumn: i32,
): void {
  const whole = fromColumn == 4 && toColumn == 4;
  const halves = fromColumn == 8 && toColumn == 4;
  for (let p = 0; p < planes; p++) {
    for (let r = 0; r < rows; r++) {
      let a = from + p * fromPlane + r * fromRow;
      let b = to + p * toPlane + r * toRow;
      let i = 0;
      if (whole) {
        for (; i + 4 <= columns; i += 4, a += 16, b += 16) v128.store(b, v128.load(a));
      } else if (halves) {
        for (; i + 4 < columns; i += 4, a += 32, b += 16) {
          v128.store(b, v128.shuffle<f32>(v128.load(a), v128.load(a, 16), 0, 2, 4, 6));
        }
      }
      for (; i < columns; i++, a += fromColumn, b += toColumn) store<f32>(b, load<f32>(a));
    }
  }
}

export function zero(to: usize, bytes: usize): void {
  memory.fill(to, 0, bytes);
}

/**
 * Weights in the order in which `taps` reads them: for four channels at a time all taps, and for each tap the four
 * weights side by side; then a pair of channels, then a single one, where the number of channels leaves them over.
 *
 * @param source where the weight of each tap lies, from the first weight of its channel.
 */
export function pack(w: usize, source: usize, count: i32, channels: i32, channelStep: usize, to: usize): void {
  const end = source + ((count as usize) << 2);
  for (; channels > 0; ) {
    const together = channels >= 4 ? 4 : channels >= 2 ? 2 : 1;
    for (let s = source; s < end; s += 4) {
      let at = w + load<i32>(s);
      for (let c = 0; c < together; c++, to += 4, at += channelStep) store<f32>(to, load<f32>(at));
    }
    w += (together as usize) * channelStep;
    channels -= together;
  }
}
