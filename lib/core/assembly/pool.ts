// Pooling: the largest or the mean of each window. A window's settings lie in a table of twelve numbers, see `Window`.

/** height, width, rows and columns of outputs, then kernel, stride, padding and dilation, vertical before horizontal. */
@unmanaged
class Window {
  height: i32; width: i32; rows: i32; columns: i32;
  kh: i32; kw: i32; sh: i32; sw: i32; ph: i32; pw: i32; dh: i32; dw: i32;
}

/** Windows of 2 × 2 that neither overlap nor leave the plane: by far the most frequent. */
// @ts-ignore: decorators are AssemblyScript's
@inline
function quarters(w: Window): bool {
  return w.kh == 2 && w.kw == 2 && w.sh == 2 && w.sw == 2 && w.ph == 0 && w.pw == 0 && w.dh == 1 && w.dw == 1 &&
    w.columns >= 4 && w.columns * 2 <= w.width && w.rows * 2 <= w.height;
}

export function maxPool(x: usize, y: usize, indices: usize, window: usize, planes: i32): void {
  const w = changetype<Window>(window);
  const plane = (w.height * w.width) << 2;
  if (!indices && quarters(w)) {
    for (; planes > 0; planes--, x += plane, y += (w.rows * w.columns) << 2) maxOfFour(x, y, w);
    return;
  }
  for (; planes > 0; planes--, x += plane) {
    for (let r = 0; r < w.rows; r++) {
      for (let c = 0; c < w.columns; c++, y += 4) {
        let largest: f32 = -Infinity;
        let index = -1;
        for (let u = 0, i = r * w.sh - w.ph; u < w.kh; u++, i += w.dh) {
          if (i < 0 || i >= w.height) continue;
          for (let v = 0, j = c * w.sw - w.pw; v < w.kw; v++, j += w.dw) {
            if (j < 0 || j >= w.width) continue;
            const at = i * w.width + j;
            const value = load<f32>(x + (at << 2));
            if (value > largest || value != value) {
              largest = value;
              index = at;
            } else if (index < 0) index = at;
          }
        }
        store<f32>(y, largest);
        if (indices) {
          store<i32>(indices, index);
          indices += 4;
        }
      }
    }
  }
}

/** Eight samples of each of two rows make four outputs. `max`, unlike `pmax`, hands on NaN from either side. */
function maxOfFour(x: usize, y: usize, w: Window): void {
  const row = w.width << 2;
  for (let r = 0; r < w.rows; r++, x += 2 * row, y += w.columns << 2) {
    for (let c = 0; c < w.columns; c += 4) {
      const at = min(c, w.columns - 4);
      const top = x + (at << 3), bottom = top + row;
      const a = f32x4.max(v128.load(top), v128.load(bottom));
      const b = f32x4.max(v128.load(top, 16), v128.load(bottom, 16));
      v128.store(y + (at << 2), f32x4.max(v128.shuffle<f32>(a, b, 0, 2, 4, 6), v128.shuffle<f32>(a, b, 1, 3, 5, 7)));
    }
  }
}

export function maxPoolBackward(g: usize, indices: usize, x: usize, planes: i32, outputs: i32, plane: i32): void {
  for (; planes > 0; planes--, x += plane << 2) {
    for (let i = 0; i < outputs; i++, g += 4, indices += 4) {
      const index = load<i32>(indices);
      if (index < 0) continue;
      const at = x + (index << 2);
      store<f32>(at, load<f32>(at) + load<f32>(g));
    }
  }
}

export function avgPool(x: usize, y: usize, divisors: usize, window: usize, planes: i32): void {
  const w = changetype<Window>(window);
  for (; planes > 0; planes--, x += (w.height * w.width) << 2) {
    let d = divisors;
    for (let r = 0; r < w.rows; r++) {
      for (let c = 0; c < w.columns; c++, y += 4, d += 4) {
        let sum: f32 = 0;
        for (let u = 0, i = r * w.sh - w.ph; u < w.kh; u++, i++) {
          if (i < 0 || i >= w.height) continue;
          for (let v = 0, j = c * w.sw - w.pw; v < w.kw; v++, j++) {
            if (j >= 0 && j < w.width) sum += load<f32>(x + ((i * w.width + j) << 2));
          }
        }
        store<f32>(y, sum / load<f32>(d));
      }
    }
  }
}

export function avgPoolBackward(g: usize, x: usize, divisors: usize, window: usize, planes: i32): void {
  const w = changetype<Window>(window);
  for (; planes > 0; planes--, x += (w.height * w.width) << 2) {
    let d = divisors;
    for (let r = 0; r < w.rows; r++) {
      for (let c = 0; c < w.columns; c++, g += 4, d += 4) {
        const share = load<f32>(g) / load<f32>(d);
        for (let u = 0, i = r * w.sh - w.ph; u < w.kh; u++, i++) {
          if (i < 0 || i >= w.height) continue;
          for (let v = 0, j = c * w.sw - w.pw; v < w.kw; v++, j++) {
            if (j < 0 || j >= w.width) continue;
            const at = x + ((i * w.width + j) << 2);
            store<f32>(at, load<f32>(at) + share);
          }
        }
      }
    }
  }
}

/**
 * The gradient of 2 × 2 windows without indices: in each the first sample that is not below the maximum takes it all. Lanes
 * 0 and 1 of a vector are one window, 2 and 3 the next.
 */
export function maxPoolBackward2(g: usize, x: usize, y: usize, to: usize, window: usize, planes: i32): void {
  const w = changetype<Window>(window);
  const row = w.width << 2;
  const odd = i32x4(0, -1, 0, -1);
  for (; planes > 0; planes--, x += w.height * row, to += w.height * row) {
    for (let r = 0, at: usize = 0; r < w.rows; r++, at += 2 * row) {
      let c = 0;
      for (; c + 2 <= w.columns; c += 2, g += 8, y += 8) {
        const p = at + (c << 3);
        let v = v128.load64_zero(y);
        v = v128.shuffle<f32>(v, v, 0, 0, 1, 1);
        let top = v128.not(f32x4.lt(v128.load(x + p), v));
        let bottom = v128.not(f32x4.lt(v128.load(x + p + row), v));
        top = v128.andnot(top, v128.and(v128.shuffle<f32>(top, top, 0, 0, 2, 2), odd));
        bottom = v128.andnot(bottom, v128.and(v128.shuffle<f32>(bottom, bottom, 0, 0, 2, 2), odd));
        bottom = v128.andnot(bottom, v128.or(top, v128.shuffle<f32>(top, top, 1, 0, 3, 2)));
        v = v128.load64_zero(g);
        v = v128.shuffle<f32>(v, v, 0, 0, 1, 1);
        v128.store(to + p, v128.and(v, top));
        v128.store(to + p + row, v128.and(v, bottom));
      }
      if (c < w.columns) {
        const largest = load<f32>(y), p = at + (c << 3), q = p + row;
        const a = load<f32>(x + p) < largest, b = load<f32>(x + p, 4) < largest, d = load<f32>(x + q) < largest;
        store<f32>(to + p, 0);
        store<f32>(to + p, 0, 4);
        store<f32>(to + q, 0);
        store<f32>(to + q, 0, 4);
        store<f32>(to + (!a ? p : !b ? p + 4 : !d ? q : q + 4), load<f32>(g));
        g += 4;
        y += 4;
      }
    }
  }
}
