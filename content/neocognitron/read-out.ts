/** The layer that reads what frozen templates give. */
import { shuffle } from '#content/digits/lesson.ts';
import { digits } from '#content/digits/networks.ts';
import type { Core } from '#lib/core/core.ts';
import { begin, type NetworkLayer, type Sequential, withParameters } from '#lib/nn/sequential.ts';
import { random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { recipe } from './recipe.ts';

/** Trains a read-out, with labels, on what frozen layers give: shape (N, …). */
export function readOut(core: Core, given: Tensor, labels: Uint8Array, seed: number): NetworkLayer {
  const { batch, momentum, weightDecay } = recipe.descent;
  const { epochs, lr } = recipe.readOut;
  const width = given.data.length / labels.length;
  const by = random(seed);
  const layer: Sequential = [{ kind: 'linear', ...begin([digits, width], by) }];
  const network = core.network(layer, [batch, width], { sgd: { lr, momentum, weightDecay } });
  const perEpoch = Math.floor(labels.length / batch);
  const order = Uint32Array.from(labels, (_, i) => i);
  const x = tensor([batch, width]);
  const y = new Uint8Array(batch);
  for (let step = 0; step < epochs * perEpoch; step++) {
    const first = (step % perEpoch) * batch;
    if (first === 0) shuffle(order, by);
    for (let k = 0; k < batch; k++) {
      const at = order[first + k];
      y[k] = labels[at];
      x.data.set(given.data.subarray(at * width, (at + 1) * width), k * width);
    }
    network.step(x, y, (lr / 2) * (1 + Math.cos((Math.PI * step) / (epochs * perEpoch))));
  }
  return withParameters(layer, network.parameters())[0];
}
