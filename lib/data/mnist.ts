/** From any picture of a digit to one as MNIST has it. */
import { type Grey, resampled } from './resample.ts';

/** The mean place of the ink, (Σ v x / Σ v, Σ v y / Σ v), in pixels; undefined without ink. */
export function centreOfMass({ width, data }: Grey): [x: number, y: number] | undefined {
  let [sum, x, y] = [0, 0, 0];
  for (let i = 0; i < data.length; i++) {
    sum += data[i];
    x += data[i] * (i % width);
    y += data[i] * Math.floor(i / width);
  }
  return sum > 0 ? [x / sum, y / sum] : undefined;
}

/** Ink below this share does not count for the box. */
const FAINT = 0.1;

/**
 * The digit as LeCun, Cortes & Burges prepared theirs: made to fit a box of 20 × 20 with its proportions kept, and put with
 * its centre of mass into the middle of 28 × 28.
 *
 * @param picture ink from 0 to 1. @returns 28 × 28, or undefined without ink.
 * @see http://yann.lecun.com/exdb/mnist/
 */
export function asMnist(picture: Grey, side = 28, box = 20): Float32Array | undefined {
  const { width, data } = picture;
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (let i = 0; i < data.length; i++) {
    if (data[i] < FAINT) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    [left, top, right, bottom] = [
      Math.min(left, x),
      Math.min(top, y),
      Math.max(right, x),
      Math.max(bottom, y),
    ];
  }
  const centre = centreOfMass(picture);
  if (right < 0 || !centre) return undefined;
  const step = Math.max(right - left + 1, bottom - top + 1) / box;
  const middle = (side - 1) / 2;
  return resampled(
    picture,
    side,
    (x, y) => [centre[0] + (x - middle) * step, centre[1] + (y - middle) * step],
    Math.max(1, Math.ceil(step)),
  );
}

/** Contrast below which a picture counts as empty, and the shares of it that become 0 and 1. */
const LEAST = 0.1;
const [NONE, FULL] = [0.25, 0.75];

/**
 * The ink of a photograph or scan: how far each pixel is from the paper, which is the median of the picture's border,
 * towards dark or light, whichever goes farther; 1 is ink, 0 paper.
 *
 * @param picture grey from 0 to 1. @returns undefined where there is hardly any contrast.
 */
export function inkOf({ width, height, data }: Grey): Grey | undefined {
  const border = Array.from({ length: data.length }, (_, i) => i).filter((i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return x === 0 || y === 0 || x === width - 1 || y === height - 1;
  });
  const paper = border.map((i) => data[i]).sort((a, b) => a - b)[Math.floor(border.length / 2)];
  let [darkest, lightest] = [paper, paper];
  for (let i = 0; i < data.length; i++) {
    darkest = Math.min(darkest, data[i]);
    lightest = Math.max(lightest, data[i]);
  }
  const reach = lightest - paper > paper - darkest ? lightest - paper : darkest - paper;
  if (Math.abs(reach) < LEAST) return undefined;
  const ink = Float32Array.from(data, (v) =>
    Math.min(1, Math.max(0, ((v - paper) / reach - NONE) / (FULL - NONE))),
  );
  return { width, height, data: ink };
}
