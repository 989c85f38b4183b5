/** Gabor functions as the receptive fields of simple cells. */
import { type Pattern, PIXEL } from './screen.ts';
import { turned } from './stimulus.ts';

/** Beyond so many degrees from its middle a field is 0. */
export const REACH = 3.5;
/** Its square, and a little more: squared distances between pixels are multiples of p², so that rounding decides about none. */
export const RIM = REACH ** 2 + PIXEL ** 2 / 2;

export interface Gabor {
  /** Its middle, degrees of visual angle. */
  readonly x: number;
  readonly y: number;
  /** How its stripes lie: degrees anticlockwise from the horizontal. */
  readonly orientation: number;
  /** Cycles per degree, across the stripes. */
  readonly frequency: number;
  /** Degrees of a cycle: 0 is light in the middle and even, 90 odd, 180 dark in the middle. */
  readonly phase: number;
  /** Standard deviations of its envelope across and along the stripes, degrees of visual angle. */
  readonly across: number;
  readonly along: number;
}

/**
 * A pair of fields in quadrature, as weights of pixels: p² / (2πσ_u σ_v) · exp(−u²/2σ_u² − v²/2σ_v²) times cos 2πfu, and times sin 2πfu.
 *
 * With this factor the weights of the envelope alone add up to 1, so that no stimulus of contrast 1 drives the cell above 1.
 * The phase is left to `phased`.
 *
 * @see Marčelja 1980; Daugman 1985; Jones & Palmer 1987, J. Neurophysiol. 58:1233, who fitted Gabor functions to cells of the cat.
 */
export function quadrature(gabor: Omit<Gabor, 'phase'>): { even: Pattern; odd: Pattern } {
  const { orientation, frequency, across, along } = gabor;
  const seen = turned({ ...gabor, angle: orientation });
  const scale = PIXEL ** 2 / (2 * Math.PI * across * along);
  const part =
    (wave: (cycle: number) => number): Pattern =>
    (x, y) => {
      const [u, v] = seen(x, y);
      if (u * u + v * v > RIM) return 0;
      return (
        scale *
        Math.exp(-(u * u) / (2 * across ** 2) - (v * v) / (2 * along ** 2)) *
        wave(2 * Math.PI * frequency * u)
      );
    };
  return { even: part(Math.cos), odd: part(Math.sin) };
}

/** What a phase makes of a pair in quadrature, be it weights or answers: cos(a + φ) = cos a cos φ − sin a sin φ. */
export const phased = (even: number, odd: number, phase: number): number =>
  even * Math.cos((phase * Math.PI) / 180) - odd * Math.sin((phase * Math.PI) / 180);

/** A field with its phase: the envelope times cos(2πfu + φ). */
export function gabor(field: Gabor): Pattern {
  const { even, odd } = quadrature(field);
  return (x, y) => phased(even(x, y), odd(x, y), field.phase);
}
