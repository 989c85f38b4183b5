import type { Random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

/** How N points are shared out among K directions. */
export type Clustering = {
  /** Unit vectors, shape (K, D). */
  readonly templates: Tensor;
  /** The winner for each point: the template of the largest w · x. */
  readonly winners: Uint16Array;
  /** Mean over the points of their winner's w · x: what every round raises, or leaves. */
  readonly agreement: number;
};

/**
 * Spherical k-means, a competition for points: in every round each point goes to the template w that answers it most, and
 * every template becomes the direction of its points' sum,
 *
 * winner(x) = argmax_k w_k · x,  w_k ← Σ x / ‖Σ x‖ over the x that k won.
 *
 * Both steps raise the sum of all winning answers or leave it, so that the rounds come to rest. Of equal answers the first
 * wins; a template that wins nothing stays as it is.
 *
 * @param points shape (N, D); for the cosine to decide, unit vectors.
 * @param start shape (K, D), unit vectors: `seeds` draws some.
 * @yields before the first round, and after each, until one in which no point changes its winner.
 * @throws RangeError when points and templates have different lengths.
 * @see Dhillon & Modha 2001, Machine Learning 42:143; Coates & Ng 2012, Learning feature representations with k-means.
 */
export function* clusters(points: Tensor, start: Tensor): Generator<Clustering, void> {
  if (points.shape[1] !== start.shape[1] || points.shape.length !== 2) {
    throw new RangeError(
      `points of shape [${points.shape.join(', ')}] and templates of shape [${start.shape.join(', ')}] do not meet`,
    );
  }
  let now = contest(points, start);
  yield now;
  for (;;) {
    const next = contest(points, directions(points, now));
    yield next;
    if (next.winners.every((winner, i) => winner === now.winners[i])) return;
    now = next;
  }
}

/** Who wins each point. */
export function contest({ shape: [count, length], data }: Tensor, templates: Tensor): Clustering {
  const [k] = templates.shape;
  const w = templates.data;
  const winners = new Uint16Array(count);
  let total = 0;
  for (let n = 0; n < count; n++) {
    let most = -Infinity;
    for (let t = 0; t < k; t++) {
      let answer = 0;
      for (let d = 0; d < length; d++) answer += w[t * length + d] * data[n * length + d];
      if (answer > most) {
        most = answer;
        winners[n] = t;
      }
    }
    total += most;
  }
  return { templates, winners, agreement: count ? total / count : 0 };
}

function directions({ shape: [count, length], data }: Tensor, { templates, winners }: Clustering): Tensor {
  const [k] = templates.shape;
  const sums = new Float64Array(k * length);
  for (let n = 0; n < count; n++)
    for (let d = 0; d < length; d++) sums[winners[n] * length + d] += data[n * length + d];
  const next = tensor(templates.shape, templates.data.slice());
  for (let t = 0; t < k; t++) {
    const sum = sums.subarray(t * length, (t + 1) * length);
    const norm = Math.hypot(...sum);
    if (norm > 0) for (let d = 0; d < length; d++) next.data[t * length + d] = sum[d] / norm;
  }
  return next;
}

/**
 * K different points to start from, each drawn with a chance that grows with its distance from those already drawn:
 * P(x) ∝ 1 − max_k w_k · x (k-means++, with the cosine's distance).
 *
 * @param points shape (N, D), unit vectors.
 * @throws RangeError when there are fewer than K directions among them.
 * @see Arthur & Vassilvitskii 2007, k-means++: the advantages of careful seeding.
 */
export function seeds({ shape: [count, length], data }: Tensor, k: number, random: Random): Tensor {
  const templates = tensor([k, length]);
  const distance = new Float64Array(count).fill(1);
  for (let t = 0; t < k; t++) {
    let left = random() * distance.reduce((sum, d) => sum + d, 0);
    let chosen = -1;
    for (let n = 0; n < count; n++) {
      if (!(distance[n] > 0)) continue;
      chosen = n;
      left -= distance[n];
      if (left < 0) break;
    }
    if (chosen < 0) throw new RangeError(`there are no ${k} different directions among ${count} points`);
    const seed = data.subarray(chosen * length, (chosen + 1) * length);
    templates.data.set(seed, t * length);
    for (let n = 0; n < count; n++) {
      let cosine = 0;
      for (let d = 0; d < length; d++) cosine += seed[d] * data[n * length + d];
      // What differs by rounding alone is the same direction.
      distance[n] = Math.min(distance[n], 1 - cosine < 1e-6 ? 0 : 1 - cosine);
    }
  }
  return templates;
}
