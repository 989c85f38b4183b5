import { expectShape } from '#lib/conv/dimensions.ts';
import type { NetworkLayer, Sequential } from '#lib/nn/sequential.ts';
import { size, type Tensor, tensor } from '#lib/tensor.ts';
import { Arena, type Engine } from './arena.ts';
import { crossEntropy } from './loss.ts';
import { type OptimiserSettings, optimiser } from './optimiser.ts';
import type { Parameter, Stage, Value } from './stage.ts';
import { avgPoolStage, convStage, linearStage, maxPoolStage, reluStage, value } from './stages.ts';

/** A network that stays in a memory of its own: only inputs, labels and outputs cross between it and JavaScript. */
export interface Network {
  readonly outputShape: readonly number[];
  /** The outputs for one batch. @throws RangeError when x has another shape than the network was made for. */
  forward(x: Tensor): Tensor;
  /**
   * One step of the optimiser on the mean cross-entropy of the softmax of the outputs, shape (N, classes).
   *
   * @param labels N class numbers. @param lr takes the place of the optimiser's.
   * @returns the loss before the step.
   */
  step(x: Tensor, labels: ArrayLike<number>, lr?: number): number;
  /** The derivatives of that loss by all parameters, in their order, and the loss; changes no parameter. */
  gradients(x: Tensor, labels: ArrayLike<number>): { loss: number; gradients: Tensor[] };
  /** A copy of all weights and biases: layer by layer, its weights, then its biases (zeros where there were none). */
  parameters(): Tensor[];
}

export function network(
  engine: Engine,
  layers: Sequential,
  inputShape: readonly number[],
  settings: OptimiserSettings,
): Network {
  const arena = new Arena(engine);
  const slots = parameterSlots(arena, layers);
  const input = value(arena, inputShape);
  const stages: Stage[] = [];
  let last: Value = input;
  let [at, first] = [0, -1];
  for (const layer of layers) {
    if (layer.kind === 'flatten') {
      const [batch, ...rest] = last.shape;
      last = { ...last, shape: [batch, size(rest)] };
      continue;
    }
    const own = 'weight' in layer;
    const stage = stageOf(arena, last, layer, slots.parameters[at], slots.parameters[at + 1]);
    if (own) at += 2;
    if (own && first < 0) first = stages.length;
    stages.push(stage);
    last = stage.value;
  }
  const optimise = optimiser(arena, settings, slots);
  const output = last;
  let stale = true;

  function forward(x: Tensor) {
    expectShape('the input', x.shape, inputShape);
    arena.write(input.at, x.data);
    if (stale) for (const stage of stages) stage.refresh?.();
    stale = false;
    for (const stage of stages) stage.forward();
  }

  function backward(labels: ArrayLike<number>): number {
    const loss = crossEntropy(arena, output, labels);
    arena.kernels.zero(slots.gradients, 4 * slots.count);
    for (let s = stages.length - 1; s >= first; s--) stages[s].backward(s > first);
    return loss;
  }

  const shapes = slots.shapes;
  const read = (base: 'at' | 'gradient') =>
    slots.parameters.map((slot, i) => tensor(shapes[i], arena.read(slot[base], size(shapes[i]))));

  return {
    outputShape: output.shape,
    forward(x) {
      forward(x);
      return tensor(output.shape, arena.read(output.at, size(output.shape)));
    },
    step(x, labels, lr) {
      forward(x);
      const loss = backward(labels);
      optimise(lr);
      stale = true;
      return loss;
    },
    gradients(x, labels) {
      forward(x);
      return { loss: backward(labels), gradients: read('gradient') };
    },
    parameters: () => read('at'),
  };
}

function stageOf(
  arena: Arena,
  x: Value,
  layer: Exclude<NetworkLayer, { kind: 'flatten' }>,
  w: Parameter,
  b: Parameter,
): Stage {
  switch (layer.kind) {
    case 'conv':
      return convStage(arena, x, layer, w, b);
    case 'linear':
      return linearStage(arena, x, layer, w, b);
    case 'maxPool':
      return maxPoolStage(arena, x, layer);
    case 'avgPool':
      return avgPoolStage(arena, x, layer);
    case 'relu':
      return reluStage(arena, x);
  }
}

/** All parameters side by side, each from a whole vector on, and their gradients likewise: one step moves them all. */
function parameterSlots(arena: Arena, layers: Sequential) {
  const tensors = layers.flatMap((layer) => {
    if (!('weight' in layer)) return [];
    const [out] = layer.weight.shape;
    if (layer.bias) expectShape('bias', layer.bias.shape, [out]);
    return [layer.weight, layer.bias ?? tensor([out])];
  });
  const whole = (n: number) => (n + 3) & ~3;
  const count = tensors.reduce((sum, { data }) => sum + whole(data.length), 0);
  const [values, gradients] = [arena.zeros(count), arena.zeros(count)];
  let at = 0;
  const parameters = tensors.map(({ data }): Parameter => {
    arena.write(values + at, data);
    const slot = { at: values + at, gradient: gradients + at };
    at += 4 * whole(data.length);
    return slot;
  });
  return { parameters, shapes: tensors.map(({ shape }) => shape), values, gradients, count };
}
