import { conv2d } from '#lib/conv/conv.ts';
import { normal, type Random } from '#lib/random.ts';
import { size, type Tensor, tensor } from '#lib/tensor.ts';
import { batch, type Picture } from './picture.ts';
import { onWhite } from './score.ts';
import { REACH } from './templates.ts';

/** Templates that a net learns, and letters that it tells apart. */
export const K = 3;
export const CLASSES = 2;

/** Numbers of a net: templates, thresholds (as biases), weights of the sums, biases of the letters; in this order in a flat list. */
export const SHAPES = [[K, 1, REACH, REACH], [K], [CLASSES, K], [CLASSES]] as const;
export const LENGTHS: readonly number[] = SHAPES.map((shape) => size(shape));
export const PARAMETERS = LENGTHS.reduce((a, b) => a + b, 0);

export interface TemplateNet {
  /** Shape (K, 1, 5, 5). */
  readonly templates: Tensor;
  /** Shape (K): minus the thresholds. */
  readonly bias: Tensor;
  /** Shape (2, K): what each template's sum says for each letter. */
  readonly weight: Tensor;
  /** Shape (2). */
  readonly letters: Tensor;
}

/** The net that a flat list of PARAMETERS numbers is; it shares no memory with the list. */
export function templateNet(parameters: ArrayLike<number>): TemplateNet {
  if (parameters.length !== PARAMETERS)
    throw new RangeError(`a net of ${K} templates has ${PARAMETERS} parameters, not ${parameters.length}`);
  let from = 0;
  const [templates, bias, weight, letters] = SHAPES.map((shape, i) => {
    const part = Array.prototype.slice.call(parameters, from, from + LENGTHS[i]);
    from += LENGTHS[i];
    return tensor(shape, part);
  });
  return { templates, bias, weight, letters };
}

/** First weights: templates normal with deviation 0.2, thresholds of 0, sums and letters with deviations of 0.05 and 0. */
export function firstParameters(random: Random): Float32Array {
  const deviations = [0.2, 0, 0.05, 0];
  return Float32Array.from(
    LENGTHS.flatMap((length, i) => Array.from({ length }, () => deviations[i] * normal(random))),
  );
}

/** What each template finds in each picture, shape (N, K): Σ_ij [w_k ⋆ x + b_k]⁺ on white paper. */
export function sums({ templates, bias }: TemplateNet, pictures: readonly Picture[]): Tensor {
  const { shape, data } = conv2d(onWhite(batch(pictures), (REACH - 1) / 2), templates, { bias });
  const cells = shape[2] * shape[3];
  const total = tensor([pictures.length, K]);
  for (let i = 0; i < total.data.length; i++) {
    let sum = 0;
    for (let at = i * cells; at < (i + 1) * cells; at++) sum += Math.max(0, data[at]);
    total.data[i] = sum;
  }
  return total;
}

/** Scores of the two letters for every picture, shape (N, 2): the weighted sums; the larger one is the answer. */
export function logits(net: TemplateNet, pictures: readonly Picture[]): Tensor {
  const found = sums(net, pictures).data;
  const scores = tensor([pictures.length, CLASSES]);
  for (let i = 0; i < scores.data.length; i++) {
    const [n, c] = [Math.floor(i / CLASSES), i % CLASSES];
    let score = net.letters.data[c];
    for (let k = 0; k < K; k++) score += net.weight.data[c * K + k] * found[n * K + k];
    scores.data[i] = score;
  }
  return scores;
}

/** The letter that a net reads in each picture: 0 or 1. */
export function read(net: TemplateNet, pictures: readonly Picture[]): number[] {
  const { data } = logits(net, pictures);
  return pictures.map((_, n) => Number(data[CLASSES * n + 1] > data[CLASSES * n]));
}
