/** Reverse correlation: noise is shown, and the frames before spikes are averaged. */
import { normal, type Random, random } from '#lib/random.ts';
import { drive } from './cell.ts';
import { SIDE } from './screen.ts';
import { TICK } from './spikes.ts';

/** Checks on a side of a frame; each is 2 × 2 pixels. */
export const CHECKS = SIDE / 2;
export const NOISES = ['gaussian', 'sparse'] as const;
export type Noise = (typeof NOISES)[number];

/** In sparse noise this share of the checks is light or dark. */
const SPARSE = 0.1;
/** The variance of a check's contrast. */
export const variance = (noise: Noise): number => (noise === 'sparse' ? SPARSE : 1);

/** A field of pixels as weights of checks: the sum over each check's pixels. */
export function checked(field: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(CHECKS * CHECKS);
  for (let i = 0; i < SIDE * SIDE; i++)
    sums[(Math.floor(i / SIDE) >> 1) * CHECKS + ((i % SIDE) >> 1)] += field[i];
  return sums;
}

/** Draws a frame: each check's contrast on its own, normal with variance 1, or in 10 % of the checks ±1 and else 0. */
export function draw(noise: Noise, random: Random, frame: Float64Array): void {
  for (let i = 0; i < frame.length; i++) {
    if (noise === 'gaussian') frame[i] = normal(random);
    else {
      const u = random();
      frame[i] = u < SPARSE / 2 ? 1 : u < SPARSE ? -1 : 0;
    }
  }
}

/** One draw from the Poisson distribution of mean `mean`, by multiplying uniform draws until they fall below e^−mean (Knuth). */
export function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let [k, product] = [0, random()];
  while (product > limit) {
    product *= random();
    k++;
  }
  return k;
}

/**
 * Pearson's correlation of two lists: Σ(a − ā)(b − b̄) / √(Σ(a − ā)² Σ(b − b̄)²); 0 where one of them does not vary.
 */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  let [meanA, meanB] = [0, 0];
  for (let i = 0; i < n; i++) {
    meanA += a[i] / n;
    meanB += b[i] / n;
  }
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [da, db] = [a[i] - meanA, b[i] - meanB];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

export interface Averaged {
  readonly frames: number;
  readonly spikes: number;
  /** Σ_t n_t s_t / Σ_t n_t, CHECKS² contrasts; 0 while no spike has come. */
  readonly average: Float64Array;
}

/**
 * The spike-triggered average of a cell: in each tick a new frame s is shown, the cell fires n ~ Poisson(rate · TICK) spikes, and
 * the average is Σ n s / Σ n.
 *
 * For Gaussian white noise and a cell whose rate is f(g · s), the average tends to a multiple of g, whatever f is (Bussgang 1952), unless
 * f(g · s) and g · s are uncorrelated, as in a complex cell.
 *
 * @param fields weights of checks, from whose drives `rate` makes spikes per second.
 * @param every yields what there is after so many frames, and at the end.
 * @see Marmarelis & Naka 1972; Jones & Palmer 1987, J. Neurophysiol. 58:1187.
 */
export function* reverseCorrelation(
  fields: readonly ArrayLike<number>[],
  rate: (drives: readonly number[]) => number,
  { frames, noise, seed, every }: { frames: number; noise: Noise; seed: number; every: number },
): Generator<Averaged, Averaged> {
  const stream = random(seed);
  const frame = new Float64Array(CHECKS * CHECKS);
  const sum = new Float64Array(CHECKS * CHECKS);
  let spikes = 0;
  const now = (t: number): Averaged => ({
    frames: t,
    spikes,
    average: sum.map((value) => (spikes ? value / spikes : 0)),
  });
  for (let t = 1; t <= frames; t++) {
    draw(noise, stream, frame);
    const n = poisson(stream, TICK * rate(fields.map((field) => drive(field, frame))));
    if (n) {
      spikes += n;
      for (let i = 0; i < sum.length; i++) sum[i] += n * frame[i];
    }
    if (t % every === 0 && t < frames) yield now(t);
  }
  return now(frames);
}

/**
 * The correlation with its field that the average of a simple cell can be expected to have: 1 / √(1 + D/N · (2 + 4/(√(2π) σ ‖w‖))), where
 * D counts the checks, N the frames, σ² is the variance of a check, and w = gain · TICK · g turns contrasts into spikes.
 *
 * For E[n s] = σ² w/2 is the signal, and each check adds the variance σ² E[n²] / N, with E[n²] = σ²‖w‖²/2 + σ‖w‖/√(2π).
 * Exact where D is large and noise Gaussian.
 *
 * @param strength ‖w‖, the length of the field in spikes per unit of contrast.
 */
export function expectedCorrelation(frames: number, strength: number, noise: Noise): number {
  const sigma = Math.sqrt(variance(noise));
  const share = 2 + 4 / (Math.sqrt(2 * Math.PI) * sigma * strength);
  return 1 / Math.sqrt(1 + (CHECKS ** 2 / frames) * share);
}
