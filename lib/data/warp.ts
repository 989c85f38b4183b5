import { normal, type Random } from '#lib/random.ts';
import { resampled, square } from './resample.ts';

/** A similarity of the plane: scaled, then turned around the middle, then moved. */
export type Warp = {
  /** Pixels. */
  readonly right: number;
  readonly down: number;
  /** Clockwise. */
  readonly degrees: number;
  /** 1 leaves the size as it is. */
  readonly scale: number;
};

/** Where in the unwarped picture the place (x, y) of the warped one lies: c + R(−θ)(p − c − t) / s. @param side of both. */
export function unwarped(
  x: number,
  y: number,
  side: number,
  { right, down, degrees, scale }: Warp,
): [number, number] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const middle = (side - 1) / 2;
  const [a, b] = [x - middle - right, y - middle - down];
  return [middle + (cos * a + sin * b) / scale, middle + (cos * b - sin * a) / scale];
}

/** A square picture scaled, turned and moved, bilinear; what comes in from outside is 0. @throws RangeError for a scale that is not positive. */
export function warped(data: ArrayLike<number>, side: number, warp: Warp): Float32Array {
  if (!(warp.scale > 0)) throw new RangeError(`a picture cannot be scaled by ${warp.scale}`);
  if (warp.scale === 1 && !warp.degrees && !warp.right && !warp.down) return Float32Array.from(data);
  const n = Math.ceil(1 / warp.scale);
  return resampled(square(data, side), side, (x, y) => unwarped(x, y, side, warp), n);
}

/** The picture with normal noise of that standard deviation on every pixel, kept within 0 … 1. */
export const noisy = (data: Float32Array, deviation: number, random: Random): Float32Array =>
  deviation === 0 ? data : data.map((v) => Math.min(1, Math.max(0, v + deviation * normal(random))));
