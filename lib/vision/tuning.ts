/** What a curve measured over evenly spaced settings tells about a cell. */

export interface Peak {
  /** Where the curve is highest, and how high. */
  readonly at: number;
  readonly height: number;
  /** Half the width of the part around the peak that is above half the height; half the whole circle where it never falls so low. */
  readonly halfWidth: number;
}

/**
 * The peak of a curve on a circle: place and height by a parabola through the three highest neighbours, and half the width at half height
 * by straight lines between samples.
 *
 * @param values f(0), f(d), f(2d), …, with d = period / length.
 * @param period degrees after which the curve repeats: 180 for orientations.
 * @returns undefined where the curve is nowhere above 0.
 */
export function peak(values: ArrayLike<number>, period = 180): Peak | undefined {
  const n = values.length;
  let top = 0;
  for (let i = 1; i < n; i++) if (values[i] > values[top]) top = i;
  if (!(n >= 3 && values[top] > 0)) return undefined;
  const at = (i: number) => values[(((top + i) % n) + n) % n];
  const [before, here, after] = [at(-1), at(0), at(1)];
  const bend = before - 2 * here + after;
  const shift = bend < 0 ? (before - after) / (2 * bend) : 0;
  const height = here - ((before - after) * shift) / 4;
  const side = (direction: 1 | -1) => {
    for (let i = 1; i < n; i++) {
      const [inner, outer] = [at(direction * (i - 1)), at(direction * i)];
      if (outer < height / 2) return i - 1 + (inner - height / 2) / (inner - outer);
    }
    return n / 2;
  };
  const step = period / n;
  const place = (top + shift) * step;
  return {
    at: ((place % period) + period) % period,
    height,
    halfWidth: Math.min(period / 2, ((side(1) + side(-1)) / 2) * step),
  };
}

/**
 * How a response to a drifting grating beats: F1/F0, the amplitude of its first harmonic over its mean,
 * |2/n · Σ_k r_k e^{−2πik/n}| / (1/n · Σ_k r_k). A half-wave rectified cosine has π/2, a constant 0; above 1 a cell is called simple,
 * below it complex.
 *
 * @param responses at n moments, evenly over one period.
 * @returns 0 where the mean is 0.
 * @see Skottun et al. 1991, Vision Research 31:1079.
 */
export function modulation(responses: ArrayLike<number>): number {
  let [mean, cos, sin] = [0, 0, 0];
  for (let k = 0; k < responses.length; k++) {
    const turn = (2 * Math.PI * k) / responses.length;
    mean += responses[k];
    cos += responses[k] * Math.cos(turn);
    sin += responses[k] * Math.sin(turn);
  }
  return mean > 0 ? (2 * Math.hypot(cos, sin)) / mean : 0;
}

/** The length, in steps between samples, on which a curve is at least half as high as its highest sample; straight lines between samples. */
export function extent(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i]);
  if (most === 0) return 0;
  const half = most / 2;
  let length = 0;
  for (let i = 1; i < values.length; i++) {
    const [low, high] = [Math.min(values[i - 1], values[i]), Math.max(values[i - 1], values[i])];
    if (low >= half) length += 1;
    else if (high >= half) length += (high - half) / (high - low);
  }
  return length;
}
