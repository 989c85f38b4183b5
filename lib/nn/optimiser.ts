/** Moves `parameters`, in place, one step against `gradients`; what it remembers belongs to these parameters alone. */
export type Optimiser = (parameters: Float32Array, gradients: Float32Array) => void;

export type SgdOptions = {
  lr: number;
  momentum?: number;
  dampening?: number;
  weightDecay?: number;
  nesterov?: boolean;
};

/**
 * Stochastic gradient descent as PyTorch defines it: g ← ∇ + λp; v ← μv + (1 − τ)g, but v ← g in the first step;
 * p ← p − η(g + μv) with Nesterov, p ← p − ηv without.
 *
 * @see PyTorch docs, torch.optim.SGD.
 */
export function sgd({
  lr,
  momentum = 0,
  dampening = 0,
  weightDecay = 0,
  nesterov = false,
}: SgdOptions): Optimiser {
  let velocity: Float32Array | undefined;
  return (p, gradients) => {
    const first = velocity === undefined;
    velocity ??= new Float32Array(p.length);
    for (let i = 0; i < p.length; i++) {
      const g = gradients[i] + weightDecay * p[i];
      if (momentum === 0) {
        p[i] -= lr * g;
        continue;
      }
      velocity[i] = first ? g : momentum * velocity[i] + (1 - dampening) * g;
      p[i] -= lr * (nesterov ? g + momentum * velocity[i] : velocity[i]);
    }
  };
}

export type AdamOptions = {
  lr?: number;
  betas?: readonly [number, number];
  eps?: number;
  weightDecay?: number;
};

/**
 * Adam: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², both divided by 1 − βᵗ, p ← p − η · m̂ / (√v̂ + ε).
 *
 * @see Kingma & Ba 2015, arXiv:1412.6980; PyTorch docs, torch.optim.Adam, whose defaults these are.
 */
export function adam({
  lr = 1e-3,
  betas = [0.9, 0.999],
  eps = 1e-8,
  weightDecay = 0,
}: AdamOptions = {}): Optimiser {
  const [b1, b2] = betas;
  let m: Float32Array | undefined;
  let v = new Float32Array(0);
  let t = 0;
  return (p, gradients) => {
    if (m === undefined) [m, v] = [new Float32Array(p.length), new Float32Array(p.length)];
    t++;
    const step = lr / (1 - b1 ** t);
    const scale = 1 / Math.sqrt(1 - b2 ** t);
    for (let i = 0; i < p.length; i++) {
      const g = gradients[i] + weightDecay * p[i];
      m[i] = b1 * m[i] + (1 - b1) * g;
      v[i] = b2 * v[i] + (1 - b2) * g * g;
      p[i] -= (step * m[i]) / (Math.sqrt(v[i]) * scale + eps);
    }
  };
}
