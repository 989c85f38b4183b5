import { backward, type Operand, variable } from '#lib/nn/autograd.ts';
import { conv2d } from '#lib/nn/ops/conv.ts';
import { linear } from '#lib/nn/ops/linear.ts';
import { crossEntropy } from '#lib/nn/ops/loss.ts';
import { relu } from '#lib/nn/ops/pointwise.ts';
import { sum } from '#lib/nn/ops/reduce.ts';
import { adam } from '#lib/nn/optimiser.ts';
import { batch, type Picture } from './picture.ts';
import { onWhite } from './score.ts';
import { PARAMETERS, templateNet } from './template-net.ts';
import { REACH } from './templates.ts';

/**
 * A net of templates being trained by Adam, its flat list of parameters changed in place: `step` takes a batch, and returns
 * the mean cross-entropy before it moved.
 */
export function templateTrainer(parameters: Float32Array, lr: number) {
  const optimise = adam({ lr });
  return {
    parameters,
    step(pictures: readonly Picture[], labels: readonly number[]): number {
      const net = templateNet(parameters);
      const parts = [net.templates, net.bias, net.weight, net.letters].map(variable);
      const [templates, bias, weight, letters] = parts;
      const x: Operand = onWhite(batch(pictures), (REACH - 1) / 2);
      const found = sum(relu(conv2d(x, templates, { bias })), [2, 3]);
      const loss = crossEntropy(linear(found, weight, letters), labels);
      backward(loss);
      const gradients = new Float32Array(PARAMETERS);
      let at = 0;
      for (const { grad, value } of parts) {
        gradients.set(grad!.data, at);
        at += value.data.length;
      }
      optimise(parameters, gradients);
      return loss.value.data[0];
    },
  };
}
