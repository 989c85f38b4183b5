import { type Tensor, tensor } from '#lib/tensor.ts';
import { argmax, dims, type Mlp, parameterCount } from './mlp.ts';
import type { Optimiser } from './optimiser.ts';

/** A perceptron in training on one data set, all of it in every step. */
export interface Trainer {
  /** The network as it stands; its tensors change with every step. */
  readonly net: Mlp;
  /** One step of the optimiser; returns the loss before it. */
  step(): number;
  /** The first rectified layer, from 0, of which no unit was on for any input when last computed; −1 where every layer lives. */
  dead(): number;
  /** Mean cross-entropy and accuracy of the network as it stands. */
  measure(): { loss: number; accuracy: number };
}

/**
 * Trains a copy of `net` on the mean cross-entropy of its softmax,
 * L = −1/N Σᵢ log softmax(yᵢ)[labelᵢ], whose gradient by the outputs is (softmax(yᵢ) − onehotᵢ) / N.
 *
 * The same as `lib/nn/autograd.ts` would compute, written as one loop per layer: activations lie unit by unit, (units, N),
 * so that every inner loop runs along the batch.
 *
 * @param net is not changed.
 * @param x shape (N, in). @param labels N class numbers.
 * @throws RangeError when the data do not fit the network or each other.
 */
export function trainer(net: Mlp, x: Tensor, labels: ArrayLike<number>, optimise: Optimiser): Trainer {
  const sizes = dims(net);
  const n = x.shape[0];
  expectData(sizes, x, labels);
  const parameters = new Float32Array(parameterCount(net));
  const gradients = new Float32Array(parameters.length);
  let at = 0;
  const take = (from: Tensor) => {
    parameters.set(from.data, at);
    const [p, g] = [parameters, gradients].map((all) => all.subarray(at, at + from.data.length));
    at += from.data.length;
    return { p, g, shape: from.shape };
  };
  const layers = net.map(({ weight, bias, relu }) => ({ w: take(weight), b: take(bias), relu }));
  /** values[l] is what layer l takes, (sizes[l], N); deltas[l] the loss's gradient by it. */
  const values = sizes.map((units) => new Float32Array(units * n));
  const deltas = sizes.map((units) => new Float32Array(units * n));
  for (let i = 0; i < n; i++)
    for (let k = 0; k < sizes[0]; k++) values[0][k * n + i] = x.data[i * sizes[0] + k];

  function forward() {
    layers.forEach(({ w, b, relu }, l) => {
      affine(values[l], w.p, b.p, values[l + 1], n);
      if (relu) rectify(values[l + 1]);
    });
  }

  /** The mean cross-entropy; leaves its gradient by the outputs in the last of `deltas`. */
  function loss(): number {
    const classes = sizes[sizes.length - 1];
    const y = values[values.length - 1];
    const d = deltas[deltas.length - 1];
    let sum = 0;
    for (let i = 0; i < n; i++) {
      let most = y[i];
      for (let c = 1; c < classes; c++) if (y[c * n + i] > most) most = y[c * n + i];
      let total = 0;
      for (let c = 0; c < classes; c++) {
        const e = Math.exp(y[c * n + i] - most);
        d[c * n + i] = e;
        total += e;
      }
      sum += Math.log(total) + most - y[labels[i] * n + i];
      for (let c = 0; c < classes; c++) d[c * n + i] /= total * n;
      d[labels[i] * n + i] -= 1 / n;
    }
    return sum / n;
  }

  function backward() {
    for (let l = layers.length - 1; l >= 0; l--) {
      const { w, b, relu } = layers[l];
      if (relu) gate(deltas[l + 1], values[l + 1]);
      affineBackward(values[l], w.p, deltas[l + 1], w.g, b.g, l > 0 ? deltas[l] : undefined, n);
    }
  }

  return {
    net: layers.map(({ w, b, relu }) => ({ weight: tensor(w.shape, w.p), bias: tensor(b.shape, b.p), relu })),
    step() {
      forward();
      const before = loss();
      backward();
      optimise(parameters, gradients);
      return before;
    },
    dead: () => layers.findIndex(({ relu }, l) => relu && values[l + 1].every((value) => value === 0)),
    measure() {
      forward();
      const y = values[values.length - 1];
      let right = 0;
      for (let i = 0; i < n; i++) {
        if (argmax(Array.from({ length: y.length / n }, (_, c) => y[c * n + i])) === labels[i]) right++;
      }
      return { loss: loss(), accuracy: right / n };
    },
  };
}

function expectData(sizes: readonly number[], { shape }: Tensor, labels: ArrayLike<number>) {
  const [into, classes] = [sizes[0], sizes[sizes.length - 1]];
  if (shape.length !== 2 || shape[1] !== into || shape[0] === 0 || shape[0] !== labels.length) {
    throw new RangeError(
      `this network needs inputs of shape [N, ${into}] and N labels, not [${shape.join(', ')}] and ${labels.length}`,
    );
  }
  const wrong = Array.from(labels).find((label) => !Number.isInteger(label) || label < 0 || label >= classes);
  if (wrong !== undefined) throw new RangeError(`label ${wrong} is none of the classes 0 to ${classes - 1}`);
}

/** z[o] = b[o] + Σ_k w[o, k] · a[k], each a row of n; two k at a time, so that z is read and written half as often. */
function affine(a: Float32Array, w: Float32Array, b: Float32Array, z: Float32Array, n: number) {
  const width = a.length / n;
  const odd = width % 2;
  for (let o = 0; o < b.length; o++) {
    const row = o * n;
    const [bias, first] = [b[o], odd ? w[o * width] : 0];
    for (let i = 0; i < n; i++) z[row + i] = bias + first * a[i];
    for (let k = odd; k < width; k += 2) {
      const [w0, w1] = [w[o * width + k], w[o * width + k + 1]];
      const [a0, a1] = [k * n, (k + 1) * n];
      for (let i = 0; i < n; i++) z[row + i] += w0 * a[a0 + i] + w1 * a[a1 + i];
    }
  }
}

/** From dz the gradients dw[o, k] = Σ dz[o] · a[k], db[o] = Σ dz[o], and da[k] = Σ_o w[o, k] · dz[o] where it is wanted. */
function affineBackward(
  a: Float32Array,
  w: Float32Array,
  dz: Float32Array,
  dw: Float32Array,
  db: Float32Array,
  da: Float32Array | undefined,
  n: number,
) {
  const width = a.length / n;
  da?.fill(0);
  for (let o = 0; o < db.length; o++) {
    const row = o * n;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += dz[row + i];
    db[o] = sum;
    // Two columns of weights at a time: their sums do not wait for each other. The last of an odd number goes twice.
    for (let k = 0; k < width; k += 2) {
      const other = Math.min(k + 1, width - 1);
      const [a0, a1] = [k * n, other * n];
      let [p0, p1] = [0, 0];
      for (let i = 0; i < n; i++) {
        const d = dz[row + i];
        p0 += d * a[a0 + i];
        p1 += d * a[a1 + i];
      }
      dw[o * width + k] = p0;
      dw[o * width + other] = p1;
    }
    if (!da) continue;
    for (let k = 0; k < width; k++) {
      const [weight, to] = [w[o * width + k], k * n];
      for (let i = 0; i < n; i++) da[to + i] += weight * dz[row + i];
    }
  }
}

function rectify(z: Float32Array) {
  for (let i = 0; i < z.length; i++) if (z[i] < 0) z[i] = 0;
}

/** Lets a gradient through where its unit is on; at 0, as PyTorch, it is off. */
function gate(d: Float32Array, post: Float32Array) {
  for (let i = 0; i < d.length; i++) if (post[i] <= 0) d[i] = 0;
}
