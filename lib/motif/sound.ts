import { random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

/** Samples per second, and in a frame: 40 ms. */
export const RATE = 8000;
export const FRAME = 320;
/** Middles of the bands, in hertz, one octave apart; all of them have whole periods in a frame. */
export const BANDS: readonly number[] = [400, 800, 1600, 3200];

/** The band in which the phoneme sounds in each of its frames: from the lowest to the highest, evenly. */
export const path = (frames: number): number[] =>
  Array.from({ length: frames }, (_, j) => Math.round((j * (BANDS.length - 1)) / Math.max(1, frames - 1)));

export interface SoundOptions {
  /** Frames of the whole, and of the phoneme. */
  readonly frames: number;
  readonly length: number;
  /** The frame in which the phoneme begins; none where undefined. */
  readonly at: number | undefined;
  readonly seed: number;
}

/** How strong noise and phoneme are. */
const NOISE = 0.25;
const VOICE = 0.3;

/**
 * White noise with a rising tone in it, the phoneme: in each of its frames the tone has the frequency of one band and swells and
 * fades, 0.3 sin²(πt/T) · sin 2πft.
 *
 * @returns samples between −1 and 1, `frames` · FRAME of them.
 */
export function synthesise({ frames, length, at, seed }: SoundOptions): Float32Array {
  const draw = random(seed);
  const wave = Float32Array.from({ length: frames * FRAME }, () => NOISE * (2 * draw() - 1));
  if (at === undefined) return wave;
  path(length).forEach((band, j) => {
    const from = (at + j) * FRAME;
    for (let t = 0; t < FRAME && from + t < wave.length; t++) {
      const swell = Math.sin((Math.PI * t) / FRAME) ** 2;
      wave[from + t] += VOICE * swell * Math.sin((2 * Math.PI * BANDS[band] * t) / RATE);
    }
  });
  return wave;
}

/**
 * What a bank of filters hears: the amplitude of each band in each frame, 2/T · |Σ_t x_t e^{−2πift/T}|, relative to what the tone
 * alone gives, to three digits.
 *
 * @returns shape (bands, frames).
 * @see Goertzel 1958 for the recursion s_t = x_t + 2 cos(ω) s_{t−1} − s_{t−2}.
 */
export function filterbank(wave: Float32Array): Tensor {
  const frames = Math.floor(wave.length / FRAME);
  const heard = tensor([BANDS.length, frames]);
  BANDS.forEach((frequency, band) => {
    const turn = 2 * Math.cos((2 * Math.PI * frequency) / RATE);
    for (let frame = 0; frame < frames; frame++) {
      let [last, before] = [0, 0];
      for (let t = frame * FRAME; t < (frame + 1) * FRAME; t++)
        [last, before] = [wave[t] + turn * last - before, last];
      const power = Math.max(0, last * last + before * before - turn * last * before);
      const alone = (VOICE * FRAME) / 4;
      heard.data[band * frames + frame] = Math.round((1000 * Math.sqrt(power)) / alone) / 1000;
    }
  });
  return heard;
}
