/** The address of a number in the core's memory, in bytes, as are all steps between numbers. */
export type Address = number;

/**
 * What a core computes with, on numbers that lie in its memory: the same list in TypeScript (`lib/core/plain`) and in
 * WebAssembly (`lib/core/assembly`). No kernel allocates, checks its arguments or knows of shapes. Some write up to three
 * numbers behind the end of a result: `Arena` leaves the room.
 */
export type Kernels = {
  /** A box of planes × rows × columns from one layout to another. */
  copy(
    from: Address,
    to: Address,
    planes: number,
    rows: number,
    columns: number,
    fromPlane: number,
    fromRow: number,
    fromColumn: number,
    toPlane: number,
    toRow: number,
    toColumn: number,
  ): void;
  /** Zeros. */
  zero(to: Address, bytes: number): void;
  /** Weights in the order of `taps`: in blocks of four channels (then two, then one), side by side for each tap. */
  pack(w: Address, source: Address, count: number, channels: number, channelStep: number, to: Address): void;
  /** y[c, r, i] = b[c] + Σ_t w[c, t] · x[r · rowStep + i + off[t]]. */
  taps(
    x: Address,
    off: Address,
    count: number,
    w: Address,
    b: Address,
    y: Address,
    channels: number,
    rows: number,
    width: number,
    rowStep: number,
    yRow: number,
    yPlane: number,
  ): void;
  /** y[r, i] = b + Σ_{u, v} w[u, v] · x[r + u, i + v − 1] over 3 × 3 weights, x being 0 beside its rows; width ≥ 8, rows ≥ 2. */
  three(x: Address, w: Address, b: Address, y: Address, rows: number, width: number): void;
  /** out[c, t] += Σ_{r, i} a[c · aStep + r · aRow + i] · b[r · bRow + i + off[t]]. */
  dots(
    a: Address,
    aStep: number,
    channels: number,
    b: Address,
    off: Address,
    count: number,
    rows: number,
    length: number,
    aRow: number,
    bRow: number,
    out: Address,
    outChannel: number,
    outTap: number,
  ): void;
  /** to[p] += Σ_i x[p · step + i · 4], `length` numbers each. */
  sums(x: Address, planes: number, step: number, length: number, to: Address): void;
  /** y = max(0, x), and NaN stays NaN. */
  relu(x: Address, y: Address, count: number): void;
  /** to = g where y > 0 or is NaN, else 0. */
  reluBackward(g: Address, y: Address, to: Address, count: number): void;
  /** to = a + s · b. */
  addScaled(a: Address, b: Address, s: number, to: Address, count: number): void;
  /** to = s · a. */
  scale(a: Address, s: number, to: Address, count: number): void;
  /** The largest of each window, and (unless `indices` is 0) where in its plane it stands; windows as `Pool` in `pool.ts`. */
  maxPool(x: Address, y: Address, indices: Address, window: Address, planes: number): void;
  /** x[index] += g. */
  maxPoolBackward(
    g: Address,
    indices: Address,
    x: Address,
    planes: number,
    outputs: number,
    plane: number,
  ): void;
  /** The same for windows of 2 × 2 in steps of 2: the first sample of x that is not below y takes all of g; overwrites. */
  maxPoolBackward2(g: Address, x: Address, y: Address, to: Address, window: Address, planes: number): void;
  /** The mean of each window; `divisors` has one for every window of a plane. */
  avgPool(x: Address, y: Address, divisors: Address, window: Address, planes: number): void;
  avgPoolBackward(g: Address, x: Address, divisors: Address, window: Address, planes: number): void;
  /** PyTorch's SGD; v holds the velocities, and `first` is 1 in the first step. */
  sgd(
    p: Address,
    g: Address,
    v: Address,
    count: number,
    lr: number,
    momentum: number,
    dampening: number,
    decay: number,
    nesterov: number,
    first: number,
  ): void;
  /** PyTorch's Adam: step = lr / (1 − β₁ᵗ), root = 1 / √(1 − β₂ᵗ). */
  adam(
    p: Address,
    g: Address,
    m: Address,
    v: Address,
    count: number,
    step: number,
    root: number,
    b1: number,
    b2: number,
    eps: number,
    decay: number,
  ): void;
  /** Small perceptrons, layer after layer; the table and the order of numbers are those of lib/core/assembly/layers.ts. */
  layersForward(table: Address, layers: number, points: number): void;
  layersBackward(table: Address, layers: number, points: number): void;
  /** d = (softmax(y) − onehot(label)) · scale, point by point; a label of −1 is none. */
  softmaxGradient(
    y: Address,
    labels: Address,
    scales: Address,
    d: Address,
    classes: number,
    points: number,
  ): void;
};
