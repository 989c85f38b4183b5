/** Weights, biases and multiply-adds of one layer; products with padding count. */
export interface Cost {
  readonly weights: number;
  readonly biases: number;
  readonly products: number;
}

export interface Shape {
  readonly kind: 'layer' | 'separable' | 'volume';
  readonly inputs: number;
  readonly outputs: number;
  readonly kernel: number;
  readonly depth: number;
  readonly groups: number;
  /** Side of an input map and of an output map. */
  readonly size: number;
  readonly side: number;
  readonly frames: number;
  readonly bias: boolean;
}

/**
 * What the layer costs, what an ordinary layer between the same maps would (of 3 × 3 where this one is 1 × 1; with frames
 * as channels where this one slides along time), and what a dense layer would, which joins every number to every number.
 */
export function costs({ kind, inputs, outputs, kernel, depth, groups, size, side, frames, bias }: Shape) {
  const area = side * side;
  const from = kind === 'volume' ? frames : inputs;
  const to = kind === 'volume' ? frames - depth + 1 : outputs;
  const layer = (k: number, divided = 1): Cost => {
    const weights = (to * from * k * k) / divided;
    return { weights, biases: bias ? to : 0, products: weights * area };
  };
  const joined = from * size * size * to * area;
  const reference = kind === 'layer' && kernel === 1 && groups === 1 ? 3 : kernel;
  const volume = depth * kernel * kernel;
  const separable = kernel * kernel * inputs + inputs * outputs;
  const own: Record<Shape['kind'], Cost> = {
    layer: layer(kernel, groups),
    separable: { weights: separable, biases: bias ? outputs : 0, products: separable * area },
    volume: { weights: volume, biases: bias ? 1 : 0, products: volume * area * to },
  };
  return {
    own: own[kind],
    ordinary: layer(reference),
    reference,
    dense: { weights: joined, biases: bias ? to * area : 0, products: joined } as Cost,
  };
}
