import { size, type Tensor, tensor } from '#lib/tensor.ts';
import { expectShape } from './dimensions.ts';

/** y[n, c, …] += bias[c]. */
export function addBias(output: Tensor, bias: Tensor): void {
  const [batch, channels, ...spatial] = output.shape;
  expectShape('bias', bias.shape, [channels]);
  const plane = size(spatial);
  for (let p = 0; p < batch * channels; p++) {
    const b = bias.data[p % channels];
    for (let i = p * plane; i < (p + 1) * plane; i++) output.data[i] += b;
  }
}

/** ∂L/∂bias[c] = Σ_{n, i} gradOutput[n, c, i]. */
export function biasGradient(gradOutput: Tensor): Tensor {
  const [batch, channels, ...spatial] = gradOutput.shape;
  const plane = size(spatial);
  const sums = new Float64Array(channels);
  for (let p = 0; p < batch * channels; p++) {
    for (let i = p * plane; i < (p + 1) * plane; i++) sums[p % channels] += gradOutput.data[i];
  }
  return tensor([channels], sums);
}

/** Insists that groups is a number of groups, and that it divides every one of the named numbers of channels. */
export function expectGroups(groups: number, channels: Record<string, number>): void {
  if (!Number.isInteger(groups) || groups < 1) {
    throw new RangeError(`groups must be a whole number from 1 up, not ${groups}`);
  }
  for (const [name, count] of Object.entries(channels)) {
    if (count % groups !== 0) {
      throw new RangeError(`${groups} groups do not divide ${count} ${name} channels`);
    }
  }
}
