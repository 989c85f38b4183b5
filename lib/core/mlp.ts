import { argmax, dims, type Mlp } from '#lib/nn/mlp.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { Arena, type Engine } from './arena.ts';
import { type OptimiserSettings, optimiser } from './optimiser.ts';

/** A perceptron in training on one data set, all of it in every step, in a memory of its own. */
export interface Training {
  /** `count` steps of the optimiser; the loss before the last of them. */
  steps(count: number): number;
  /** A copy of the network as it stands. */
  net(): Mlp;
  /** Mean cross-entropy and accuracy of the network as it stands. */
  measure(): { loss: number; accuracy: number };
}

const even = (n: number) => n + (n & 1);
const whole = (n: number) => (n + 3) & ~3;

export function mlp(
  engine: Engine,
  net: Mlp,
  x: Tensor,
  labels: ArrayLike<number>,
  settings: OptimiserSettings,
): Training {
  const sizes = dims(net);
  const classes = sizes[sizes.length - 1];
  const n = expectData(sizes, x, labels);
  const points = whole(n);
  const arena = new Arena(engine);
  const { kernels } = arena;

  /** All parameters side by side: each layer's weights and biases, units in whole pairs. */
  const starts = [0];
  for (let l = 0; l < net.length; l++) {
    starts.push(starts[l] + whole(even(sizes[l + 1]) * (even(sizes[l]) + 1)));
  }
  const count = starts[net.length];
  const [values, gradients] = [arena.zeros(count), arena.zeros(count)];
  const activations = sizes.map((units) => arena.zeros(even(units) * points));
  const widest = Math.max(...sizes.map(even));
  // Two take turns: the gradient by what a layer gives, and by what it takes.
  const deltas = [arena.zeros(widest * points), arena.zeros(widest * points)];
  const table = arena.integers(
    net.flatMap(({ relu }, l) => [
      even(sizes[l]),
      even(sizes[l + 1]),
      relu ? 1 : 0,
      activations[l],
      activations[l + 1],
      values + 4 * starts[l],
      gradients + 4 * starts[l],
      deltas[(l + 1) % 2],
      l > 0 ? deltas[l % 2] : 0,
    ]),
  );
  // Points that only fill the last vector have no label, and no weight.
  const classOf = new Int32Array(points).fill(-1);
  classOf.set(labels);
  const labelsAt = arena.integers(classOf);
  const scales = arena.floats(new Float32Array(points).fill(1 / n, 0, n));
  const optimise = optimiser(arena, settings, { values, gradients, count });
  const output = activations[net.length];

  /** Where unit u of point i lies among the numbers of a layer. */
  const place = (u: number, i: number) => (u >> 1) * 2 * points + (i >> 2) * 8 + (u & 1) * 4 + (i & 3);
  const inputs = new Float32Array(even(sizes[0]) * points);
  for (let i = 0; i < n; i++) {
    for (let u = 0; u < sizes[0]; u++) inputs[place(u, i)] = x.data[i * sizes[0] + u];
  }
  arena.write(activations[0], inputs);
  net.forEach(({ weight, bias }, l) => {
    const [into, out] = [sizes[l], sizes[l + 1]];
    const all = new Float32Array(even(out) * (even(into) + 1));
    for (let o = 0; o < out; o++) {
      all.set(weight.data.subarray(o * into, (o + 1) * into), o * even(into));
      all[even(out) * even(into) + o] = bias.data[o];
    }
    arena.write(values + 4 * starts[l], all);
  });

  const scores = () => arena.read(output, even(classes) * points);
  const loss = () => {
    const y = scores();
    let sum = 0;
    for (let i = 0; i < n; i++) {
      let most = -Infinity;
      for (let c = 0; c < classes; c++) most = Math.max(most, y[place(c, i)]);
      let total = 0;
      for (let c = 0; c < classes; c++) total += Math.exp(y[place(c, i)] - most);
      sum += Math.log(total) + most - y[place(labels[i], i)];
    }
    return sum / n;
  };

  return {
    steps(count) {
      for (let s = 0; s < count; s++) {
        kernels.layersForward(table, net.length, points);
        kernels.softmaxGradient(output, labelsAt, scales, deltas[net.length % 2], classes, points);
        kernels.layersBackward(table, net.length, points);
        optimise();
      }
      return loss();
    },
    net: () =>
      net.map(({ weight, bias, relu }, l) => {
        const [into, out] = [sizes[l], sizes[l + 1]];
        const all = arena.read(values + 4 * starts[l], even(out) * (even(into) + 1));
        const w = tensor(weight.shape);
        for (let o = 0; o < out; o++) {
          w.data.set(all.subarray(o * even(into), o * even(into) + into), o * into);
        }
        const first = even(out) * even(into);
        return { weight: w, bias: tensor(bias.shape, all.slice(first, first + out)), relu };
      }),
    measure() {
      kernels.layersForward(table, net.length, points);
      const y = scores();
      const found = (i: number) => argmax(Array.from({ length: classes }, (_, c) => y[place(c, i)]));
      const right = Array.from({ length: n }, (_, i) => found(i)).filter((c, i) => c === labels[i]).length;
      return { loss: loss(), accuracy: right / n };
    },
  };
}

function expectData(sizes: readonly number[], { shape }: Tensor, labels: ArrayLike<number>): number {
  const [into, classes] = [sizes[0], sizes[sizes.length - 1]];
  if (shape.length !== 2 || shape[1] !== into || shape[0] === 0 || shape[0] !== labels.length) {
    throw new RangeError(
      `this network needs inputs of shape [N, ${into}] and N labels, not [${shape.join(', ')}] and ${labels.length}`,
    );
  }
  const wrong = Array.from(labels).find((label) => !Number.isInteger(label) || label < 0 || label >= classes);
  if (wrong !== undefined) throw new RangeError(`label ${wrong} is none of the classes 0 to ${classes - 1}`);
  return shape[0];
}
