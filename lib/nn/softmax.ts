/** log Σ exp(y_j), without overflow: the largest exponent is taken out first. */
function logSumExp(logits: readonly number[]): number {
  const most = Math.max(...logits);
  return most + Math.log(logits.reduce((sum, y) => sum + Math.exp(y - most), 0));
}

/**
 * Probabilities from logits, p_k = exp(y_k) / Σ_j exp(y_j); the course calls it softargmax.
 *
 * @param logits one finite number per class.
 */
export function softmax(logits: readonly number[]): number[] {
  const total = logSumExp(logits);
  return logits.map((y) => Math.exp(y - total));
}

/**
 * The cost of one answer, −log p_k = log Σ_j exp(y_j) − y_k, in nats: 0 where class k is certain.
 *
 * @param k the class that is right.
 * @throws RangeError when there is no logit for class k.
 */
export function crossEntropy(logits: readonly number[], k: number): number {
  if (!(k in logits)) throw new RangeError(`there is no class ${k} among ${logits.length} logits`);
  return logSumExp(logits) - logits[k];
}
